//! `feedmill build`: every feed of a site.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow, bail};
use feedmill::config::{self, Config};
use feedmill::date::{self, NaiveDates, Timestamp};
use feedmill::validate::Severity;
use feedmill::{Folder, Mode, Trust};

use super::options;
use super::progress::ProgressLine;
use super::report::{self, Fault, Outcome, Reports};
use super::validate::Gate;
use crate::cli::args::{Build, Format, Kind, Profile, Shown};

pub fn run(args: &Build) -> Result<ExitCode> {
    if let Some(jobs) = args.jobs {
        rayon::ThreadPoolBuilder::new()
            .num_threads(jobs.get())
            .build_global()
            .context("--jobs: the threads cannot be made")?;
    }
    #[cfg(feature = "watch")]
    if args.watch {
        return watch(args);
    }
    once(args)
}

/// Builds once, and writes the reports, also if the build fails.
fn once(args: &Build) -> Result<ExitCode> {
    let reports = Reports::new(&args.report)?;
    match attempt(args, &reports) {
        Ok(outcome) => {
            reports.write(&outcome)?;
            Ok(ExitCode::from(outcome.exit_code))
        }
        Err(error) => {
            let warnings = error.downcast_ref::<feedmill::Error>();
            let warnings = warnings.map_or(&[][..], feedmill::Error::warnings);
            let outcome = Outcome::failed(Fault::of_error(&error), warnings, &[&args.site]);
            reports.write(&outcome)?;
            Err(error)
        }
    }
}

fn attempt(args: &Build, reports: &Reports<'_>) -> Result<Outcome> {
    let config = load(args)?;
    let now = now(args, &config)?;
    let dir = folder(args, &config);
    can_be_folder(&dir)?;
    let mode = if args.check { Mode::Check } else { Mode::Write };
    let mut folder = Folder::new(dir.clone(), mode)
        .with_force(args.force)
        .with_kept_ids(args.strict);
    let gate = if args.validate {
        let gate = Arc::new(Gate::new(now, &config.validate)?);
        let checker = Arc::clone(&gate);
        folder = folder.with_gate(move |document| checker.lets_pass(document));
        Some(gate)
    } else {
        None
    };
    let progress = ProgressLine::of(folder.progress(), options::is_quiet());
    let trust = match (args.verify, args.clean_checkout) {
        (true, _) => Trust::Contents,
        (false, true) => Trust::Index,
        (false, false) => Trust::Fingerprints,
    };
    let report = feedmill::rebuild(&config, now, folder, trust);
    drop(progress);
    let folders = [&*config.root, &*args.site];
    if let Err(error) = &report
        && !options::is_quiet()
    {
        report::warnings(&folders, error.warnings());
    }
    let report = report?;
    let mut outcome = Outcome::done(&report, &folders, &dir, args.check);
    let found = gate.map_or_else(Vec::new, |gate| gate.tell(options::is_quiet()));
    let has_findings = found
        .iter()
        .any(|report| report.worst() >= Some(Severity::Warning));
    outcome.add_findings(&found);
    if !options::is_quiet() {
        report::notes(&report.notes);
        let all = options::is_verbose().then_some(Shown::All);
        report::chosen(&folders, &report.warnings, args.warnings.or(all));
    }
    if args.timings || options::is_verbose() {
        report::timings(&report);
    }
    let is_stale = args.check && !report.documents.changes.is_empty();
    if is_stale {
        report::stale(&report.documents.changes);
    } else if !options::is_quiet() && reports.is_human() {
        report::summary(&report, &dir, args.check);
    }
    let refused = &report.documents.refused;
    report::refused(refused);
    let blocked = &report.documents.blocked;
    report::blocked(blocked);
    let is_refused = !refused.is_empty()
        || !blocked.is_empty()
        || args.strict && (has_findings || !report.warnings.is_empty());
    if is_stale || is_refused {
        outcome.fail();
    }
    Ok(outcome)
}

/// Whether feeds can be written to `dir`: neither it nor what is above it is a file.
fn can_be_folder(dir: &Path) -> Result<()> {
    let there = dir.ancestors().find(|path| path.exists());
    if let Some(file) = there.filter(|path| !path.is_dir() && !path.as_os_str().is_empty()) {
        let file = report::from_here(file);
        bail!(
            "{file}: this is a file, and feeds are written to a folder\n  help: move it away, or name another folder in `feeds.dir` or with `--out`"
        );
    }
    Ok(())
}

/// Builds whenever a file changes. A site that cannot be built is told of, and built again once it is repaired.
#[cfg(feature = "watch")]
fn watch(args: &Build) -> Result<ExitCode> {
    let config = load(args)?;
    let ignored = [folder(args, &config)];
    // Watched before the first build, so that nothing that changes meanwhile is missed.
    let mut watched = vec![args.site.clone()];
    match config.watched_source() {
        Ok(source) => watched.extend(source.filter(|file| !file.starts_with(&config.root))),
        Err(name) => bail!(
            "--watch: changes of posts in {name} cannot be watched\n  help: build without --watch, and again when posts change"
        ),
    }
    let changes = super::watch::watch(&watched, &ignored)?;
    for _ in std::iter::once(Vec::new()).chain(changes) {
        if let Err(error) = once(args) {
            report::error(&error);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The site's settings, and the options before them.
fn load(args: &Build) -> Result<Config> {
    let profile = args.profile.map(|profile| match profile {
        Profile::Feedmill => config::Profile::Feedmill,
        Profile::JekyllFeed => config::Profile::JekyllFeed,
    });
    let mut config = options::load_with(&args.site, profile, args.base_url.as_deref())?;
    if let Some(from) = &args.from {
        config
            .read_from(from)
            .map_err(|(message, help)| anyhow!("--from: {message}\n  help: {help}"))?;
    }
    apply(args, &mut config);
    if let Some(base) = &args.base_url {
        config.move_to(base).map_err(|message| {
            anyhow!("--base-url: {message}\n  help: write a whole URL, such as https://preview-7.example.net/")
        })?;
    }
    Ok(config)
}

/// Where the feeds go.
fn folder(args: &Build, config: &Config) -> PathBuf {
    let own = || config.root.join(&config.feeds.dir);
    args.out.clone().unwrap_or_else(own)
}

/// Options go before settings.
fn apply(args: &Build, config: &mut Config) {
    if !args.format.is_empty() {
        let formats = config::Format::ALL.into_iter();
        let wanted = |format: &config::Format| {
            args.format
                .iter()
                .any(|wanted| *format == format_of(*wanted))
        };
        config.feeds.format_all(formats.filter(wanted).collect());
    }
    if !args.by.is_empty() {
        let chosen = config::Kind::ALL.into_iter();
        let chosen = chosen.filter(|kind| args.by.iter().any(|wanted| *kind == kind_of(*wanted)));
        config.feeds.choose(chosen.collect());
    }
    if args.limit.is_some() {
        config.feeds.limit_all(args.limit);
    }
    // What is shown for once gets no line in the lock.
    config.keeps_lock = !(args.drafts || args.future);
    config.content.drafts |= args.drafts;
    config.content.future |= args.future;
}

fn format_of(format: Format) -> config::Format {
    match format {
        Format::Rss => config::Format::Rss,
        Format::Atom => config::Format::Atom,
        Format::Json => config::Format::Json,
    }
}

fn kind_of(kind: Kind) -> config::Kind {
    match kind {
        Kind::All => config::Kind::All,
        Kind::Category => config::Kind::Category,
        Kind::Tag => config::Kind::Tag,
        Kind::Author => config::Kind::Author,
        Kind::Custom => config::Kind::Custom,
        Kind::Language => config::Kind::Language,
    }
}

/// The one use of the clock: is a post in the future?
fn now(args: &Build, config: &Config) -> Result<Timestamp> {
    instant(args.now.as_deref(), config)
}

/// The instant that `--now` names, or the present.
#[allow(clippy::disallowed_methods)]
pub fn instant(now: Option<&str>, config: &Config) -> Result<Timestamp> {
    match now {
        None => Ok(chrono::Utc::now().fixed_offset()),
        Some(text) => {
            date::read(text, false, config.timezone, NaiveDates::Site).with_context(|| {
                format!("--now: invalid date `{text}`\n  help: write it as 2026-01-01T00:00:00Z")
            })
        }
    }
}

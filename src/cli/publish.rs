//! `feedmill publish`: documents go where they are served.

#[cfg(feature = "pull")]
mod again;

use std::process::ExitCode;

use anyhow::{Result, bail};
use feedmill::net::SystemClock;
use feedmill::publish::{self, Options, Report};
use serde_json::json;

use super::options;
use super::say::{self, err, out, value};
use crate::cli::args::{Announce, Publish, ReportForm};

pub fn run(args: &Publish) -> Result<ExitCode> {
    let config = options::load(&args.site, None)?;
    // An option is relative to where it is typed, a setting to the site.
    let store = match (&args.to, &config.publish.to) {
        (Some(to), _) => publish::open(to, "".as_ref())?,
        (None, Some(to)) => publish::open(to, &config.root)?,
        (None, None) => bail!(
            "{}: names no destination to publish to\n  help: add it, or use `--to`:\n\n    publish:\n      to: s3://my-bucket/feeds\n",
            config.root.join(&config.file).display()
        ),
    };
    let dir = config.root.join(&config.feeds.dir);
    let documents = publish::documents_of(&config, args.from.as_ref().unwrap_or(&dir))?;
    let mut chosen = Options {
        keep: args.keep,
        dry_run: args.dry_run,
        take_over: args.take_over,
        ..Options::default()
    };
    if let Some(cache_control) = &config.publish.cache_control {
        chosen.cache_control.clone_from(cache_control);
    }
    #[cfg(feature = "pull")]
    if !args.force {
        again::check(&config, &*store, &documents, &chosen)?;
    }
    let report = publish::publish(&*store, &documents, &chosen, &SystemClock)?;
    if report.is_unguarded && !options::is_quiet() {
        err!(
            "warning: the store does not support conditional writes, so two runs at the same time can disturb each other\n  help: let only one run at a time, for instance by a concurrency group in CI"
        );
    }
    if args.report == Some(ReportForm::Json) {
        say::json(&as_json(&report));
    } else if !options::is_quiet() {
        summary(&report, args.dry_run);
    }
    if !args.announce {
        return Ok(ExitCode::SUCCESS);
    }
    super::announce::run(&Announce {
        site: args.site.clone(),
        from: args.from.clone(),
        dry_run: args.dry_run,
        since: None,
        max: None,
        status: false,
        allow_private: None,
        report: args.report,
    })
}

fn summary(report: &Report, dry_run: bool) {
    if dry_run {
        for path in &report.uploaded {
            out!("would send {}", value(path));
        }
        for path in &report.removed {
            out!("would remove {}", value(path));
        }
    }
    out!(
        "documents: {} sent ({} bytes), {} unchanged, {} removed{}",
        report.uploaded.len(),
        report.bytes,
        report.unchanged,
        report.removed.len(),
        if dry_run { " (nothing is done)" } else { "" },
    );
}

fn as_json(report: &Report) -> String {
    json!({
        "uploaded": report.uploaded,
        "removed": report.removed,
        "unchanged": report.unchanged,
        "bytes": report.bytes,
        "unguarded": report.is_unguarded,
    })
    .to_string()
}

//! `feedmill serve`: the feeds as subscribers get them.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use feedmill::output::serve::{self, Live, Options, Patience, State};
use feedmill::output::watch;
use feedmill::warning::Warning;
use feedmill::{Config, Folder, Mode, content};
use percent_encoding::percent_decode_str;

use super::report;
use super::say::{self, block, out, value};
use crate::args::{ReportForm, Serve};

pub fn run(args: &Serve) -> Result<ExitCode> {
    let config = Config::load(&args.site)?;
    let root = args
        .out
        .clone()
        .unwrap_or_else(|| config.root.join(&config.feeds.dir));
    let listener = TcpListener::bind(&args.addr).with_context(|| {
        format!("{}: cannot listen there\n  help: name another address with `--addr 127.0.0.1:0`, where 0 is any free port", args.addr)
    })?;
    let live = args.watch.then(Live::default);
    if let Some(live) = &live {
        std::fs::create_dir_all(&root).with_context(|| root.display().to_string())?;
        keep_current(args.site.clone(), root.clone(), live.clone())?;
    } else if !root.is_dir() {
        bail!(
            "{}: there are no feeds yet\n  help: run `feedmill build`, or serve with `--watch`",
            root.display()
        );
    }
    let url = format!(
        "http://{}{}",
        listener.local_addr()?,
        config.feeds.url.path()
    );
    match args.report {
        Some(ReportForm::Json) => {
            say::json(&serde_json::json!({"url": url, "folder": root}).to_string());
        }
        None => out!(
            "{} is served at {url} (Ctrl-C stops)",
            value(&root.to_string_lossy())
        ),
    }
    let redirects = config.feeds.presentation.redirects.iter();
    serve::serve(
        listener,
        Options {
            root,
            base: percent_decode_str(config.feeds.url.path())
                .decode_utf8_lossy()
                .into_owned(),
            url: config.feeds.url.to_string(),
            hubs: config.feeds.hubs.clone(),
            redirects: redirects
                .map(|one| (one.from.clone(), one.to.clone()))
                .collect(),
            live,
            patience: Patience::default(),
        },
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Builds now, and again whenever a file of the site changes, for as long as the process lives.
fn keep_current(site: PathBuf, root: PathBuf, live: Live) -> Result<()> {
    let changes = watch::watch(std::slice::from_ref(&site), std::slice::from_ref(&root))?;
    let mut state = State::default();
    let mut faulty = None;
    build(&site, &root, &mut state, &mut faulty);
    live.tell(state.clone());
    std::thread::spawn(move || {
        for _ in changes {
            build(&site, &root, &mut state, &mut faulty);
            live.tell(state.clone());
        }
    });
    Ok(())
}

/// Builds, and puts into `state` what there is to say. While a post that was good is broken, `faulty` being how many were
/// so far, the feeds stay as they are: subscribers must not lose it over a slip of the keyboard.
#[allow(clippy::disallowed_methods)] // The clock says only which posts are in the future.
fn build(site: &Path, root: &Path, state: &mut State, faulty: &mut Option<usize>) {
    let now = chrono::Utc::now().fixed_offset();
    let built = || -> Result<Result<feedmill::Report, Vec<Warning>>> {
        let config = Config::load(site)?;
        let scan = content::scan(&config, now, None)?;
        if faulty.is_some_and(|before| scan.faulty > before) {
            return Ok(Err(scan.warnings));
        }
        let folder = Folder::new(root.to_owned(), Mode::Write);
        Ok(Ok(feedmill::build(&config, now, folder)?))
    };
    match built() {
        Ok(Err(warnings)) => {
            report::warnings(&warnings);
            state.faults = lines(&warnings);
        }
        Ok(Ok(report)) => {
            report::warnings(&report.warnings);
            *faulty = Some(report.faulty);
            state.faults = lines(&report.warnings);
            if !report.documents.changes.is_empty() {
                state.build += 1;
            }
        }
        Err(error) => {
            say::error(&error);
            state.faults = vec![format!("error: {}", block(&format!("{error:#}")))];
        }
    }
}

fn lines(warnings: &[Warning]) -> Vec<String> {
    warnings
        .iter()
        .map(|warning| {
            let (fault, help) = (warning.to_string(), &warning.help);
            format!("{}\n  help: {}", value(&fault), value(help))
        })
        .collect()
}

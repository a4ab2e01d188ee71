//! `feedmill announce`: hubs and search engines hear what is new.

use std::process::ExitCode;

use anyhow::Result;
use feedmill::announce::{self, Report};
use feedmill::net::{Client, Clock, Limits, Reach, SystemClock, user_agent};
use serde_json::json;

use super::options;
use super::say::{self, block, err, out, value};
use crate::cli::args::{Announce, ReportForm};

pub fn run(args: &Announce) -> Result<ExitCode> {
    let config = options::load(&args.site, None)?;
    let dir = config.root.join(&config.feeds.dir);
    let folder = args.from.as_ref().unwrap_or(&dir);
    // The owner of the site says who is told, so that private addresses are as good as others.
    let client = Client::new(
        &user_agent(config.url.as_str()),
        Limits::default(),
        Reach::Everywhere,
    );
    let now = SystemClock.now().fixed_offset();
    let report = announce::announce(&config, folder, &client, &SystemClock, now, args.dry_run)?;
    let mut has_failed = false;
    for told in &report.listeners {
        for failure in &told.failures {
            has_failed = true;
            err!(
                "warning: {}: {}\n  help: the next `feedmill announce` notifies it",
                value(&told.listener),
                block(failure)
            );
        }
    }
    if args.report == Some(ReportForm::Json) {
        say::json(&as_json(&report));
    } else if !options::is_quiet() {
        summary(&report, args.dry_run);
    }
    Ok(ExitCode::from(u8::from(has_failed)))
}

fn summary(report: &Report, dry_run: bool) {
    for told in &report.listeners {
        if dry_run {
            for url in &told.news {
                out!("would notify {} of {}", value(&told.listener), value(url));
            }
        }
        out!(
            "{} ({}): {} new, {} known{}",
            value(&told.listener),
            told.kind,
            told.news.len(),
            told.known,
            if dry_run {
                " (nobody was notified)"
            } else {
                ""
            },
        );
    }
}

fn as_json(report: &Report) -> String {
    let listeners = report.listeners.iter().map(|told| {
        json!({
            "listener": told.listener, "kind": told.kind, "news": told.news,
            "known": told.known, "failures": told.failures,
        })
    });
    json!({ "listeners": listeners.collect::<Vec<_>>() }).to_string()
}

//! `feedmill pull`: other people's feeds become posts.

use std::process::ExitCode;

use anyhow::Result;
use feedmill::net::{Client, Limits, Reach, SystemClock, user_agent};
use feedmill::pull::{self, Outcome, Report, SourceReport};
use serde_json::json;

use super::options;
use super::report::count;
use super::say::{self, block, err, out, value};
use crate::cli::args::{Pull, ReportForm};

pub fn run(args: &Pull) -> Result<ExitCode> {
    let config = options::load(&args.site, None)?;
    let agent = user_agent(config.url.as_str());
    let reach = match &args.allow_private {
        Some(addresses) if addresses.is_empty() => Reach::Everywhere,
        addresses => Reach::Public(addresses.clone().unwrap_or_default()),
    };
    let client = Client::new(&agent, Limits::default(), reach);
    let options = pull::Options {
        dry_run: args.dry_run,
        retry: args.retry,
        ..pull::Options::default()
    };
    let report = pull::pull(&config, &client, &SystemClock, options)?;
    if !options::is_quiet() {
        for source in &report.sources {
            trouble(source);
        }
    }
    if args.report == Some(ReportForm::Json) {
        say::json(&as_json(&report));
    } else if !options::is_quiet() {
        summary(&report, args.dry_run);
    }
    Ok(if args.strict && report.failed().next().is_some() {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    })
}

/// Says what the owner of the site can do something about.
fn trouble(source: &SourceReport) {
    let url = value(&source.url);
    match &source.outcome {
        Outcome::Read | Outcome::Unchanged => {}
        Outcome::Waiting(turn) => err!(
            "note: {url}: failed before and is asked again after {turn}\n  help: `feedmill pull --retry` asks at once"
        ),
        Outcome::Gone => err!(
            "warning: {url}: the feed is gone for good, and is not asked for again\n  help: remove it from `sources`; `feedmill pull --retry` asks once more"
        ),
        Outcome::Failed(reason) => {
            let again = match &source.next {
                Some(turn) => format!(
                    "its posts stay; the next try is after {turn}, or now with `feedmill pull --retry`"
                ),
                None => "its posts stay; the next pull tries again".to_owned(),
            };
            err!("warning: {url}: {}\n  help: {again}", block(reason));
        }
    }
    for cut in &source.cuts {
        err!(
            "warning: {url}: {cut}\n  help: `feedmill pull` limits what a feed can bring; https://feedmill.github.io/feedmill/planet.html has the limits"
        );
    }
    if let Some(to) = &source.moved {
        err!(
            "warning: {url}: the feed has moved to {}\n  help: write that address in `sources`",
            value(to)
        );
    }
}

fn summary(report: &Report, dry_run: bool) {
    let counts = report.counts();
    let of = |wanted: fn(&Outcome) -> bool| {
        let sources = report.sources.iter();
        sources.filter(|source| wanted(&source.outcome)).count()
    };
    out!(
        "{}: {} read, {} unchanged, {} waiting, {} without a feed",
        count(report.sources.len(), "source"),
        of(|outcome| *outcome == Outcome::Read),
        of(|outcome| *outcome == Outcome::Unchanged),
        of(|outcome| matches!(outcome, Outcome::Waiting(_))),
        report.failed().count(),
    );
    let mut parts = vec![
        format!("{} new", counts.new),
        format!("{} updated", counts.updated),
        format!("{} unchanged", counts.unchanged),
    ];
    for (count, what) in [
        (counts.edited, "edited by hand and kept"),
        (counts.removed, "removed by hand"),
        (counts.elsewhere, "of another source already"),
        (counts.unmatched, "left out by `match`"),
    ] {
        if count > 0 {
            parts.push(format!("{count} {what}"));
        }
    }
    let note = if dry_run { " (nothing is written)" } else { "" };
    out!("posts: {}{note}", parts.join(", "));
}

fn as_json(report: &Report) -> String {
    let sources = report.sources.iter().map(|source| {
        let (outcome, detail) = match &source.outcome {
            Outcome::Read => ("read", None),
            Outcome::Unchanged => ("unchanged", None),
            Outcome::Waiting(until) => ("waiting", Some(until)),
            Outcome::Gone => ("gone", None),
            Outcome::Failed(reason) => ("failed", Some(reason)),
        };
        let counts = source.counts;
        json!({
            "url": source.url, "outcome": outcome, "detail": detail, "next": source.next, "moved": source.moved,
            "new": counts.new, "updated": counts.updated, "unchanged": counts.unchanged,
            "edited": counts.edited, "removed": counts.removed, "elsewhere": counts.elsewhere, "unmatched": counts.unmatched,
            "cuts": source.cuts,
        })
    });
    json!({ "sources": sources.collect::<Vec<_>>() }).to_string()
}

//! `feedmill announce`: hubs, search engines and accounts elsewhere are notified of what is new.

use std::process::ExitCode;

use anyhow::{Result, bail};
use feedmill::announce::{self, Options, Outcome, Report, Sent};
use feedmill::net::{Client, Clock, Limits, Reach, SystemClock, user_agent};
use feedmill::{Config, date};
use serde_json::{Value, json};

use super::options;
use super::say::{self, block, err, out, value};
use crate::cli::args::{Announce, ReportForm};

pub fn run(args: &Announce) -> Result<ExitCode> {
    let config = options::load(&args.site, None)?;
    if args.status {
        return status(&config, args.report);
    }
    let dir = config.root.join(&config.feeds.dir);
    let folder = args.from.as_ref().unwrap_or(&dir);
    // The owner of the site says who is told, so that private addresses are as good as others.
    let client = Client::new(
        &user_agent(config.url.as_str()),
        Limits::default(),
        Reach::Everywhere,
    );
    let reach = match &args.allow_private {
        Some(addresses) if addresses.is_empty() => Reach::Everywhere,
        addresses => Reach::Public(addresses.clone().unwrap_or_default()),
    };
    let public = Client::new(&user_agent(config.url.as_str()), Limits::default(), reach);
    let now = SystemClock.now().fixed_offset();
    let chosen = Options {
        dry_run: args.dry_run,
        since: args
            .since
            .as_deref()
            .map(|text| since(&config, text))
            .transpose()?,
        max: args.max,
        variables: &|name| std::env::var(name).ok(),
        public: &public,
        mailer: None,
    };
    let report = announce::announce(&config, folder, &client, &SystemClock, now, &chosen)?;
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
    for remark in &report.remarks {
        err!("note: {}", block(remark));
    }
    for note in &report.notes {
        has_failed = true;
        err!("warning: {}", block(note));
    }
    for outcome in &report.destinations {
        has_failed |= !outcome.failures.is_empty();
        warn(outcome);
    }
    if args.report == Some(ReportForm::Json) {
        say::json(&as_json(&report));
    } else if !options::is_quiet() {
        summary(&report, args.dry_run);
    }
    Ok(ExitCode::from(u8::from(has_failed)))
}

fn since(config: &Config, text: &str) -> Result<date::Timestamp> {
    let read = date::read(text, false, config.timezone, config.content.naive_dates);
    match read {
        Some(since) => Ok(since),
        None => bail!("--since: invalid date `{text}`\n  help: write it as 2026-01-01"),
    }
}

/// What could not be done at a destination, and what its owner should know.
fn warn(outcome: &Outcome) {
    let destination = value(&outcome.destination);
    for failure in &outcome.failures {
        let help = match failure.contains("help: ") {
            true => "",
            false => "\n  help: the next `feedmill announce` tries again",
        };
        err!("warning: {destination}: {}{help}", block(failure));
    }
    for path in &outcome.older {
        err!(
            "note: {destination}: {} is not sent, since its date is more than a week before the first announcement there\n  help: `feedmill announce --since DATE` sends it",
            value(path)
        );
    }
    for note in outcome.stays.iter().chain(&outcome.notes) {
        err!("note: {destination}: {}", block(note));
    }
}

fn summary(report: &Report, dry_run: bool) {
    for told in &report.listeners {
        if dry_run {
            for url in &told.news {
                out!("would notify {} of {}", value(&told.listener), value(url));
            }
        }
        out!(
            "{} ({}): {} new, {} known{}{}",
            value(&told.listener),
            told.kind,
            told.news.len(),
            told.known,
            match told.waiting {
                0 => String::new(),
                waiting => format!(", {waiting} wait for another day"),
            },
            if dry_run {
                " (nobody was notified)"
            } else {
                ""
            },
        );
    }
    for outcome in &report.destinations {
        destination(outcome, dry_run);
    }
}

fn destination(outcome: &Outcome, dry_run: bool) {
    let destination = value(&outcome.destination);
    let (send, change, remove) = match dry_run {
        true => ("would send", "would change", "would take back"),
        false => ("sent", "changed", "took back"),
    };
    for (verb, sent) in [(send, &outcome.posted), (change, &outcome.edited)] {
        for sent in sent {
            let count = sent.count.map_or_else(String::new, |(count, limit)| {
                format!(" ({count} of {limit} characters)")
            });
            out!("{destination}: {verb} {}{count}", value(&sent.path));
            if dry_run {
                for line in sent.text.lines() {
                    out!("    {}", value(line));
                }
            }
        }
    }
    for path in &outcome.deleted {
        out!("{destination}: {remove} {}", value(path));
    }
    for open in &outcome.open {
        out!("{destination}: to finish: {}", value(open));
    }
    let mut parts = vec![
        format!("{} sent", outcome.posted.len()),
        format!("{} changed", outcome.edited.len()),
        format!("{} taken back", outcome.deleted.len()),
        format!("{} known", outcome.known),
    ];
    if outcome.waiting > 0 {
        parts.push(format!("{} wait for the next run", outcome.waiting));
    }
    let end = if dry_run { " (nothing was sent)" } else { "" };
    out!("{destination}: {}{end}", parts.join(", "));
    if outcome.adopted > 0 {
        out!(
            "{destination}: this is the first announcement there: {} posts are recorded as known and not sent; `--since DATE` sends newer ones",
            outcome.adopted
        );
    }
}

/// Prints what the ledger says.
fn status(config: &Config, form: Option<ReportForm>) -> Result<ExitCode> {
    let ledger = announce::ledger(config)?;
    let mut rows = Vec::new();
    let mut is_open = false;
    for destination in ledger.destinations() {
        let mut counts = std::collections::BTreeMap::<&str, usize>::new();
        for (id, row) in ledger.rows(destination) {
            *counts.entry(row.state.name()).or_default() += 1;
            is_open |= row.state.is_open();
            rows.push(json!({
                "destination": destination, "id": id, "state": row.state.name(),
                "remote": row.remote, "url": row.url, "path": row.path,
            }));
            if form.is_none() && row.state != announce::State::Known && !row.path.is_empty() {
                out!(
                    "{}: {} {} {}",
                    value(destination),
                    row.state.name(),
                    value(&row.path),
                    value(&row.remote)
                );
            }
        }
        if form.is_none() {
            let counts = counts
                .iter()
                .map(|(state, count)| format!("{count} {state}"));
            let counts: Vec<String> = counts.collect();
            out!("{}: {}", value(destination), counts.join(", "));
        }
    }
    let publication = announce::records(config)?.publication;
    if let Some(publication) = &publication
        && form.is_none()
    {
        out!(
            "standard.site: {}, which the site serves as /.well-known/site.standard.publication",
            value(publication)
        );
    }
    if form == Some(ReportForm::Json) {
        say::json(&json!({ "posts": rows, "publication": publication }).to_string());
    }
    Ok(ExitCode::from(u8::from(is_open)))
}

fn as_json(report: &Report) -> String {
    let listeners = report.listeners.iter().map(|told| {
        json!({
            "listener": told.listener, "kind": told.kind, "news": told.news,
            "known": told.known, "waiting": told.waiting, "failures": told.failures,
        })
    });
    let destinations = report.destinations.iter().map(|outcome| {
        json!({
            "destination": outcome.destination, "kind": outcome.kind,
            "posted": sent(&outcome.posted), "edited": sent(&outcome.edited),
            "deleted": outcome.deleted, "known": outcome.known, "adopted": outcome.adopted,
            "older": outcome.older, "waiting": outcome.waiting, "open": outcome.open,
            "stays": outcome.stays, "failures": outcome.failures, "notes": outcome.notes,
        })
    });
    json!({
        "listeners": listeners.collect::<Vec<_>>(),
        "destinations": destinations.collect::<Vec<_>>(),
        "notes": report.notes,
        "remarks": report.remarks,
    })
    .to_string()
}

fn sent(sent: &[Sent]) -> Vec<Value> {
    let sent = sent.iter().map(|sent| {
        let (count, limit) = sent.count.unzip();
        json!({
            "path": sent.path, "url": sent.url, "text": sent.text,
            "count": count, "limit": limit,
        })
    });
    sent.collect()
}

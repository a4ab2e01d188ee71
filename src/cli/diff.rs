//! `feedmill diff`: what subscribers will get.

mod form;
mod old;
mod outcome;

use std::collections::BTreeMap;
use std::process::ExitCode;

use anyhow::{Context, Result};
use feedmill::diff::{FeedDiff, Kind, compare};
use feedmill::pull::{Seen, seen};
use feedmill::selection::Selection;
use feedmill::{Config, Folder, Mode, config, feed};

use super::options;
use super::say::{self, err};
use crate::cli::args::{Denied, Diff, DiffForm};
use old::Old;
use outcome::Outcome;

pub fn run(args: &Diff) -> Result<ExitCode> {
    let mut config = options::load(&args.site, None)?;
    // What is only compared leaves the lock as it is.
    config.keeps_lock = false;
    let now = super::build::instant(args.now.as_deref(), &config)?;
    let folder = tempfile::tempdir().context("no folder for the feeds to compare")?;
    let root = folder.path().to_owned();
    let built = Folder::new(root.clone(), Mode::Write).with_force(true);
    let report = feedmill::build(&config, now, built)?;
    super::report::notes(&report.notes);
    let ids = report
        .warnings
        .iter()
        .filter(|one| one.code.starts_with("id-"));
    let ids: Vec<_> = ids.cloned().collect();
    super::report::warnings(&[&config.root, &args.site], &ids);
    let mut new = old::documents(&root)?;
    let mut old = Old::read(args, &config, &new)?;
    // Nobody subscribes to documents of the archive.
    let is_feed = |path: &String| !feed::is_archive(&config, path);
    new.retain(|path, _| is_feed(path));
    old.documents.retain(|path, _| is_feed(path));
    let outcome = outcome(&config, old, &new);
    match args.report {
        DiffForm::Human => form::human(&outcome),
        DiffForm::Json => say::json(&form::json(&outcome)),
        DiffForm::Markdown => say::markup(&form::markdown(&outcome)),
        DiffForm::Github => say::commands(&form::github(&outcome)),
    }
    let is_denied = |denied: &Denied| {
        let kind = kind(*denied);
        outcome.feeds.iter().any(|feed| feed.most(kind) > 0)
            || kind == Kind::Gone && !outcome.removed.is_empty()
    };
    let denied: Vec<&Denied> = args.deny.iter().filter(|one| is_denied(one)).collect();
    for denied in &denied {
        err!("error: {} is denied", form::name(kind(**denied)));
    }
    Ok(match denied.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(1),
    })
}

fn kind(denied: Denied) -> Kind {
    match denied {
        Denied::Again => Kind::Again,
        Denied::Gone => Kind::Gone,
        Denied::New => Kind::New,
        Denied::Updated => Kind::Updated,
        Denied::Silent => Kind::Silent,
    }
}

fn outcome(config: &Config, old: Old, new: &BTreeMap<String, Vec<u8>>) -> Outcome {
    let mut outcome = Outcome {
        against: old.name,
        feeds: Vec::new(),
        compared: 0,
        added: Vec::new(),
        removed: Vec::new(),
        unread: old.unread,
    };
    let entries = |bytes: &[u8]| seen(bytes, None).map(|feed| feed.entries);
    for (path, bytes) in &old.documents {
        let before = match entries(bytes) {
            Ok(before) => before,
            Err(reason) => {
                outcome.unread.push((path.clone(), reason));
                continue;
            }
        };
        let now: Option<Vec<Seen>> = match new.get(path) {
            Some(bytes) => entries(bytes).ok(),
            None if old.is_foreign => site_feed(config, new, bytes),
            None => None,
        };
        let Some(now) = now else {
            outcome.removed.push(path.clone());
            continue;
        };
        outcome.compared += 1;
        let diff = compare(path, &before, &now);
        if !diff.is_empty() {
            outcome.feeds.push(diff);
        }
    }
    if !old.is_foreign {
        let is_new = |path: &&String| !old.documents.contains_key(*path);
        outcome.added = new.keys().filter(is_new).cloned().collect();
    }
    let worst =
        |feed: &FeedDiff| std::cmp::Reverse((feed.most(Kind::Again), feed.most(Kind::Gone)));
    outcome.feeds.sort_by_key(worst);
    outcome
}

/// The feed of the whole site in the format of a document that is somewhere else, or in another one.
fn site_feed(config: &Config, new: &BTreeMap<String, Vec<u8>>, bytes: &[u8]) -> Option<Vec<Seen>> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1000)]).into_owned();
    let own = match head {
        head if head.contains("<rss") => config::Format::Rss,
        head if head.trim_start().starts_with('{') => config::Format::Json,
        _ => config::Format::Atom,
    };
    let all = Selection::of_site();
    let formats = std::iter::once(own).chain(config::Format::ALL);
    let mut documents = formats.filter_map(|format| new.get(&feed::path(config, &all, format)));
    seen(documents.next()?, None).ok().map(|feed| feed.entries)
}

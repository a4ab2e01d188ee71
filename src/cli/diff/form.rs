//! The forms of what `diff` prints.

use feedmill::diff::{Change, FAMILIES, FeedDiff, Kind};
use feedmill::validate::report::{Annotation, annotation};
use serde_json::json as object;

use super::outcome::Outcome;
use crate::cli::report::count;
use crate::cli::say::{out, value};

/// So many entries of one kind and feeds are named.
const NAMED: usize = 10;
const KINDS: [Kind; 5] = [
    Kind::Again,
    Kind::Gone,
    Kind::New,
    Kind::Updated,
    Kind::Silent,
];

pub fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Again => "again",
        Kind::Gone => "gone",
        Kind::New => "new",
        Kind::Updated => "updated",
        Kind::Silent => "silent",
    }
}

fn meaning(kind: Kind) -> &'static str {
    match kind {
        Kind::Again => "known entries that are shown as new",
        Kind::Gone => "entries that are no longer there",
        Kind::New => "new entries",
        Kind::Updated => "entries that say they have changed",
        Kind::Silent => "entries that have changed and do not say so",
    }
}

fn readers(names: &[&str]) -> String {
    match names.len() {
        all if all == FAMILIES.len() => "all readers".to_owned(),
        _ => names.join(", "),
    }
}

fn of_kind(changes: &[Change], kind: Kind) -> Vec<&Change> {
    changes
        .iter()
        .filter(|change| change.kind == kind)
        .collect()
}

fn line(change: &Change) -> String {
    match &change.was {
        Some(was) => format!("{} (id {}, before {was})", change.title, change.id),
        None => change.title.clone(),
    }
}

/// How many feeds show how much at most.
fn totals(outcome: &Outcome) -> String {
    let most = |kind: Kind| outcome.feeds.iter().map(|feed| feed.most(kind)).max();
    let counts = KINDS
        .iter()
        .map(|kind| format!("{} {}", most(*kind).unwrap_or(0), name(*kind)));
    counts.collect::<Vec<_>>().join(", ")
}

pub fn human(outcome: &Outcome) {
    for feed in outcome.feeds.iter().take(NAMED) {
        out!("{}", value(&feed.path));
        for (names, changes) in &feed.readers {
            out!("  {}", readers(names));
            if changes.is_empty() {
                out!("    nothing");
            }
            for kind in KINDS {
                let of_kind = of_kind(changes, kind);
                if of_kind.is_empty() {
                    continue;
                }
                out!("    {}: {} {}", name(kind), of_kind.len(), meaning(kind));
                for change in of_kind.iter().take(NAMED) {
                    out!("      {}", value(&line(change)));
                }
                if of_kind.len() > NAMED {
                    out!("      and {} more", of_kind.len() - NAMED);
                }
            }
        }
    }
    if outcome.feeds.len() > NAMED {
        out!("and {} more", count(outcome.feeds.len() - NAMED, "feed"));
    }
    for path in &outcome.removed {
        out!("not made any more: {}", value(path));
    }
    for (path, reason) in &outcome.unread {
        out!("not compared: {}: {}", value(path), value(reason));
    }
    out!(
        "{} compared with {}, {} differ; at most {}",
        count(outcome.compared, "feed"),
        value(&outcome.against),
        outcome.feeds.len(),
        totals(outcome)
    );
}

pub fn json(outcome: &Outcome) -> String {
    let families = FAMILIES
        .iter()
        .map(|family| object!({"name": family.name, "by": family.by, "source": family.source}));
    let feeds = outcome.feeds.iter().map(|feed| {
        let readers = feed
            .readers
            .iter()
            .map(|(names, changes)| object!({"readers": names, "changes": changes}));
        object!({"path": feed.path, "readers": readers.collect::<Vec<_>>()})
    });
    let unread = outcome.unread.iter();
    let unread = unread.map(|(path, reason)| object!({"path": path, "reason": reason}));
    object!({
        "against": outcome.against,
        "compared": outcome.compared,
        "added": outcome.added,
        "removed": outcome.removed,
        "unread": unread.collect::<Vec<_>>(),
        "feeds": feeds.collect::<Vec<_>>(),
        "families": families.collect::<Vec<_>>(),
    })
    .to_string()
}

/// A text that Markdown shows as it is.
fn plain(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '&' => shown.push_str("&amp;"),
            // An `@` calls somebody, a `#` links to an issue.
            '@' | '#' => {
                shown.push(c);
                shown.push_str("<!-- -->");
            }
            '\n' | '\r' => shown.push(' '),
            c if c.is_ascii_punctuation() && !matches!(c, '.' | ',' | ':' | '/' | '-') => {
                shown.push('\\');
                shown.push(c);
            }
            c => shown.push(c),
        }
    }
    shown
}

pub fn markdown(outcome: &Outcome) -> String {
    let mut text = String::from("### What subscribers will get\n\n");
    if outcome.feeds.is_empty() {
        text.push_str("No reader shows a difference.\n");
    } else {
        text.push_str("| feed | readers | again | gone | new | updated | silent |\n|---|---|--:|--:|--:|--:|--:|\n");
    }
    for feed in outcome.feeds.iter().take(NAMED) {
        for (names, changes) in &feed.readers {
            let counts = KINDS.map(|kind| of_kind(changes, kind).len().to_string());
            text.push_str(&format!(
                "| {} | {} | {} |\n",
                plain(&feed.path),
                plain(&readers(names)),
                counts.join(" | ")
            ));
        }
    }
    if outcome.feeds.len() > NAMED {
        text.push_str(&format!(
            "\nAnd {} more.\n",
            count(outcome.feeds.len() - NAMED, "feed")
        ));
    }
    if let Some((names, changes)) = outcome.feeds.first().and_then(FeedDiff::worst) {
        for kind in [Kind::Again, Kind::Gone, Kind::New] {
            let of_kind = of_kind(changes, kind);
            if of_kind.is_empty() {
                continue;
            }
            text.push_str(&format!(
                "\n<details><summary>{}: {} {} ({})</summary>\n\n",
                name(kind),
                of_kind.len(),
                meaning(kind),
                plain(&readers(names))
            ));
            for change in of_kind.iter().take(5 * NAMED) {
                text.push_str(&format!("- {}\n", plain(&line(change))));
            }
            text.push_str("\n</details>\n");
        }
    }
    for path in &outcome.removed {
        text.push_str(&format!("\nNot made any more: {}\n", plain(path)));
    }
    text
}

pub fn github(outcome: &Outcome) -> String {
    let mut lines = Vec::new();
    for feed in outcome.feeds.iter().take(NAMED) {
        let Some((names, changes)) = feed.worst() else {
            continue;
        };
        for (kind, level) in [
            (Kind::Again, "error"),
            (Kind::Gone, "warning"),
            (Kind::New, "notice"),
        ] {
            let of_kind = of_kind(changes, kind);
            if of_kind.is_empty() {
                continue;
            }
            let titles: Vec<String> = of_kind.iter().take(NAMED).map(|one| line(one)).collect();
            let message = format!(
                "{}: {} {} in {}: {}",
                feed.path,
                of_kind.len(),
                meaning(kind),
                readers(names),
                titles.join("; ")
            );
            lines.push(annotation(&Annotation {
                level,
                file: None,
                line: None,
                column: None,
                title: "feedmill diff",
                message: &message,
            }));
        }
    }
    lines.concat()
}

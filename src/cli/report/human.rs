//! What people are told of a build: warnings with their lines, and a closing summary.

use std::collections::BTreeMap;
use std::path::Path;

use feedmill::Report;
use feedmill::output::Change;
use feedmill::warning::Warning;

use super::frame;
use super::place::{from_here, path_of};
use crate::cli::args::Shown;
use crate::cli::say::{self, Stream, err, out, value};

/// How many warnings of one kind are shown before the rest are counted.
const SHOWN: usize = 10;

/// Prints the warnings that were asked for: every one, how many there are of each kind, none, or by default the first few of
/// each kind.
pub fn chosen(folders: &[&Path], warnings: &[Warning], shown: Option<Shown>) {
    match shown {
        Some(Shown::None) => {}
        Some(Shown::Summary) => summary_of(warnings),
        Some(Shown::All) => each(folders, warnings, usize::MAX),
        None => self::warnings(folders, warnings),
    }
}

/// Prints how many warnings there are of each kind, the most frequent first, with the first file of each.
fn summary_of(warnings: &[Warning]) {
    let mut kinds: Vec<(&str, usize, &Warning)> = Vec::new();
    for warning in warnings {
        match kinds.iter_mut().find(|(code, ..)| *code == warning.code) {
            Some((_, count, _)) => *count += 1,
            None => kinds.push((warning.code, 1, warning)),
        }
    }
    kinds.sort_by(|(a, one, _), (b, other, _)| other.cmp(one).then_with(|| a.cmp(b)));
    for (code, count, first) in kinds {
        let place = match first.line {
            0 => first.path.clone(),
            line => format!("{}:{line}", first.path),
        };
        err!(
            "{count:>6}  {code:<24} {}: {}\n",
            value(&place),
            value(&first.message)
        );
    }
}

/// Prints warnings, each with its line, a caret and the fix; of one kind the first few, and how many more there are.
/// Files are named as seen from the current folder, so that an editor's terminal opens them; `folders` are those that paths
/// of the site are relative to, of which the first that has the file counts.
pub fn warnings(folders: &[&Path], warnings: &[Warning]) {
    each(folders, warnings, SHOWN);
}

fn each(folders: &[&Path], warnings: &[Warning], most: usize) {
    let renderer = say::renderer(Stream::Err);
    let mut counts = std::collections::BTreeMap::new();
    for warning in warnings {
        let count: &mut usize = counts.entry(warning.code).or_default();
        *count += 1;
        if *count <= most {
            let path = path_of(warning, folders);
            frame::warning(&renderer, warning, &path);
        }
    }
    let explained = match counts.len() {
        0 => None,
        1 => counts.keys().next().map(|code| ("this warning", *code)),
        _ => Some(("a warning", "CODE")),
    };
    for (code, count) in &counts {
        if *count > most {
            err!(
                "… and {} more warnings of the kind {code} (--warnings all shows them)\n",
                count - most
            );
        }
    }
    if let Some((what, code)) = explained {
        err!("For more information about {what}, try `feedmill explain {code}`.\n");
    }
}

/// Prints what else there is to know.
pub fn notes(notes: &[String]) {
    for note in notes {
        err!("note: {}\n", say::block(note));
    }
}

/// Prints how long each stage took, and what it worked on.
pub fn timings(report: &Report) {
    let changed = report.documents.changes.len();
    let work = |stage: &str| match stage {
        "scan" => format!("{}, {} read", count(report.files, "file"), report.read),
        "select" => format!(
            "{} for {}",
            count(report.posts, "post"),
            count(report.feeds, "feed")
        ),
        "render and write" => format!(
            "{} changed, {} not",
            count(changed, "document"),
            report.documents.unchanged
        ),
        _ => String::new(),
    };
    for (stage, time) in &report.stages {
        let milliseconds = time.as_secs_f64() * 1000.0;
        err!("{stage:<16} {milliseconds:>10.1} ms  {}", work(stage));
    }
}

/// Prints which documents are not current.
pub fn stale(changes: &[(String, Change)]) {
    for (path, change) in changes {
        let path = value(path);
        match change {
            Change::Added => err!("missing: {path}"),
            Change::Removed => err!("left over: {path}"),
            Change::Differs { line, old, new } => {
                err!(
                    "differs: {path}:{line}\n  - {}\n  + {}",
                    value(old),
                    value(new)
                );
            }
        }
    }
    err!(
        "\n{} are out of date; run `feedmill build`",
        count(changes.len(), "document")
    );
}

/// Prints which documents were not written since they have errors.
pub fn refused(documents: &[String]) {
    for document in documents {
        err!("not written: {}", value(document));
    }
    if !documents.is_empty() {
        err!(
            "\n{} not written because of errors; the old ones stay",
            count(documents.len(), "document")
        );
    }
}

/// Prints which documents were not written since something stands in their way.
pub fn blocked(documents: &[String]) {
    for document in documents {
        err!("not written: {}", value(document));
    }
    if !documents.is_empty() {
        err!(
            "\n{} not written, since feedmill did not write the files that are there",
            count(documents.len(), "document")
        );
    }
}

/// Prints a closing summary that a person likes to read.
pub fn summary(report: &Report, dir: &Path, check: bool) {
    let changed = &report.documents.changes;
    let removed = changed
        .iter()
        .filter(|(_, change)| *change == Change::Removed)
        .count();
    let seconds: f64 = report
        .stages
        .iter()
        .map(|(_, time)| time.as_secs_f64())
        .sum();
    out!(
        "{} from {} in {seconds:.2} s",
        count(report.feeds, "feed"),
        count(report.posts, "post")
    );
    let mut documents = vec![
        format!("{} written", changed.len() - removed),
        format!("{} unchanged", report.documents.unchanged),
    ];
    if removed > 0 {
        documents.push(format!("{removed} removed"));
    }
    let documents = if check {
        "all current".to_owned()
    } else {
        documents.join(", ")
    };
    out!("documents: {documents}, in {}", value(&from_here(dir)));
    let wanted: Vec<String> = report
        .left_out
        .iter()
        .map(|(reason, count)| format!("{count} {reason}"))
        .collect();
    if !wanted.is_empty() {
        out!("left out: {}", wanted.join(", "));
    }
    if !report.warnings.is_empty() {
        out!(
            "{}{}, {} left out because of errors",
            count(report.warnings.len(), "warning"),
            by_code(&report.warnings),
            count(report.faulty, "post")
        );
    }
}

/// How many warnings there are of each kind, if there are several kinds: the most frequent first.
fn by_code(warnings: &[Warning]) -> String {
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    for warning in warnings {
        *codes.entry(warning.code).or_default() += 1;
    }
    if codes.len() < 2 {
        return String::new();
    }
    let mut codes: Vec<(&str, usize)> = codes.into_iter().collect();
    codes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let named = codes.iter().map(|(code, count)| format!("{count} {code}"));
    format!(" ({})", named.collect::<Vec<_>>().join(", "))
}

pub fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

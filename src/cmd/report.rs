//! What a build has to say: warnings with their line, a closing summary, or one JSON object.

use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use feedmill::Report;
use feedmill::output::Change;
use feedmill::warning::Warning;
use serde_json::json;

use super::colour;

/// How many warnings of one kind are shown before the rest are counted.
const SHOWN: usize = 10;

/// Prints warnings, each with its line, a caret and the remedy; of one kind the first few, and how many more there are.
pub fn warnings(warnings: &[Warning]) {
    let renderer = colour::renderer(&std::io::stderr());
    let mut counts = std::collections::BTreeMap::new();
    for warning in warnings {
        let count: &mut usize = counts.entry(warning.code).or_default();
        *count += 1;
        if *count <= SHOWN {
            eprintln!("{}\n", show(&renderer, warning));
        }
    }
    for (code, count) in counts {
        if count > SHOWN {
            eprintln!(
                "… and {} more warnings of the kind {code} (--report json lists all)\n",
                count - SHOWN
            );
        }
    }
}

fn show(renderer: &Renderer, warning: &Warning) -> String {
    let title = Level::WARNING
        .primary_title(warning.message.as_str())
        .id(warning.code);
    let help = Level::HELP.message(warning.help.as_str());
    if warning.line == 0 {
        let report = Group::with_title(title)
            .element(Level::NOTE.message(warning.path.as_str()))
            .element(help);
        return renderer.render(&[report]);
    }
    let start = warning
        .text
        .char_indices()
        .nth(warning.column.saturating_sub(1))
        .map_or(0, |(at, _)| at);
    let end = warning.text.trim_end().len().max(start);
    let snippet = Snippet::source(warning.text.as_str())
        .line_start(warning.line)
        .path(warning.path.as_str())
        .annotation(AnnotationKind::Primary.span(start..end));
    renderer.render(&[Group::with_title(title).element(snippet).element(help)])
}

/// Prints what else there is to know.
pub fn notes(notes: &[String]) {
    for note in notes {
        eprintln!("note: {note}\n");
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
        eprintln!("{stage:<16} {milliseconds:>10.1} ms  {}", work(stage));
    }
}

/// Prints which documents are not current.
pub fn stale(changes: &[(String, Change)]) {
    for (path, change) in changes {
        match change {
            Change::Added => eprintln!("missing: {path}"),
            Change::Removed => eprintln!("left over: {path}"),
            Change::Differs { line, old, new } => {
                eprintln!("differs: {path}:{line}\n  - {old}\n  + {new}");
            }
        }
    }
    eprintln!(
        "\n{} are not current; run `feedmill build`",
        count(changes.len(), "document")
    );
}

/// Prints which documents were not written since they have errors.
pub fn refused(documents: &[String]) {
    for document in documents {
        eprintln!("not written: {document}");
    }
    if !documents.is_empty() {
        eprintln!(
            "\n{} with errors not written; what stood there stays",
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
    println!(
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
    println!("documents: {documents}, in {}", dir.display());
    let wanted: Vec<String> = report
        .left_out
        .iter()
        .map(|(reason, count)| format!("{count} {reason}"))
        .collect();
    if !wanted.is_empty() {
        println!("left out: {}", wanted.join(", "));
    }
    if !report.warnings.is_empty() {
        println!(
            "{}, {} left out because of a fault",
            count(report.warnings.len(), "warning"),
            count(report.faulty, "post")
        );
    }
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// The same as one JSON object.
pub fn json(report: &Report) -> String {
    let count = |wanted: fn(&Change) -> bool| {
        report
            .documents
            .changes
            .iter()
            .filter(|(_, change)| wanted(change))
            .count()
    };
    let removed = count(|change| *change == Change::Removed);
    let stages: serde_json::Map<_, _> = report
        .stages
        .iter()
        .map(|(name, time)| ((*name).to_owned(), json!(time.as_secs_f64())))
        .collect();
    let warnings: Vec<_> = report
        .warnings
        .iter()
        .map(|warning| {
            json!({"code": warning.code, "file": warning.path, "line": warning.line, "column": warning.column,
                "message": warning.message, "help": warning.help})
        })
        .collect();
    json!({
        "files": report.files,
        "read": report.read,
        "posts": report.posts,
        "left_out": report.left_out,
        "faulty": report.faulty,
        "feeds": report.feeds,
        "documents": {
            "written": report.documents.changes.len() - removed,
            "unchanged": report.documents.unchanged,
            "removed": removed,
            "refused": report.documents.refused,
            "bytes": report.documents.bytes,
        },
        "seconds": stages,
        "notes": report.notes,
        "warnings": warnings,
    })
    .to_string()
}

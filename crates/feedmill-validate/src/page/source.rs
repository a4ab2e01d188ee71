//! The source with its marks, as much of it as has something to show.

use std::fmt::Write;

use super::View;
use super::escape::escape;
use crate::{Finding, Report, Severity};

/// How many lines are shown before and after one that has a finding.
const AROUND: usize = 3;

/// A document of no more lines is shown whole.
const WHOLE: usize = 400;

/// How many lines are shown at most.
const MOST: usize = 1500;

/// How many characters of a long piece without a mark are shown at either end.
const EITHER: usize = 160;

/// How many marks a line has at most.
const MARKS: usize = 60;

pub(super) fn source(view: &View, report: &Report, text: &str, out: &mut String) {
    let words = view.language.words();
    let _ = writeln!(
        out,
        "<section class=\"source\">\n<h2>{name}</h2>\n<div class=\"lines\" tabindex=\"0\" role=\"region\" aria-label=\"{name}\">\n<ol>",
        name = words.source
    );
    let lines: Vec<&str> = text.split('\n').collect();
    let mut shown = 0;
    let mut skipped = 0;
    let mut findings = report.findings.as_slice();
    let mut start = 0;
    let near = near(report, lines.len());
    for (index, line) in lines.iter().enumerate() {
        let end = start + line.len();
        let count = findings.partition_point(|finding| finding.span.start <= end);
        let (here, rest) = findings.split_at(count);
        findings = rest;
        if near[index] && shown < MOST {
            gap(&mut skipped, words.left_out, out);
            shown += 1;
            let _ = write!(out, "<li id=\"L{n}\" value=\"{n}\"><code>", n = index + 1);
            marked(line.strip_suffix('\r').unwrap_or(line), start, here, out);
            out.push_str("</code></li>\n");
        } else {
            skipped += 1;
        }
        start = end + 1;
    }
    gap(&mut skipped, words.left_out, out);
    out.push_str("</ol>\n</div>\n</section>\n");
}

/// Which lines are shown.
fn near(report: &Report, count: usize) -> Vec<bool> {
    let mut near = vec![count <= WHOLE; count];
    let mut show = |line: usize| {
        let from = line.saturating_sub(AROUND + 1);
        let to = (line + AROUND).min(count);
        for is_near in near.get_mut(from..to).into_iter().flatten() {
            *is_near = true;
        }
    };
    show(1);
    for finding in &report.findings {
        show(finding.line);
    }
    near
}

fn gap(skipped: &mut usize, name: &str, out: &mut String) {
    if *skipped > 0 {
        let _ = writeln!(out, "<li class=\"gap\">… {skipped} {name}</li>");
        *skipped = 0;
    }
}

/// A line, which begins at this byte of the text, with marks where something was found.
fn marked(line: &str, start: usize, findings: &[Finding], out: &mut String) {
    let boundary = |mut at: usize| {
        at = at.min(line.len());
        while !line.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let mut from = 0;
    let mut rest = findings;
    let mut marks = 0;
    while let Some(first) = rest.first() {
        let at = boundary(first.span.start.saturating_sub(start));
        let same = rest
            .iter()
            .take_while(|finding| boundary(finding.span.start.saturating_sub(start)) == at)
            .count();
        let (here, later) = rest.split_at(same);
        rest = later;
        if at < from {
            continue;
        }
        marks += 1;
        if marks > MARKS {
            break;
        }
        let next = later.first().map_or(line.len(), |finding| {
            boundary(finding.span.start.saturating_sub(start))
        });
        let end = here
            .iter()
            .map(|finding| boundary(finding.span.end.saturating_sub(start)))
            .max();
        let one = line[at..].chars().next().map_or(at, |c| at + c.len_utf8());
        let end = end.unwrap_or(at).max(one).min(next.max(one));
        let severity = here
            .iter()
            .map(|finding| finding.severity)
            .max()
            .unwrap_or(Severity::Info);
        let mut names: Vec<&str> = here.iter().map(|finding| finding.rule.what).collect();
        names.dedup();
        names.truncate(4);
        out.push_str(&piece(&line[from..at]));
        let _ = write!(
            out,
            "<mark class=\"{}\" title=\"{}\">{}</mark>",
            severity.name(),
            escape(&names.join("\n")),
            if at == end {
                "␤".to_owned()
            } else {
                piece(&line[at..end])
            }
        );
        from = end;
    }
    out.push_str(&piece(&line[from..]));
}

/// A piece of a line, with the middle of a long one left out.
fn piece(text: &str) -> String {
    if text.len() <= 2 * EITHER {
        return escape(text);
    }
    let head = text
        .char_indices()
        .nth(EITHER)
        .map_or(text.len(), |(at, _)| at);
    let tail = text
        .char_indices()
        .rev()
        .nth(EITHER - 1)
        .map_or(0, |(at, _)| at);
    if head >= tail {
        return escape(text);
    }
    format!("{}…{}", escape(&text[..head]), escape(&text[tail..]))
}

//! Reports as JSON, for programs: one object a line.

use serde::Serialize;

use super::Report;
use crate::Fix;

#[derive(Serialize)]
struct Line<'r> {
    document: &'r str,
    kind: &'static str,
    valid: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<u8>,
    findings: Vec<Item<'r>>,
    #[serde(skip_serializing_if = "is_zero")]
    omitted: usize,
}

#[derive(Serialize)]
struct Item<'r> {
    rule: &'static str,
    severity: &'static str,
    line: usize,
    column: usize,
    message: &'r str,
    w3c: Option<&'static str>,
    help: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Repair<'r>>,
}

#[derive(Serialize)]
struct Repair<'r> {
    safe: bool,
    edits: Vec<Change<'r>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'r> {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    text: &'r str,
}

fn repair(fix: &Fix) -> Repair<'_> {
    let edits = fix.edits.iter().map(|edit| Change {
        line: edit.start.0,
        column: edit.start.1,
        end_line: edit.end.0,
        end_column: edit.end.1,
        text: &edit.text,
    });
    Repair {
        safe: fix.is_safe,
        edits: edits.collect(),
    }
}

fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// One line of JSON, without its end.
pub fn json(report: &Report) -> String {
    line(report, None)
}

/// The same with the score of the document.
pub fn json_with_score(report: &Report) -> String {
    line(report, Some(report.score()))
}

fn line(report: &Report, score: Option<u8>) -> String {
    let findings = report.findings.iter().map(|finding| Item {
        rule: finding.rule.name,
        severity: finding.severity.name(),
        line: finding.line,
        column: finding.column,
        message: &finding.message,
        w3c: finding.rule.w3c,
        help: finding.rule.fix,
        fix: finding.fix.as_ref().map(repair),
    });
    let line = Line {
        document: &report.document,
        kind: report.kind.name(),
        valid: report.is_valid(),
        score,
        findings: findings.collect(),
        omitted: report.omitted,
    };
    // Strings and numbers always become JSON.
    serde_json::to_string(&line).unwrap_or_default()
}

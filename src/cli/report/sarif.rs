//! The report as SARIF 2.1.0, for code scanning: one log with one run.

use std::collections::BTreeSet;

use feedmill::validate::report::uri;
use serde_json::{Value, json};

use super::outcome::{Fault, Outcome};

/// One JSON document, with its end.
pub fn sarif(outcome: &Outcome) -> String {
    let documents = &outcome.documents;
    let of_document = |rule: &'static str, document: &str, message: String| {
        result(
            rule,
            "error",
            &message,
            Some(&outcome.path_of(document)),
            None,
            None,
        )
    };
    let stale = documents.stale.iter().map(|stale| {
        let message = format!("{} is not current; run `feedmill build`", stale.path);
        result(
            STALE,
            "error",
            &message,
            Some(&outcome.path_of(&stale.path)),
            stale.line,
            None,
        )
    });
    let refused = documents.refused.iter().map(|document| {
        let message = format!("{document} was not written, since it has an error");
        of_document(REFUSED, document, message)
    });
    let blocked = documents.blocked.iter().map(|document| {
        let message = format!(
            "{document} was not written, since feedmill did not write the file that is there"
        );
        of_document(BLOCKED, document, message)
    });
    let findings = outcome.findings.iter().map(|finding| {
        let level = match finding.severity {
            "info" => "note",
            severity => severity,
        };
        let message = format!("{}\n{}", finding.message, finding.help);
        let file = outcome.path_of(&finding.document);
        let (line, column) = (Some(finding.line), Some(finding.column));
        result(finding.rule, level, &message, Some(&file), line, column)
    });
    let warnings = outcome.warnings.iter().map(of_warning);
    let results: Vec<Value> = warnings
        .chain(findings)
        .chain(stale)
        .chain(refused)
        .chain(blocked)
        .collect();
    let ids: BTreeSet<&str> = results
        .iter()
        .filter_map(|result| result["ruleId"].as_str())
        .collect();
    let rules: Vec<Value> = ids.into_iter().map(|id| json!({"id": id})).collect();
    let notifications: Vec<Value> = outcome.error.iter().map(notification).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "feedmill",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_HOMEPAGE"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": outcome.error.is_none(),
                "exitCode": outcome.exit_code,
                "toolExecutionNotifications": notifications,
            }],
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

/// The ids of what is said of documents.
const STALE: &str = "stale-document";
const REFUSED: &str = "refused-document";
const BLOCKED: &str = "foreign-document";

fn of_warning(warning: &Fault) -> Value {
    result(
        warning.code.unwrap_or("warning"),
        "warning",
        &text(warning),
        warning.file.as_deref(),
        warning.line,
        warning.column,
    )
}

fn notification(error: &Fault) -> Value {
    let mut notification = json!({"level": "error", "message": {"text": text(error)}});
    if let Some(code) = error.code {
        notification["descriptor"] = json!({"id": code});
    }
    if let Some(file) = &error.file {
        notification["locations"] = json!([location(file, error.line, error.column)]);
    }
    notification
}

fn text(fault: &Fault) -> String {
    match &fault.help {
        Some(help) => format!("{}\n{help}", fault.message),
        None => fault.message.clone(),
    }
}

fn result(
    rule: &str,
    level: &str,
    message: &str,
    file: Option<&str>,
    line: Option<usize>,
    column: Option<usize>,
) -> Value {
    let mut result = json!({"ruleId": rule, "level": level, "message": {"text": message}});
    if let Some(file) = file {
        result["locations"] = json!([location(file, line, column)]);
    }
    result
}

fn location(file: &str, line: Option<usize>, column: Option<usize>) -> Value {
    let mut place = json!({"artifactLocation": {"uri": uri(file)}});
    if let Some(line) = line {
        place["region"] = json!({"startLine": line});
    }
    if let Some(column) = column {
        place["region"]["startColumn"] = column.into();
    }
    json!({"physicalLocation": place})
}

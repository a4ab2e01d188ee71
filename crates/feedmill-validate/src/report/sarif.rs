//! Reports as SARIF 2.1.0, for code scanning: one log with one run.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::{Report, Unread};
use crate::{Edit, Finding, Rule, Severity};

/// What a path keeps as it is in a URI (RFC 3986, section 3.3). A colon would make a scheme of the first segment.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'@')
    .remove(b'+');

/// One JSON document of all reports, with its end.
pub fn sarif(reports: &[Report], unread: &[Unread]) -> String {
    let mut rules: Vec<&Rule> = Vec::new();
    for finding in reports.iter().flat_map(|report| &report.findings) {
        if let Err(place) = rules.binary_search_by_key(&finding.rule.name, |rule| rule.name) {
            rules.insert(place, finding.rule);
        }
    }
    let results = reports.iter().flat_map(|report| {
        let findings = report.findings.iter();
        findings.map(|finding| result(&report.document, finding, &rules))
    });
    let notifications = unread.iter().map(|unread| {
        json!({
            "level": "error",
            "message": {"text": unread.reason},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(&unread.document)}}}],
        })
    });
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "feedmill",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().copied().map(descriptor).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": unread.is_empty(),
                "toolExecutionNotifications": notifications.collect::<Vec<_>>(),
            }],
            "results": results.collect::<Vec<_>>(),
        }],
    });
    format!("{log:#}\n")
}

fn descriptor(rule: &Rule) -> Value {
    let mut properties = json!({"tags": [rule.family()]});
    if let Some(class) = rule.w3c {
        properties["w3c"] = class.into();
    }
    json!({
        "id": rule.name,
        "shortDescription": {"text": rule.what},
        "fullDescription": {"text": format!("{} {}", rule.what, rule.why)},
        "help": {"text": rule.fix, "markdown": format!("{}\n\nSee [{}]({}).", rule.fix, rule.spec, rule.spec.url())},
        "helpUri": rule.spec.url(),
        "defaultConfiguration": {"level": level(rule.severity)},
        "properties": properties,
    })
}

fn result(document: &str, finding: &Finding, rules: &[&Rule]) -> Value {
    let mut region = json!({"startLine": finding.line, "startColumn": finding.column});
    if !finding.span.is_empty() {
        region["endLine"] = finding.end_line.into();
        region["endColumn"] = finding.end_column.into();
    }
    let mut result = json!({
        "ruleId": finding.rule.name,
        "level": level(finding.severity),
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": uri(document)},
            "region": region,
        }}],
    });
    if let Ok(place) = rules.binary_search_by_key(&finding.rule.name, |rule| rule.name) {
        result["ruleIndex"] = place.into();
    }
    if let Some(fix) = &finding.fix {
        let replacement = |edit: &Edit| {
            json!({
                "deletedRegion": {
                    "startLine": edit.start.0,
                    "startColumn": edit.start.1,
                    "endLine": edit.end.0,
                    "endColumn": edit.end.1,
                },
                "insertedContent": {"text": edit.text},
            })
        };
        result["fixes"] = json!([{
            "description": {"text": finding.rule.fix},
            "artifactChanges": [{
                "artifactLocation": {"uri": uri(document)},
                "replacements": fix.edits.iter().map(replacement).collect::<Vec<_>>(),
            }],
            "properties": {"safe": fix.is_safe},
        }]);
    }
    result
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// Where a document is, as a URI or a relative reference.
pub fn uri(document: &str) -> String {
    if document.starts_with("https://") || document.starts_with("http://") {
        return document.to_owned();
    }
    let path = document.trim_start_matches("./");
    let encoded = utf8_percent_encode(path, PATH);
    let scheme = if path.starts_with('/') { "file://" } else { "" };
    format!("{scheme}{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Input, validate};

    #[test]
    fn a_piece_of_a_document_has_an_end() {
        let document =
            r#"{"version": "https://jsonfeed.org/version/1.1", "title": 12, "items": []}"#;
        let input = Input::new("feed.json", document.as_bytes());
        let reports = [validate(&input, None)];
        let log: Value = serde_json::from_str(&sarif(&reports, &[])).unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap();
        let region = |rule: &str| {
            let found = results.iter().find(|result| result["ruleId"] == rule);
            &found.unwrap()["locations"][0]["physicalLocation"]["region"]
        };
        assert_eq!(
            *region("json/wrong-type"),
            json!({"startLine": 1, "startColumn": 58, "endLine": 1, "endColumn": 60})
        );
    }

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("./feeds/a b#1.xml"), "feeds/a%20b%231.xml");
        assert_eq!(uri("a:b/潮.xml"), "a%3Ab/%E6%BD%AE.xml");
        assert_eq!(uri("/srv/rss.xml"), "file:///srv/rss.xml");
        assert_eq!(
            uri("https://example.org/rss?a=b"),
            "https://example.org/rss?a=b"
        );
    }
}

//! The document is not JSON.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "json/not-json",
    severity: Severity::Error,
    spec: Spec::Rfc(8259, "2"),
    w3c: None,
    what: "The document is not JSON.",
    why: "No reader can read any of it.",
    fix: "Let a library write the JSON.",
    bad: r#"{"version": "https://jsonfeed.org/version/1.1",}"#,
    good: r#"{"version": "https://jsonfeed.org/version/1.1"}"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if let Some(Err(fault)) = document.json {
        out.at(fault.at, fault.message.clone());
    }
}

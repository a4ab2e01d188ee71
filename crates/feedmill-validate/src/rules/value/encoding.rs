//! No encoding has this name.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/encoding",
    severity: Severity::Error,
    spec: Spec::Url("https://github.com/dewitt/opensearch"),
    w3c: Some("InvalidEncoding"),
    what: "No encoding has this name.",
    why: "Readers do not know the word, and skip it.",
    fix: "Write a registered name, such as `UTF-8`.",
    bad: r#"<channel><opensearch:Query role="request" inputEncoding="klingon"/></channel>"#,
    good: r#"<channel><opensearch:Query role="request" inputEncoding="UTF-8"/></channel>"#,
    check: Check::Value(Fault::Encoding),
};

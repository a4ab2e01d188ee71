//! The role of a query is none that OpenSearch knows.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/opensearch-role",
    severity: Severity::Error,
    spec: Spec::Url("https://github.com/dewitt/opensearch"),
    w3c: Some("InvalidLocalRole"),
    what: "The role of a query is none that OpenSearch knows.",
    why: "Readers do not know the word, and skip it.",
    fix: "Write `request`, `example`, `related`, `correction`, `subset` or `superset`.",
    bad: r#"<channel><opensearch:Query role="question"/></channel>"#,
    good: r#"<channel><opensearch:Query role="request"/></channel>"#,
    check: Check::Value(Fault::OpensearchRole),
};

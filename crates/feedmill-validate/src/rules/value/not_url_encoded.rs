//! A search term is not URL-encoded.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/not-url-encoded",
    severity: Severity::Error,
    spec: Spec::Url("https://github.com/dewitt/opensearch"),
    w3c: Some("NotURLEncoded"),
    what: "A search term is not URL-encoded.",
    why: "The search cannot be repeated.",
    fix: "Encode it: `H%C3%A4user`.",
    bad: r#"<channel><opensearch:Query role="request" searchTerms="50%"/></channel>"#,
    good: r#"<channel><opensearch:Query role="request" searchTerms="50%25"/></channel>"#,
    check: Check::Value(Fault::UriEncoded),
};

//! A value is not a whole number.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/integer",
    severity: Severity::Error,
    spec: Spec::Url("https://github.com/dewitt/opensearch"),
    w3c: Some("InvalidInteger"),
    what: "A value is not a whole number.",
    why: "Readers skip the value.",
    fix: "Write digits only, with a minus before them if need be.",
    bad: "<channel><opensearch:startIndex>one</opensearch:startIndex></channel>",
    good: "<channel><opensearch:startIndex>1</opensearch:startIndex></channel>",
    check: Check::Value(Fault::Integer),
};

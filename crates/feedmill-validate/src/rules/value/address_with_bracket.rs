//! An address has brackets that are not escaped.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/address-with-bracket",
    severity: Severity::Warning,
    spec: Spec::Rfc(3986, "3.2.2"),
    w3c: None,
    what: "An address has a bracket.",
    why: "Some programs refuse it, others cut it off there.",
    fix: "Write `%5B` for `[` and `%5D` for `]`.",
    bad: "<item><title>a</title><link>https://example.org/?a[]=1</link></item>",
    good: "<item><title>a</title><link>https://example.org/?a%5B%5D=1</link></item>",
    check: Check::Value(Fault::UriBracket),
};

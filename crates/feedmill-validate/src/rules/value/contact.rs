//! A value should be an e-mail address, and has none.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/contact",
    severity: Severity::Error,
    spec: Spec::Profile("data-types-email"),
    w3c: Some("InvalidContact"),
    what: "A value should be an e-mail address, and has none.",
    why: "Readers show nothing, or the name as an address.",
    fix: "Write `anna@example.org (Anna)`; or use `dc:creator`, which is for names.",
    bad: "<item><title>a</title><author>Anna</author></item>",
    good: "<item><title>a</title><author>anna@example.org (Anna)</author></item>",
    check: Check::Value(Fault::Contact),
};

//! An e-mail address stands without a name.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/contact-without-name",
    severity: Severity::Warning,
    spec: Spec::Profile("data-types-email"),
    w3c: Some("MissingRealName"),
    what: "An e-mail address stands without a name.",
    why: "Readers show the address as the author.",
    fix: "Write `anna@example.org (Anna)`.",
    bad: "<item><title>a</title><author>anna@example.org</author></item>",
    good: "<item><title>a</title><author>anna@example.org (Anna)</author></item>",
    check: Check::Value(Fault::ContactName),
};

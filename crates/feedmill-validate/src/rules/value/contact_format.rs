//! An e-mail address stands in an unusual form.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/contact-format",
    severity: Severity::Warning,
    spec: Spec::Profile("data-types-email"),
    w3c: Some("EmailFormat"),
    what: "An e-mail address stands in an unusual form.",
    why: "Readers that look for the name in brackets show the whole text.",
    fix: "Write `anna@example.org (Anna)`.",
    bad: "<item><title>a</title><author>Anna &lt;anna@example.org></author></item>",
    good: "<item><title>a</title><author>anna@example.org (Anna)</author></item>",
    check: Check::Value(Fault::ContactFormat),
};

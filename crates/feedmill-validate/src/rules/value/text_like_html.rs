//! A plain text has characters that some readers take for HTML.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/text-like-html",
    severity: Severity::Warning,
    spec: Spec::Profile("data-types-characterdata"),
    w3c: Some("CharacterData"),
    what: "A plain text has characters that some readers take for HTML.",
    why: "They swallow what follows.",
    fix: "Write `&#x26;` and `&#x3C;` for `&` and `<`, as the profile recommends, or use other words.",
    bad: "<item><title>a</title><dc:subject>&amp;&lt;a</dc:subject></item>",
    good: "<item><title>a</title><dc:subject>a</dc:subject></item>",
    check: Check::Value(Fault::HtmlMarkInText),
};

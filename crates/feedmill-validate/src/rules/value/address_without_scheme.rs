//! An address begins with `www.`.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/address-without-scheme",
    severity: Severity::Warning,
    spec: Spec::Rfc(3986, "4.2"),
    w3c: None,
    what: "An address begins with `www.` instead of a scheme.",
    why: "Readers take it for a file beside the feed, and the link is dead.",
    fix: "Write `https://` before it.",
    bad: r#"<feed xmlns="http://www.w3.org/2005/Atom"><link rel="related" href="www.example.org/a"/></feed>"#,
    good: r#"<feed xmlns="http://www.w3.org/2005/Atom"><link rel="related" href="https://www.example.org/a"/></feed>"#,
    check: Check::Value(Fault::UriWww),
};

//! A link's relation is neither registered nor an address.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/link-relation",
    severity: Severity::Warning,
    spec: Spec::Rfc4287("4.2.7.2"),
    w3c: Some("UnregisteredAtomLinkRel"),
    what: "A link's relation is neither registered nor an address.",
    why: "Readers do not know what the link is for.",
    fix: "Use a relation of the IANA's list, such as `alternate`, `self` or `enclosure`; or an address of your own.",
    bad: r#"<entry><link rel="origin" href="https://example.org/"/></entry>"#,
    good: r#"<entry><link rel="via" href="https://example.org/"/></entry>"#,
    check: Check::Value(Fault::LinkRel),
};

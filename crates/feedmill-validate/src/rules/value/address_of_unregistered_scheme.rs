//! The scheme of an address is not registered.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/address-of-unregistered-scheme",
    severity: Severity::Warning,
    spec: Spec::Rfc(7595, ""),
    w3c: Some("SchemeNotIANARegistered"),
    what: "The scheme of an address is not registered.",
    why: "Readers do not know how to follow it.",
    fix: "Use `https`, or a scheme that the IANA has registered.",
    bad: "<item><title>a</title><link>feed://example.org/a</link></item>",
    good: "<item><title>a</title><link>https://example.org/a</link></item>",
    check: Check::Value(Fault::UriScheme),
};

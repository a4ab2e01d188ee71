//! An address has a character that addresses may not have.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/address-with-forbidden-character",
    severity: Severity::Error,
    spec: Spec::Rfc(3986, "2"),
    w3c: Some("InvalidUriChar"),
    what: "An address has a character that addresses may not have.",
    why: "Readers cut the address off there, or do not follow it at all.",
    fix: "Write the character as `%` and two hexadecimal digits: a space is `%20`.",
    bad: "<item><title>a</title><link>https://example.org/a b</link></item>",
    good: "<item><title>a</title><link>https://example.org/a%20b</link></item>",
    check: Check::Value(Fault::UriCharacter),
};

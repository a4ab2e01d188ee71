//! An address in RSS has characters beyond ASCII.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/address-not-ascii",
    severity: Severity::Error,
    spec: Spec::Rfc(3986, "2"),
    w3c: Some("UriNotIri"),
    what: "An address in RSS has characters beyond ASCII.",
    why: "RSS has URIs, not IRIs. Some readers do not encode the characters, and do not reach the page.",
    fix: "Encode the path with `%`, and the host as `xn--…`.",
    bad: "<item><title>a</title><link>https://example.org/\u{e9}</link></item>",
    good: "<item><title>a</title><link>https://example.org/%C3%A9</link></item>",
    check: Check::Value(Fault::UriNotAscii),
};

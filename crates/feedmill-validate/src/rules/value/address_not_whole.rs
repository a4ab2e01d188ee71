//! An address has no scheme, or no host.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/address-not-whole",
    severity: Severity::Error,
    spec: Spec::Rfc(3986, "4.3"),
    w3c: Some("InvalidFullLink"),
    what: "An address has no scheme, or no host.",
    why: "A feed is read far from its site: a reader cannot tell where a relative address leads.",
    fix: "Write the whole address, with `https://` and the host.",
    bad: "<item><title>a</title><link>example.org/a</link></item>",
    good: "<item><title>a</title><link>https://example.org/a</link></item>",
    check: Check::Value(Fault::UriRelative),
};

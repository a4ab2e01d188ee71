//! A value is not an e-mail address.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/email",
    severity: Severity::Error,
    spec: Spec::Rfc4287("3.2.3"),
    w3c: Some("InvalidAddrSpec"),
    what: "A value is not an e-mail address.",
    why: "Nobody can write to it.",
    fix: "Write the address alone: `anna@example.org`.",
    bad: "<entry><author><name>Anna</name><email>anna</email></author></entry>",
    good: "<entry><author><name>Anna</name><email>anna@example.org</email></author></entry>",
    check: Check::Value(Fault::AddrSpec),
};

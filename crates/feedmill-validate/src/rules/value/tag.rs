//! An id begins with `tag:` and is not a tag URI.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/tag",
    severity: Severity::Error,
    spec: Spec::Rfc(4151, "2.1"),
    w3c: Some("InvalidTAG"),
    what: "An id begins with `tag:` and is not a tag URI.",
    why: "Programs that know tag URIs may refuse the id.",
    fix: "Write `tag:`, a domain or address, a comma, a date, a colon and a name: `tag:example.org,2026:a`.",
    bad: "<entry><id>tag:example.org:a</id></entry>",
    good: "<entry><id>tag:example.org,2026:a</id></entry>",
    check: Check::Value(Fault::Tag),
};

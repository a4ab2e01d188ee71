//! An id begins with `urn:uuid:` and has no UUID after it.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/uuid",
    severity: Severity::Error,
    spec: Spec::Rfc(9562, "4"),
    w3c: Some("InvalidUUID"),
    what: "An id begins with `urn:uuid:` and has no UUID after it.",
    why: "The id may be the same as that of another entry in the world.",
    fix: "Use a UUID: 8, 4, 4, 4 and 12 hexadecimal digits with hyphens between.",
    bad: "<entry><id>urn:uuid:1234</id></entry>",
    good: "<entry><id>urn:uuid:60a76c80-d399-11d9-b93c-0003939e0af6</id></entry>",
    check: Check::Value(Fault::Uuid),
};

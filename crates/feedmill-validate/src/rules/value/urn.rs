//! An id begins with `urn:` and is not a URN.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/urn",
    severity: Severity::Error,
    spec: Spec::Rfc(8141, "2"),
    w3c: Some("InvalidURN"),
    what: "An id begins with `urn:` and is not a URN.",
    why: "Programs that know URNs may refuse the id.",
    fix: "Write `urn:`, a registered name of letters, digits and hyphens, a colon and the rest; or use `urn:uuid:`.",
    bad: "<entry><id>urn:example.org:a</id></entry>",
    good: "<entry><id>urn:example-org:a</id></entry>",
    check: Check::Value(Fault::Urn),
};

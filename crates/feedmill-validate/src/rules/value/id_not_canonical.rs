//! An id is an address in an unusual form.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/id-not-canonical",
    severity: Severity::Warning,
    spec: Spec::Rfc4287("4.2.6.1"),
    w3c: Some("NonCanonicalURI"),
    what: "An id is an address in an unusual form.",
    why: "Programs that write addresses anew may take it for another id, and show the entry twice.",
    fix: "Write scheme and host in small letters, an empty path as `/`, no default port, escapes in capitals and only where needed.",
    bad: "<entry><id>http://Example.org</id></entry>",
    good: "<entry><id>http://example.org/</id></entry>",
    check: Check::Value(Fault::IdNotCanonical),
};

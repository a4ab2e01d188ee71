//! A value is neither yes nor no.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/yes-no",
    severity: Severity::Error,
    spec: Spec::Rfc(5023, "13.1.1"),
    w3c: Some("InvalidYesNo"),
    what: "A value is neither yes nor no.",
    why: "Readers do not know the word, and skip it.",
    fix: "Write `yes` or `no`.",
    bad: "<entry><app:control><app:draft>true</app:draft></app:control></entry>",
    good: "<entry><app:control><app:draft>yes</app:draft></app:control></entry>",
    check: Check::Value(Fault::YesNo),
};

//! An attribute is not a whole number.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/integer-attribute",
    severity: Severity::Error,
    spec: Spec::Rss("optionalChannelElements"),
    w3c: Some("InvalidIntegerAttribute"),
    what: "An attribute is not a whole number.",
    why: "Readers skip the value.",
    fix: "Write digits only. The length of an enclosure is in bytes.",
    bad: r#"<item><title>a</title><enclosure url="https://example.org/a.mp3" length="12 MB" type="audio/mpeg"/></item>"#,
    good: r#"<item><title>a</title><enclosure url="https://example.org/a.mp3" length="12582912" type="audio/mpeg"/></item>"#,
    check: Check::Value(Fault::IntegerAttribute),
};

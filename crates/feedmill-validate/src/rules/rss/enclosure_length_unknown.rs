//! The length of an enclosure is blank or below 0.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "rss/enclosure-length-unknown",
    severity: Severity::Error,
    spec: Spec::Profile("element-channel-item-enclosure"),
    w3c: Some("UseZeroForUnknown"),
    what: "The length of an enclosure is blank or below 0.",
    why: "Players refuse the file, or show nonsense.",
    fix: "Write the length in bytes, or 0 if it is not known.",
    bad: r#"<item><title>a</title><enclosure url="https://example.org/a.mp3" length="" type="audio/mpeg"/></item>"#,
    good: r#"<item><title>a</title><enclosure url="https://example.org/a.mp3" length="0" type="audio/mpeg"/></item>"#,
    check: Check::Value(Fault::UnknownLength),
};

//! The address of an enclosure is not a whole http address.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/enclosure-address",
    severity: Severity::Error,
    spec: Spec::Rss("ltenclosuregtSubelementOfLtitemgt"),
    w3c: Some("InvalidURLAttribute"),
    what: "The address of an enclosure is not a whole http address.",
    why: "Players cannot fetch the file.",
    fix: "Write the whole address, with `https://`, and without spaces.",
    bad: r#"<item><title>a</title><enclosure url="a.mp3" length="1" type="audio/mpeg"/></item>"#,
    good: r#"<item><title>a</title><enclosure url="https://example.org/a.mp3" length="1" type="audio/mpeg"/></item>"#,
    check: Check::Value(Fault::UriEnclosure),
};

//! The width of the channel's image is not from 1 to 144.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/image-width",
    severity: Severity::Error,
    spec: Spec::Rss("ltimagegtSubelementOfLtchannelgt"),
    w3c: Some("InvalidWidth"),
    what: "The width of the channel's image is not from 1 to 144.",
    why: "Readers skip the value.",
    fix: "Write the width in pixels; make the image smaller if need be.",
    bad: "<image><url>https://example.org/a.png</url><title>a</title><link>https://example.org/</link><width>600</width></image>",
    good: "<image><url>https://example.org/a.png</url><title>a</title><link>https://example.org/</link><width>88</width></image>",
    check: Check::Value(Fault::Width),
};

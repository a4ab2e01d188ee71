//! The height of the channel's image is not from 1 to 400.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/image-height",
    severity: Severity::Error,
    spec: Spec::Rss("ltimagegtSubelementOfLtchannelgt"),
    w3c: Some("InvalidHeight"),
    what: "The height of the channel's image is not from 1 to 400.",
    why: "Readers skip the value.",
    fix: "Write the height in pixels; make the image smaller if need be.",
    bad: "<image><url>https://example.org/a.png</url><title>a</title><link>https://example.org/</link><height>600</height></image>",
    good: "<image><url>https://example.org/a.png</url><title>a</title><link>https://example.org/</link><height>31</height></image>",
    check: Check::Value(Fault::Height),
};

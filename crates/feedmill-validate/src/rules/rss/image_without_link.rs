//! The channel's image has no link.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "rss/image-without-link",
    severity: Severity::Error,
    spec: Spec::Rss("ltimagegtSubelementOfLtchannelgt"),
    w3c: Some("MissingLink"),
    what: "The channel's image has no link.",
    why: "Readers show no image, or one without its link.",
    fix: "Add a `link`, the same as the channel's.",
    bad: "<image><url>https://example.org/a.png</url><title>a</title></image>",
    good: "<image><url>https://example.org/a.png</url><title>a</title><link>https://example.org/</link></image>",
    check: Check::Child("image", &["link"]),
};

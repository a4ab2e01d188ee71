//! The channel's image has no url.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "rss/image-without-url",
    severity: Severity::Error,
    spec: Spec::Rss("ltimagegtSubelementOfLtchannelgt"),
    w3c: Some("MissingElement"),
    what: "The channel's image has no url.",
    why: "Readers show no image, or one without its url.",
    fix: "Add a `url` with the address of the picture.",
    bad: "<image><title>a</title><link>https://example.org/</link></image>",
    good: "<image><url>https://example.org/a.png</url><title>a</title><link>https://example.org/</link></image>",
    check: Check::Child("image", &["url"]),
};

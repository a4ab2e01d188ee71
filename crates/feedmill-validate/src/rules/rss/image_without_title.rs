//! The channel's image has no title.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "rss/image-without-title",
    severity: Severity::Error,
    spec: Spec::Rss("ltimagegtSubelementOfLtchannelgt"),
    w3c: Some("MissingTitle"),
    what: "The channel's image has no title.",
    why: "Readers show no image, or one without its title.",
    fix: "Add a `title`, the same as the channel's.",
    bad: "<image><url>https://example.org/a.png</url><link>https://example.org/</link></image>",
    good: "<image><url>https://example.org/a.png</url><title>a</title><link>https://example.org/</link></image>",
    check: Check::Child("image", &["title"]),
};

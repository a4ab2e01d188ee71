//! The type of an enclosure is not a media type.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/enclosure-type",
    severity: Severity::Error,
    spec: Spec::Rss("ltenclosuregtSubelementOfLtitemgt"),
    w3c: Some("InvalidMIMEAttribute"),
    what: "The type of an enclosure is not a media type.",
    why: "Players go by it, and do not offer the file.",
    fix: "Write `audio/mpeg`, `video/mp4` or what the server sends.",
    bad: r#"<item><title>a</title><enclosure url="https://example.org/a.mp3" length="1" type="mp3"/></item>"#,
    good: r#"<item><title>a</title><enclosure url="https://example.org/a.mp3" length="1" type="audio/mpeg"/></item>"#,
    check: Check::Value(Fault::MimeAttribute),
};

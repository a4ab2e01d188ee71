//! A value is not a media type.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/media-type",
    severity: Severity::Error,
    spec: Spec::Rfc4287("4.2.7.3"),
    w3c: Some("InvalidMIMEType"),
    what: "A value is not a media type.",
    why: "Readers cannot tell what they would fetch.",
    fix: "Write `type/subtype`, such as `text/html`.",
    bad: r#"<entry><link href="https://example.org/" type="html"/></entry>"#,
    good: r#"<entry><link href="https://example.org/" type="text/html"/></entry>"#,
    check: Check::Value(Fault::Mime),
};

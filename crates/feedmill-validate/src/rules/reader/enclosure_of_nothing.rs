//! The length of an enclosure is 0.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "reader/enclosure-of-nothing",
    severity: Severity::Info,
    spec: Spec::Profile("element-channel-item-enclosure"),
    w3c: None,
    what: "The length of an enclosure is 0.",
    why: "Players cannot say how large the file is; some take it for empty.",
    fix: "Write the length in bytes.",
    bad: r#"<item><title>a</title><enclosure url="https://example.org/a.mp3" length="0" type="audio/mpeg"/></item>"#,
    good: r#"<item><title>a</title><enclosure url="https://example.org/a.mp3" length="9" type="audio/mpeg"/></item>"#,
    check: Check::Element(&["enclosure"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if let Some(length) = element
        .attribute("length")
        .filter(|length| length.value() == "0")
    {
        out.at(length.value_at(), "the length of the file is not known");
    }
}

//! The channel has a text input.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "rss/text-input",
    severity: Severity::Warning,
    spec: Spec::Profile("element-channel-textinput"),
    w3c: Some("AvoidTextInput"),
    what: "The channel has a text input.",
    why: "Hardly any reader shows it.",
    fix: "Remove it.",
    bad: "<textInput><title>a</title><description>b</description><name>q</name><link>https://example.org/</link></textInput>",
    good: "<channel><title>a</title></channel>",
    check: Check::Element(&["textInput"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    out.at(element.at(), "hardly any reader shows a text input");
}

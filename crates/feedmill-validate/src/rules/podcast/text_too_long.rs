//! A text of the podcast namespace has more than 128 characters.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "podcast/text-too-long",
    severity: Severity::Warning,
    spec: Spec::Url("https://podcasting2.org/docs/podcast-namespace"),
    w3c: None,
    what: "A text of the podcast namespace has more than 128 characters.",
    why: "Programs cut it off.",
    fix: "Shorten it.",
    bad: r#"<channel><podcast:funding url="https://example.org/">{129 times: a}</podcast:funding></channel>"#,
    good: r#"<channel><podcast:funding url="https://example.org/">a</podcast:funding></channel>"#,
    check: Check::Element(
        &[
            "podcast:funding",
            "podcast:person",
            "podcast:location",
            "podcast:trailer",
            "podcast:soundbite",
        ],
        check,
    ),
};

/// How many characters the namespace allows in such texts.
const MOST: usize = 128;

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let count = element.value().trim().chars().count();
    if count > MOST {
        out.at(
            element.value_at(),
            format!("the text has {count} characters"),
        );
    }
}

//! An item has no guid.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "rss/item-without-guid",
    severity: Severity::Warning,
    spec: Spec::Profile("element-channel-item-guid"),
    w3c: Some("MissingGuid"),
    what: "An item has no guid.",
    why: "Readers compare links or titles to tell what they have shown, and show the item again when one changes.",
    fix: "Add a `guid` that never changes, such as the address.",
    bad: "<item><title>a</title></item>",
    good: "<item><title>a</title><guid>https://example.org/a</guid></item>",
    check: Check::Element(&["item"], check),
};

fn check(element: Element<'_, '_>, document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if element.is_closed() && element.child("guid").is_none() && !document.is_rss_091() {
        out.at(element.at(), "`item` has no `guid`");
    }
}

//! An item has several `dc:creator`.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "reader/creators-many",
    severity: Severity::Info,
    spec: Spec::Profile("namespace-elements-dublin-core-creator"),
    w3c: None,
    what: "An item has several `dc:creator`.",
    why: "Some readers show the first only, some the last.",
    fix: "Write the names into one, with commas between.",
    bad: "<item><title>a</title><dc:creator>Anna</dc:creator><dc:creator>Ben</dc:creator></item>",
    good: "<item><title>a</title><dc:creator>Anna, Ben</dc:creator></item>",
    check: Check::Element(&["item"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if let Some(second) = element
        .children()
        .filter(|child| child.is("dc:creator"))
        .nth(1)
    {
        out.at(second.at(), "some readers show one creator only");
    }
}

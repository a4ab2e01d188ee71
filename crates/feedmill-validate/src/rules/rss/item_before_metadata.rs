//! Something about the channel stands behind its items.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::schema::Space;
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "rss/item-before-metadata",
    severity: Severity::Warning,
    spec: Spec::Profile("element-channel-item"),
    w3c: Some("MisplacedItem"),
    what: "Something about the channel stands behind its items.",
    why: "Programs that stop at the first item do not see it.",
    fix: "Put the items last.",
    bad: "<channel><item><title>a</title></item><language>en</language></channel>",
    good: "<channel><language>en</language><item><title>a</title></item></channel>",
    check: Check::Element(&["channel"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let mut children = element.children().skip_while(|child| !child.is("item"));
    if let Some(late) =
        children.find(|child| child.name().space == Space::None && !child.is("item"))
    {
        out.at(
            late.at(),
            format!("`{}` stands behind an item", late.written()),
        );
    }
}

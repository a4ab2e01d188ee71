//! The image's link is not the channel's.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "rss/image-link-differs",
    severity: Severity::Warning,
    spec: Spec::Profile("element-channel-image-link"),
    w3c: Some("ImageLinkDoesntMatch"),
    what: "The image's link is not the channel's.",
    why: "Readers lead to the one or the other as the site of the feed.",
    fix: "Write the channel's link.",
    bad: "<image><url>https://example.org/a.png</url><title>a</title><link>https://example.com/</link></image>",
    good: "<image><url>https://example.org/a.png</url><title>a</title><link>https://example.org/</link></image>",
    check: Check::Element(&["image"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    // Only the first image counts; the others are told elsewhere.
    let first = element.parent().and_then(|parent| parent.child("image"));
    if first.is_none_or(|first| first.at() != element.at()) {
        return;
    }
    let link = |parent: Element<'_, '_>| {
        parent
            .child("link")
            .map(|link| link.value().trim().to_owned())
    };
    let Some(theirs) = element.parent().and_then(link) else {
        return;
    };
    for ours in element.children().filter(|child| child.is("link")) {
        if ours.value().trim() != theirs {
            out.at(ours.at(), format!("the channel's link is `{theirs}`"));
        }
    }
}

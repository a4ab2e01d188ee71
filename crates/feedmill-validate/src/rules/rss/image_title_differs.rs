//! The image's title is not the channel's.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "rss/image-title-differs",
    severity: Severity::Warning,
    spec: Spec::Profile("element-channel-image-title"),
    w3c: Some("ImageTitleDoesntMatch"),
    what: "The image's title is not the channel's.",
    why: "Readers show the one or the other as the name of the feed.",
    fix: "Write the channel's title.",
    bad: "<image><url>https://example.org/a.png</url><title>b</title><link>https://example.org/</link></image>",
    good: "<image><url>https://example.org/a.png</url><title>a</title><link>https://example.org/</link></image>",
    check: Check::Element(&["image"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    // Only the first image counts; the others are told elsewhere.
    let first = element.parent().and_then(|parent| parent.child("image"));
    if first.is_none_or(|first| first.at() != element.at()) {
        return;
    }
    let title = |parent: Element<'_, '_>| {
        parent
            .child("title")
            .map(|title| title.value().trim().to_owned())
    };
    if let (Some(ours), Some(theirs)) = (element.child("title"), element.parent().and_then(title))
        && ours.value().trim() != theirs
    {
        out.at(ours.at(), format!("the channel's title is `{theirs}`"));
    }
}

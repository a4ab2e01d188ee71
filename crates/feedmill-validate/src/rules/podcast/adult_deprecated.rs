//! `media:adult` is obsolete.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "podcast/adult-deprecated",
    severity: Severity::Warning,
    spec: Spec::Url("https://www.rssboard.org/media-rss"),
    w3c: Some("DeprecatedMediaAdult"),
    what: "`media:adult` is obsolete.",
    why: "Programs of today look for `media:rating`.",
    fix: "Write `media:rating`.",
    bad: "<item><title>a</title><media:adult>true</media:adult></item>",
    good: "<item><title>a</title><media:rating>adult</media:rating></item>",
    check: Check::Element(&["media:adult"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    out.at(element.at(), "`media:rating` has taken its place");
}

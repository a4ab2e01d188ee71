//! A comment thread has no address.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "podcast/comments-without-address",
    severity: Severity::Warning,
    spec: Spec::Url(
        "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/social-interact.md",
    ),
    w3c: None,
    what: "`podcast:socialInteract` has no `uri`.",
    why: "Programs cannot open the comments.",
    fix: r#"Add the `uri` of the root post, or write `protocol="disabled"`."#,
    bad: r#"<item><podcast:socialInteract protocol="activitypub"/></item>"#,
    good: r#"<item><podcast:socialInteract protocol="activitypub" uri="https://example.org/@a/1"/></item>"#,
    check: Check::Element(&["podcast:socialInteract"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let is_off = element
        .attribute("protocol")
        .is_some_and(|protocol| protocol.value().eq_ignore_ascii_case("disabled"));
    if !is_off && element.attribute("uri").is_none() {
        out.at(element.at(), "there is no `uri`");
    }
}

//! The channel does not say where the feed is.

use crate::check::Document;
use crate::finding::Reporter;
use crate::kind::Kind;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "rss/self-link-missing",
    severity: Severity::Warning,
    spec: Spec::Profile("namespace-elements-atom-link"),
    w3c: Some("MissingAtomSelfLink"),
    what: "The channel does not say where the feed is.",
    why: "Who finds the feed somewhere else cannot subscribe to it.",
    fix: r#"Add `<atom:link rel="self" type="application/rss+xml" href="…"/>` with the feed's own address."#,
    bad: r#"<rss version="2.0"><channel><title>a</title><link>https://example.org/</link><description>b</description></channel></rss>"#,
    good: r#"<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>a</title><link>https://example.org/</link><description>b</description><atom:link rel="self" href="https://example.org/feed"/></channel></rss>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let is_new = document
        .root()
        .and_then(|root| root.attribute("version"))
        .is_some_and(|version| version.value() == "2.0");
    if document.kind != Kind::Rss || !is_new {
        return;
    }
    if let Some(channel) = document.channel().filter(|channel| channel.is_closed())
        && document.links("self").next().is_none()
    {
        out.at(channel.at(), "there is no `atom:link` with `rel=\"self\"`");
    }
}

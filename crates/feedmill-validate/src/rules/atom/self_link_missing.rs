//! The feed does not say where it is.

use crate::check::Document;
use crate::finding::Reporter;
use crate::kind::Kind;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "atom/self-link-missing",
    severity: Severity::Warning,
    spec: Spec::Rfc4287("4.1.1"),
    w3c: Some("MissingSelf"),
    what: "The feed does not say where it is.",
    why: "Who finds the feed somewhere else cannot subscribe to it.",
    fix: r#"Add `<link rel="self" href="…"/>` with the feed's own address."#,
    bad: r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>a</title></feed>"#,
    good: r#"<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="https://example.org/feed"/></feed>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let Some(feed) = document
        .channel()
        .filter(|feed| document.kind == Kind::Atom && feed.is_closed())
    else {
        return;
    };
    if document.links("self").next().is_none() {
        out.at(feed.at(), "there is no `link` with `rel=\"self\"`");
    }
}

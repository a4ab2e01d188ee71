//! The feed says where it is by a relative address.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::is_absolute;

pub(super) static RULE: Rule = Rule {
    name: "feed/self-link-relative",
    severity: Severity::Warning,
    spec: Spec::Rfc4287("4.2.7.2"),
    w3c: Some("RelativeSelf"),
    what: "The feed says where it is by a relative address.",
    why: "Who finds the feed somewhere else cannot tell where it came from.",
    fix: "Write the whole address.",
    bad: r#"<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="feed"/></feed>"#,
    good: r#"<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="https://example.org/feed"/></feed>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for link in document.links("self") {
        let has_base = document
            .root()
            .is_some_and(|root| root.attribute("xml:base").is_some());
        if let Some(href) = link
            .attribute("href")
            .filter(|href| !has_base && !is_absolute(href.value()))
        {
            out.at(
                href.value_at(),
                format!("`{}` is not a whole address", href.value()),
            );
        }
    }
}

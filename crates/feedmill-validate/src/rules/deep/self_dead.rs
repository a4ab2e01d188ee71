//! The feed cannot be fetched at the address that it gives as its own.

use crate::check::Document;
use crate::deep::Role;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "deep/self-dead",
    severity: Severity::Warning,
    spec: Spec::Rfc4287("4.2.7.2"),
    w3c: None,
    what: "The feed cannot be fetched at the address that it gives as its own.",
    why: "Readers that subscribe to it get nothing.",
    fix: "Write the address at which the feed is served.",
    bad: r#"GET https://example.org/feed
HTTP/1.1 404 Not Found

<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.org,2026:a</id><link rel="self" href="https://example.org/feed"/></feed>"#,
    good: r#"GET https://example.org/feed
HTTP/1.1 200 OK
(a feed with the id tag:example.org,2026:a)

<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.org,2026:a</id><link rel="self" href="https://example.org/feed"/></feed>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for (reference, answer) in document.answered(&[Role::Own]) {
        let refused = answer
            .is_refused()
            .then(|| format!("the server answers {}", answer.response.status));
        if let Some(reason) = answer.failure().or(refused) {
            out.at(reference.at, format!("{}: {reason}", reference.url));
        }
    }
}

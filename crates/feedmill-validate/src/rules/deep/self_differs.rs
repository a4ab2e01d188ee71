//! At the address that the feed gives as its own there is something else.

use crate::check::Document;
use crate::deep::Role;
use crate::finding::Reporter;
use crate::kind::Kind;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::same;

pub(super) static RULE: Rule = Rule {
    name: "deep/self-differs",
    severity: Severity::Warning,
    spec: Spec::Rfc4287("4.2.7.2"),
    w3c: None,
    what: "At the address that the feed gives as its own there is something else.",
    why: "Readers that subscribe to it get another feed, or none.",
    fix: "Write the address at which this feed is served.",
    bad: r#"GET https://example.org/feed
HTTP/1.1 200 OK
(a feed with the id tag:example.org,2026:b)

<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.org,2026:a</id><link rel="self" href="https://example.org/feed"/></feed>"#,
    good: r#"GET https://example.org/feed
HTTP/1.1 200 OK
(a feed with the id tag:example.org,2026:a)

<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.org,2026:a</id><link rel="self" href="https://example.org/feed"/></feed>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let Some(deep) = document.deep else {
        return;
    };
    for (reference, answer) in document.answered(&[Role::Own]) {
        let Some(found) = answer.about.as_ref().filter(|_| answer.is_there()) else {
            continue;
        };
        let message = match (&deep.about.id, &found.id) {
            _ if found.kind == Kind::Unknown => "is not a feed".to_owned(),
            _ if found.kind != deep.about.kind => format!("is {}", found.kind),
            (Some(here), Some(there)) if !is_same(here, there) => {
                format!("is a feed with the id `{there}`")
            }
            _ => continue,
        };
        out.at(reference.at, format!("{} {message}", reference.url));
    }
}

/// Whether two ids or addresses of sites are the same, but for how the address is written.
fn is_same(one: &str, other: &str) -> bool {
    one == other || same(one, other)
}

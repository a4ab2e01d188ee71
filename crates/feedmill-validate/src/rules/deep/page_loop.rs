//! The documents of a feed lead in a circle.

use crate::check::Document;
use crate::deep::End;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "deep/page-loop",
    severity: Severity::Error,
    spec: Spec::Rfc(5005, "3"),
    w3c: None,
    what: "The documents of a feed lead in a circle.",
    why: "Readers that follow the links find no end.",
    fix: "Let the last document lead to no other.",
    bad: r#"GET https://example.org/2
HTTP/1.1 200 OK
(a feed that goes on at https://example.org/3)

GET https://example.org/3
HTTP/1.1 200 OK
(a feed that goes on at https://example.org/2)

<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.org,2026:a</id><link rel="next" href="https://example.org/2"/></feed>"#,
    good: r#"GET https://example.org/2
HTTP/1.1 200 OK
(a feed that goes on at https://example.org/3)

GET https://example.org/3
HTTP/1.1 200 OK
(a feed with the id tag:example.org,2026:a)

<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.org,2026:a</id><link rel="next" href="https://example.org/2"/></feed>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for chain in document.pages() {
        if let (at, End::Circle(address)) = chain {
            out.at(at, format!("{address} comes a second time"));
        }
    }
}

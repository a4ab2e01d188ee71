//! A feed in several documents breaks off.

use crate::check::Document;
use crate::deep::End;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "deep/page-missing",
    severity: Severity::Warning,
    spec: Spec::Rfc(5005, "3"),
    w3c: None,
    what: "A feed in several documents breaks off.",
    why: "Readers that collect older entries miss the rest.",
    fix: "Publish the document to which the link leads, or remove the link.",
    bad: r#"GET https://example.org/2
HTTP/1.1 404 Not Found

<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.org,2026:a</id><link rel="next" href="https://example.org/2"/></feed>"#,
    good: r#"GET https://example.org/2
HTTP/1.1 200 OK
(a feed with the id tag:example.org,2026:a)

<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.org,2026:a</id><link rel="next" href="https://example.org/2"/></feed>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for chain in document.pages() {
        if let (at, End::Broken(message)) = chain {
            out.at(at, message);
        }
    }
}

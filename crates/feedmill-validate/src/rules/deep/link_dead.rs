//! A link leads to nothing.

use crate::check::Document;
use crate::deep::Role;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "deep/link-dead",
    severity: Severity::Warning,
    spec: Spec::Rfc(9110, "15.5"),
    w3c: None,
    what: "A link leads to nothing.",
    why: "Who follows it from a reader sees an error.",
    fix: "Write the address at which the page is now, or remove the link.",
    bad: r#"HEAD https://example.org/a
HTTP/1.1 404 Not Found

<item><title>a</title><link>https://example.org/a</link></item>"#,
    good: r#"HEAD https://example.org/a
HTTP/1.1 200 OK

<item><title>a</title><link>https://example.org/a</link></item>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for (reference, answer) in document.answered(&[Role::Link]) {
        if let Some(reason) = answer.failure() {
            out.at(reference.at, format!("{}: {reason}", reference.url));
        }
    }
}

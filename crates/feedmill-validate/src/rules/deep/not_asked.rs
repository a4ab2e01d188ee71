//! Addresses could not be checked.

use crate::check::Document;
use crate::deep::Role;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "deep/not-asked",
    severity: Severity::Info,
    spec: Spec::Rfc(9110, "15.5.4"),
    w3c: None,
    what: "Addresses could not be checked.",
    why: "Nobody knows whether readers find something there.",
    fix: "Look at them in a browser; `--deep-limit` raises the number of addresses that are asked.",
    bad: r#"HEAD https://example.org/a
HTTP/1.1 403 Forbidden

<item><title>a</title><link>https://example.org/a</link></item>"#,
    good: r#"HEAD https://example.org/a
HTTP/1.1 200 OK

<item><title>a</title><link>https://example.org/a</link></item>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for (reference, answer) in document.answered(&[Role::Link, Role::Image]) {
        if answer.is_refused() {
            let status = answer.response.status;
            let message = format!(
                "{}: the server refuses to say; it answers {status}",
                reference.url
            );
            out.at(reference.at, message);
        }
    }
    if let Some(count) = document
        .deep
        .map(|deep| deep.answers.left_out())
        .filter(|count| *count > 0)
    {
        out.at(0, format!("{count} addresses were left out"));
    }
}

//! A hub that the feed names does not answer.

use crate::check::Document;
use crate::deep::Role;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "deep/hub-silent",
    severity: Severity::Warning,
    spec: Spec::Url("https://www.w3.org/TR/websub/#discovery"),
    w3c: None,
    what: "A hub that the feed names does not answer.",
    why: "Readers subscribe there in vain, and learn of new entries late.",
    fix: "Write the address of a hub that works, or remove the link.",
    bad: r#"HEAD https://hub.example.org/
HTTP/1.1 404 Not Found

<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.org,2026:a</id><link rel="hub" href="https://hub.example.org/"/></feed>"#,
    good: r#"HEAD https://hub.example.org/
HTTP/1.1 405 Method Not Allowed

<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.org,2026:a</id><link rel="hub" href="https://hub.example.org/"/></feed>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for (reference, answer) in document.answered(&[Role::Hub]) {
        // A hub takes POST, and may call any other request a bad one.
        let is_asked_wrongly = answer.response.status == 400;
        if let Some(reason) = answer.failure().filter(|_| !is_asked_wrongly) {
            out.at(reference.at, format!("{}: {reason}", reference.url));
        }
    }
}

//! The server does not answer `HEAD` for an enclosure.

use crate::check::Document;
use crate::deep::Role;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "deep/enclosure-without-head",
    severity: Severity::Warning,
    spec: Spec::Url("https://podcasters.apple.com/support/823-podcast-requirements"),
    w3c: None,
    what: "The server does not answer `HEAD` for an enclosure.",
    why: "Directories ask so before they take an episode.",
    fix: "Let the server answer `HEAD` as it answers `GET`, without the file.",
    bad: r#"HEAD https://example.org/a.mp3
HTTP/1.1 200 OK
HEAD-status: 405
accept-ranges: bytes

<item><title>a</title><enclosure url="https://example.org/a.mp3" length="100" type="audio/mpeg"/></item>"#,
    good: r#"HEAD https://example.org/a.mp3
HTTP/1.1 200 OK
accept-ranges: bytes

<item><title>a</title><enclosure url="https://example.org/a.mp3" length="100" type="audio/mpeg"/></item>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for (reference, answer) in document.answered(&[Role::Enclosure]) {
        if let Some(status) = answer.head_refused.filter(|_| answer.is_there()) {
            out.at(
                reference.at,
                format!("{}: the server answers {status}", reference.url),
            );
        }
    }
}

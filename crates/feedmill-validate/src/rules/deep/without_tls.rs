//! A file or a picture is fetched without TLS.

use crate::check::Document;
use crate::deep::Role;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "deep/without-tls",
    severity: Severity::Info,
    spec: Spec::Url("https://podcasters.apple.com/support/823-podcast-requirements"),
    w3c: None,
    what: "A file or a picture is fetched without TLS.",
    why: "Readers on pages with `https` do not load it, and anybody on the way may change it.",
    fix: "Write `https://`, if the server offers it.",
    bad: r#"HEAD http://example.org/a.mp3
HTTP/1.1 200 OK
accept-ranges: bytes

<item><title>a</title><enclosure url="http://example.org/a.mp3" length="100" type="audio/mpeg"/></item>"#,
    good: r#"HEAD https://example.org/a.mp3
HTTP/1.1 200 OK
accept-ranges: bytes

<item><title>a</title><enclosure url="https://example.org/a.mp3" length="100" type="audio/mpeg"/></item>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for (reference, answer) in document.answered(&[Role::Enclosure, Role::Artwork, Role::Image]) {
        let last = answer.response.addresses.last().unwrap_or(&reference.url);
        if answer.is_there() && last.starts_with("http:") {
            out.at(reference.at, format!("{last} is not encrypted"));
        }
    }
}

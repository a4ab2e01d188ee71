//! The server sends an enclosure only as a whole.

use crate::check::Document;
use crate::deep::Role;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "deep/enclosure-without-ranges",
    severity: Severity::Warning,
    spec: Spec::Url("https://podcasters.apple.com/support/823-podcast-requirements"),
    w3c: None,
    what: "The server sends an enclosure only as a whole.",
    why: "Players cannot jump to a place, and go on with an interrupted download from the start.",
    fix: "Let the server answer requests with `Range`, and send `Accept-Ranges: bytes`.",
    bad: r#"HEAD https://example.org/a.mp3
HTTP/1.1 200 OK
accept-ranges: none

<item><title>a</title><enclosure url="https://example.org/a.mp3" length="100" type="audio/mpeg"/></item>"#,
    good: r#"HEAD https://example.org/a.mp3
HTTP/1.1 200 OK
accept-ranges: bytes

<item><title>a</title><enclosure url="https://example.org/a.mp3" length="100" type="audio/mpeg"/></item>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for (reference, answer) in document.answered(&[Role::Enclosure]) {
        let ranges = answer.response.header("accept-ranges");
        let is_part = answer.response.status == 206;
        if answer.is_there() && !is_part && !ranges.is_some_and(|unit| unit.contains("bytes")) {
            let message = match ranges {
                Some(unit) => format!("the server sends `Accept-Ranges: {unit}`"),
                None => "the server does not send `Accept-Ranges`".to_owned(),
            };
            out.at(reference.at, format!("{}: {message}", reference.url));
        }
    }
}

//! The artwork has more than a megabyte.

use crate::check::Document;
use crate::deep::Role;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "deep/artwork-heavy",
    severity: Severity::Info,
    spec: Spec::Url("https://podcasters.apple.com/support/896-artwork-requirements"),
    w3c: None,
    what: "The artwork has more than a megabyte.",
    why: "Lists of shows and episodes load slowly, and some programs leave such pictures out.",
    fix: "Compress the picture; half a megabyte is enough for 3000 × 3000 pixels as JPEG.",
    bad: r#"GET https://example.org/a.jpg
HTTP/1.1 200 OK
content-length: 4000000
(JPEG, 1400 x 1400, RGB)

<channel><itunes:image href="https://example.org/a.jpg"/></channel>"#,
    good: r#"GET https://example.org/a.jpg
HTTP/1.1 200 OK
content-type: image/jpeg
(JPEG, 1400 x 1400, RGB)

<channel><itunes:image href="https://example.org/a.jpg"/></channel>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for (reference, answer) in document.answered(&[Role::Artwork]) {
        if let Some(size) = answer
            .size()
            .filter(|size| answer.is_there() && *size > MOST)
        {
            out.at(reference.at, format!("{} has {size} bytes", reference.url));
        }
    }
}

/// More than any cover needs.
const MOST: u64 = 1_000_000;

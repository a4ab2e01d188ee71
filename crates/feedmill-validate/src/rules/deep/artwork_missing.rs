//! Nothing can be fetched at the address of the artwork.

use crate::check::Document;
use crate::deep::Role;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "deep/artwork-missing",
    severity: Severity::Error,
    spec: Spec::Url("https://podcasters.apple.com/support/896-artwork-requirements"),
    w3c: None,
    what: "Nothing can be fetched at the address of the artwork.",
    why: "The show or the episode has no picture, and directories refuse it.",
    fix: "Write the address at which the picture lies, or put the picture there.",
    bad: r#"GET https://example.org/a.jpg
HTTP/1.1 404 Not Found

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
        let refused = answer
            .is_refused()
            .then(|| format!("the server answers {}", answer.response.status));
        if let Some(reason) = answer.failure().or(refused) {
            out.at(reference.at, format!("{}: {reason}", reference.url));
        }
    }
}

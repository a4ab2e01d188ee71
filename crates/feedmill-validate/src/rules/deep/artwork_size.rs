//! The artwork is not a square of 1400 to 3000 pixels.

use crate::check::Document;
use crate::deep::Role;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "deep/artwork-size",
    severity: Severity::Warning,
    spec: Spec::Url("https://podcasters.apple.com/support/896-artwork-requirements"),
    w3c: None,
    what: "The artwork is not a square of 1400 to 3000 pixels.",
    why: "Directories refuse it, or show it blurred or cut.",
    fix: "Offer a square of 3000 × 3000 pixels, or at least 1400 × 1400.",
    bad: r#"GET https://example.org/a.jpg
HTTP/1.1 200 OK
content-type: image/jpeg
(JPEG, 600 x 600, RGB)

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
        let Some(picture) = &answer.picture else {
            continue;
        };
        let (width, height) = (picture.width, picture.height);
        if width != height || !(1400..=3000).contains(&width) {
            let message = format!("{} has {width} × {height} pixels", reference.url);
            out.at(reference.at, message);
        }
    }
}

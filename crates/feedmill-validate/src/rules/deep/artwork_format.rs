//! The artwork is not a JPEG or PNG.

use crate::check::Document;
use crate::deep::Role;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "deep/artwork-format",
    severity: Severity::Warning,
    spec: Spec::Url("https://podcasters.apple.com/support/896-artwork-requirements"),
    w3c: None,
    what: "The artwork is not a JPEG or PNG.",
    why: "Apple Podcasts and others refuse it.",
    fix: "Write the picture as JPEG or PNG.",
    bad: r#"GET https://example.org/a.jpg
HTTP/1.1 200 OK
content-type: image/webp
(WebP, 1400 x 1400)

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
        if !answer.is_there() {
            continue;
        }
        let message = match &answer.picture {
            Some(picture) if matches!(picture.format.as_str(), "JPEG" | "PNG") => continue,
            Some(picture) => format!("{} is a {}", reference.url, picture.format),
            None => format!("{} is not a picture that feedmill knows", reference.url),
        };
        out.at(reference.at, message);
    }
}

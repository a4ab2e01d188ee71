//! The artwork does not write its colours as RGB.

use crate::check::Document;
use crate::deep::Role;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "deep/artwork-colours",
    severity: Severity::Warning,
    spec: Spec::Url("https://podcasters.apple.com/support/896-artwork-requirements"),
    w3c: None,
    what: "The artwork does not write its colours as RGB.",
    why: "Directories refuse it, and some programs show wrong colours.",
    fix: "Convert the picture to RGB (sRGB).",
    bad: r#"GET https://example.org/a.jpg
HTTP/1.1 200 OK
content-type: image/jpeg
(JPEG, 1400 x 1400, CMYK)

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
        let picture = answer.picture.as_ref();
        if let Some(colours) = picture.and_then(|picture| picture.colours)
            && !colours.starts_with("RGB")
        {
            out.at(reference.at, format!("{} is in {colours}", reference.url));
        }
    }
}

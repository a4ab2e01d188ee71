//! The artwork is in a format that Spotify does not take.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::partner::{images, path_of};

pub(super) static RULE: Rule = Rule {
    name: "spotify/artwork-format",
    severity: Severity::Error,
    spec: Spec::Url("https://support.spotify.com/creators/article/podcast-specification-doc/"),
    w3c: None,
    what: "The artwork is in a format that Spotify does not take.",
    why: "The show has no picture there, or is refused.",
    fix: "Offer a square PNG, JPEG or TIFF, with the ending of the name that belongs to it.",
    bad: r#"<channel><itunes:image href="https://example.org/a.webp"/></channel>"#,
    good: r#"<channel><itunes:image href="https://example.org/a.tiff"/></channel>"#,
    check: Check::Document(check),
};

const ENDINGS: &[&str] = &[".jpg", ".jpeg", ".png", ".tif", ".tiff"];

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for image in images(document) {
        if let Some(href) = image.attribute("href") {
            let path = path_of(href.value());
            if !href.value().trim().is_empty()
                && !ENDINGS.iter().any(|ending| path.ends_with(ending))
            {
                let message = format!("the address ends with none of: {}", ENDINGS.join(", "));
                out.at(href.value_at(), message);
            }
        }
    }
}

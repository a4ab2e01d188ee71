//! An enclosure is sent with another media type than the document says.

use crate::check::Document;
use crate::deep::Role;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "deep/enclosure-type",
    severity: Severity::Warning,
    spec: Spec::Rss("ltenclosuregtSubelementOfLtitemgt"),
    w3c: None,
    what: "An enclosure is sent with another media type than the document says.",
    why: "Players that go by one of them do not play the file.",
    fix: "Write the type in which the server sends the file, or let the server send the right one.",
    bad: r#"HEAD https://example.org/a.mp3
HTTP/1.1 200 OK
content-type: audio/ogg

<item><title>a</title><enclosure url="https://example.org/a.mp3" length="100" type="audio/mpeg"/></item>"#,
    good: r#"HEAD https://example.org/a.mp3
HTTP/1.1 200 OK
content-type: audio/mpeg

<item><title>a</title><enclosure url="https://example.org/a.mp3" length="100" type="audio/mpeg"/></item>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for (reference, answer) in document.answered(&[Role::Enclosure]) {
        let (Some((at, said)), Some(sent)) = (&reference.media_type, answer.response.media_type())
        else {
            continue;
        };
        if answer.is_there() && !sent.is_empty() && same(said) != same(sent) {
            out.at(*at, format!("the server sends `{sent}`"));
        }
    }
}

/// A media type by the one of its names that is registered.
fn same(media_type: &str) -> String {
    let media_type = media_type.split(';').next().unwrap_or(media_type);
    let media_type = media_type.trim().to_ascii_lowercase();
    let registered = match media_type.as_str() {
        "audio/mp3" | "audio/x-mp3" | "audio/x-mpeg" | "audio/mpeg3" => "audio/mpeg",
        "audio/x-m4a" | "audio/m4a" | "audio/x-mp4" => "audio/mp4",
        "video/x-m4v" | "video/m4v" => "video/mp4",
        "audio/x-wav" | "audio/wave" | "audio/vnd.wave" => "audio/wav",
        "application/ogg" => "audio/ogg",
        "image/jpg" => "image/jpeg",
        other => other,
    };
    registered.to_owned()
}

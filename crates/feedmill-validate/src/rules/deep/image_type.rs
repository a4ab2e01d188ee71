//! What a picture's address leads to is not sent as a picture.

use crate::check::Document;
use crate::deep::Role;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "deep/image-type",
    severity: Severity::Warning,
    spec: Spec::Rfc(9110, "8.3"),
    w3c: None,
    what: "What a picture's address leads to is not sent as a picture.",
    why: "Readers that go by the media type show nothing; often it is an error page.",
    fix: "Write the address of the picture itself, or let the server send the right media type.",
    bad: r#"HEAD https://example.org/a.png
HTTP/1.1 200 OK
content-type: text/html

<item><description>&lt;img src="https://example.org/a.png" alt=""></description></item>"#,
    good: r#"HEAD https://example.org/a.png
HTTP/1.1 200 OK
content-type: image/png

<item><description>&lt;img src="https://example.org/a.png" alt=""></description></item>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for (reference, answer) in document.answered(&[Role::Image, Role::Artwork]) {
        let sent = answer.response.media_type().unwrap_or_default();
        let is_picture = sent
            .get(..6)
            .is_some_and(|kind| kind.eq_ignore_ascii_case("image/"));
        if answer.is_there() && !sent.is_empty() && !is_picture {
            out.at(
                reference.at,
                format!("{} is sent as `{sent}`", reference.url),
            );
        }
    }
}

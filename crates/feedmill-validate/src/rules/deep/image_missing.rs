//! Nothing can be fetched at the address of a picture.

use crate::check::Document;
use crate::deep::Role;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "deep/image-missing",
    severity: Severity::Warning,
    spec: Spec::Url("https://html.spec.whatwg.org/multipage/embedded-content.html#attr-img-src"),
    w3c: None,
    what: "Nothing can be fetched at the address of a picture.",
    why: "Readers show a broken picture or a hole.",
    fix: "Write the address at which the picture lies, or remove the picture.",
    bad: r#"HEAD https://example.org/a.png
HTTP/1.1 404 Not Found

<item><description>&lt;img src="https://example.org/a.png" alt=""></description></item>"#,
    good: r#"HEAD https://example.org/a.png
HTTP/1.1 200 OK
content-type: image/png

<item><description>&lt;img src="https://example.org/a.png" alt=""></description></item>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for (reference, answer) in document.answered(&[Role::Image]) {
        if let Some(reason) = answer.failure() {
            out.at(reference.at, format!("{}: {reason}", reference.url));
        }
    }
}

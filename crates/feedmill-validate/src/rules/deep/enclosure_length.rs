//! An enclosure has another length than the document says.

use crate::check::Document;
use crate::deep::Role;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "deep/enclosure-length",
    severity: Severity::Warning,
    spec: Spec::Rss("ltenclosuregtSubelementOfLtitemgt"),
    w3c: None,
    what: "An enclosure has another length than the document says.",
    why: "Players show a wrong size, and some stop too early or ask for what is not there.",
    fix: "Write the size of the file in bytes.",
    bad: r#"HEAD https://example.org/a.mp3
HTTP/1.1 200 OK
content-length: 2048

<item><title>a</title><enclosure url="https://example.org/a.mp3" length="100" type="audio/mpeg"/></item>"#,
    good: r#"HEAD https://example.org/a.mp3
HTTP/1.1 200 OK
content-length: 100

<item><title>a</title><enclosure url="https://example.org/a.mp3" length="100" type="audio/mpeg"/></item>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for (reference, answer) in document.answered(&[Role::Enclosure]) {
        if let (Some((at, said)), Some(size)) = (reference.length, answer.size())
            && answer.is_there()
            && said != size
        {
            out.at(at, format!("the file has {size} bytes, not {said}"));
        }
    }
}

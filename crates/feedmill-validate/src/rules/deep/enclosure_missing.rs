//! Nothing can be fetched at the address of an enclosure.

use crate::check::Document;
use crate::deep::Role;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "deep/enclosure-missing",
    severity: Severity::Error,
    spec: Spec::Rss("ltenclosuregtSubelementOfLtitemgt"),
    w3c: None,
    what: "Nothing can be fetched at the address of an enclosure.",
    why: "Players and directories get no file.",
    fix: "Write the address at which the file lies, or put the file there.",
    bad: r#"HEAD https://example.org/a.mp3
HTTP/1.1 404 Not Found

<item><title>a</title><enclosure url="https://example.org/a.mp3" length="100" type="audio/mpeg"/></item>"#,
    good: r#"HEAD https://example.org/a.mp3
HTTP/1.1 200 OK

<item><title>a</title><enclosure url="https://example.org/a.mp3" length="100" type="audio/mpeg"/></item>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for (reference, answer) in document.answered(&[Role::Enclosure]) {
        let refused = answer
            .is_refused()
            .then(|| format!("the server answers {}", answer.response.status));
        if let Some(reason) = answer.failure().or(refused) {
            out.at(reference.at, format!("{}: {reason}", reference.url));
        }
    }
}

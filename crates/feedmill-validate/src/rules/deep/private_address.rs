//! An address leads into a private network.

use crate::check::Document;
use crate::deep::{Role, Trouble};
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "deep/private-address",
    severity: Severity::Warning,
    spec: Spec::Rfc(6890, "2"),
    w3c: None,
    what: "An address leads into a private network.",
    why: "Readers elsewhere find nothing there.",
    fix: "Write the public address; with `--allow-private` feedmill asks at private ones, too.",
    bad: r#"HEAD https://example.org/a.mp3
HTTP/1.1 private

<item><title>a</title><enclosure url="https://example.org/a.mp3" length="100" type="audio/mpeg"/></item>"#,
    good: r#"HEAD https://example.org/a.mp3
HTTP/1.1 200 OK

<item><title>a</title><enclosure url="https://example.org/a.mp3" length="100" type="audio/mpeg"/></item>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for (reference, answer) in document.answered(&Role::ALL) {
        if answer.trouble == Some(Trouble::Private) {
            out.at(reference.at, format!("{} is private", reference.url));
        }
    }
}

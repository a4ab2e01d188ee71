//! The feed is in a version of Atom of before it was a standard.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "atom/namespace-obsolete",
    severity: Severity::Error,
    spec: Spec::Rfc4287("2"),
    w3c: Some("ObsoleteNamespace"),
    what: "The feed is in a version of Atom of before it was a standard.",
    why: "Readers have dropped it.",
    fix: r#"Write Atom 1.0: `http://www.w3.org/2005/Atom`, `updated` for `modified`, `type="html"` for `mode="escaped"`."#,
    bad: r#"<feed version="0.3" xmlns="http://purl.org/atom/ns#"></feed>"#,
    good: r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>a</title></feed>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if let Some(root) = document.root().filter(|root| root.is("atom03:feed")) {
        out.at(root.at(), "this namespace is obsolete");
    }
}

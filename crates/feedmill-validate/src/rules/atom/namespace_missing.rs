//! The feed is in no namespace.

use crate::check::Document;
use crate::finding::Reporter;
use crate::kind::Kind;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::schema::Space;

pub(super) static RULE: Rule = Rule {
    name: "atom/namespace-missing",
    severity: Severity::Error,
    spec: Spec::Rfc4287("2"),
    w3c: Some("MissingNamespace"),
    what: "The feed is in no namespace.",
    why: "Readers take its elements for something else, and find nothing.",
    fix: r#"Write `<feed xmlns="http://www.w3.org/2005/Atom">`."#,
    bad: "<feed><title>a</title></feed>",
    good: r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>a</title></feed>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if let Some(root) = document
        .root()
        .filter(|root| document.kind == Kind::Atom && root.is_renamed_from(Space::None))
    {
        out.at(root.at(), "`feed` is in no namespace");
    }
}

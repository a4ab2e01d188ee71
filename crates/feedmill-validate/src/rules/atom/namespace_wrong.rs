//! The feed is in a namespace that is not Atom's.

use crate::check::Document;
use crate::finding::Reporter;
use crate::kind::Kind;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::schema::Space;

pub(super) static RULE: Rule = Rule {
    name: "atom/namespace-wrong",
    severity: Severity::Error,
    spec: Spec::Rfc4287("2"),
    w3c: Some("InvalidNamespace"),
    what: "The feed is in a namespace that is not Atom's.",
    why: "Readers take its elements for something else, and find nothing.",
    fix: "Write `http://www.w3.org/2005/Atom`, with a capital A and nothing after it.",
    bad: r#"<feed xmlns="http://www.w3.org/2005/atom"><title>a</title></feed>"#,
    good: r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>a</title></feed>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if let Some(root) = document
        .root()
        .filter(|root| document.kind == Kind::Atom && root.is_renamed_from(Space::Unknown))
    {
        out.at(root.at(), "the namespace of `feed` is not Atom's");
    }
}

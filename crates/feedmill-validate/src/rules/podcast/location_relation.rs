//! What a place is to a podcast is said in an unknown word.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "podcast/location-relation",
    severity: Severity::Warning,
    spec: Spec::Url(
        "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/location.md",
    ),
    w3c: None,
    what: "`podcast:location` has a relation that programs do not know.",
    why: "Programs cannot say whether the place is the subject or where the podcast was made.",
    fix: "Write `subject` or `creator`.",
    bad: r#"<item><podcast:location rel="studio">Leith</podcast:location></item>"#,
    good: r#"<item><podcast:location rel="creator">Leith</podcast:location></item>"#,
    check: Check::Value(Fault::LocationRel),
};

//! The document declares entities of its own.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "xml/entity-declared",
    severity: Severity::Warning,
    spec: Spec::Xml("sec-entity-decl"),
    w3c: None,
    what: "The document declares entities of its own.",
    why: "Careful readers expand none: entities in entities can fill any memory.",
    fix: "Write the text itself.",
    bad: r#"<!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"></rss>"#,
    good: r#"<rss version="2.0"></rss>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let doctype = document.tree.and_then(|tree| tree.doctype.as_ref());
    if let Some(entity) =
        doctype.and_then(|doctype| doctype.entities.iter().find(|entity| !entity.is_external))
    {
        out.at(
            entity.at,
            format!(
                "the entity `{}` is declared here; nothing here expands it",
                entity.name
            ),
        );
    }
}

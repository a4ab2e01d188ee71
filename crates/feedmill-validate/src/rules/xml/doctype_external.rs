//! The document wants something fetched from elsewhere.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "xml/doctype-external",
    severity: Severity::Info,
    spec: Spec::Xml("sec-external-ent"),
    w3c: Some("ContainsSystemEntity"),
    what: "The document wants something fetched from elsewhere.",
    why: "Careful readers never do that: what the entity stands for is missing.",
    fix: "Remove the DOCTYPE, and write the text itself.",
    bad: r#"<!DOCTYPE rss [<!ENTITY a SYSTEM "a.txt">]><rss version="2.0"></rss>"#,
    good: r#"<rss version="2.0"></rss>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let Some(doctype) = document.tree.and_then(|tree| tree.doctype.as_ref()) else {
        return;
    };
    let is_netscape = doctype.public.is_some_and(|id| id.contains("Netscape"));
    if let Some(entity) = doctype.entities.iter().find(|entity| entity.is_external) {
        out.at(
            entity.at,
            format!(
                "the entity `{}` stands for something elsewhere",
                entity.name
            ),
        );
    } else if doctype.system.is_some() && !is_netscape {
        out.at(doctype.at, "the DTD is elsewhere");
    }
}

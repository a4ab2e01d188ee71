//! The address of a namespace is misspelled.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::schema::Space;

pub(super) static RULE: Rule = Rule {
    name: "extension/namespace-misspelled",
    severity: Severity::Warning,
    spec: Spec::Url("https://www.w3.org/TR/xml-names/#NSNameComparison"),
    w3c: Some("UnknownNamespace"),
    what: "The address of a namespace is misspelled.",
    why: "Addresses of namespaces are compared letter by letter: strict readers skip every element in it.",
    fix: "Write the address exactly as the message says.",
    bad: r#"<rss version="2.0" xmlns:itunes="http://www.itunes.com/DTDs/Podcast-1.0.dtd"></rss>"#,
    good: r#"<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"></rss>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for declaration in document.tree.map_or(&[][..], |tree| &tree.declarations) {
        if let Some((_, right)) = Space::meant(&declaration.uri) {
            let message = format!("`{}` is misspelled; write `{right}`", declaration.uri);
            out.at(declaration.at, message);
        }
    }
}

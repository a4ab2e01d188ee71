//! Two things of RSS 1.0 have the same address.

use std::collections::HashSet;

use crate::check::Document;
use crate::finding::Reporter;
use crate::kind::Kind;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "rss/about-repeated",
    severity: Severity::Warning,
    spec: Spec::Url("https://web.resource.org/rss/1.0/spec#s5.5"),
    w3c: None,
    what: "Two things have the same `rdf:about`.",
    why: "To RDF they are one thing with two titles and two links.",
    fix: "Give each item its own address in `rdf:about`.",
    bad: r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://example.org/"><title>a</title><link>https://example.org/</link><description>b</description><items><rdf:Seq><rdf:li rdf:resource="https://example.org/1"/></rdf:Seq></items></channel><item rdf:about="https://example.org/1"><title>c</title><link>https://example.org/1</link></item><item rdf:about="https://example.org/1"><title>c</title><link>https://example.org/1</link></item></rdf:RDF>"#,
    good: r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://example.org/"><title>a</title><link>https://example.org/</link><description>b</description><items><rdf:Seq><rdf:li rdf:resource="https://example.org/1"/></rdf:Seq></items></channel><item rdf:about="https://example.org/1"><title>c</title><link>https://example.org/1</link></item></rdf:RDF>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if document.kind != Kind::Rss1 {
        return;
    }
    let mut seen = HashSet::new();
    for item in document.entries() {
        let about = item
            .attributes()
            .find(|attribute| attribute.name().is("rdf:about"));
        if let Some(about) = about.filter(|about| !seen.insert(about.value())) {
            out.at(
                about.at(),
                format!("an item before this one is `{}`", about.value()),
            );
        }
    }
}

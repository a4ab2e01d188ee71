//! The document is not legal RDF.

use crate::check::Document;
use crate::finding::Reporter;
use crate::kind::Kind;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::{Element, Node};

pub(super) static RULE: Rule = Rule {
    name: "rss/rdf",
    severity: Severity::Error,
    spec: Spec::Url("https://www.w3.org/TR/rdf-syntax-grammar/#section-Infoset-Grammar"),
    w3c: Some("InvalidRDF"),
    what: "The document is not legal RDF.",
    why: "Programs that read RSS 1.0 as RDF refuse the whole document.",
    fix: r#"Name things and their properties by turns: a property holds text, or one thing. Refer to an image of the channel by `<image rdf:resource="…"/>`, and escape HTML."#,
    bad: r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://example.org/"><title>a</title><link>https://example.org/</link><description>b</description><items><rdf:Seq><rdf:li rdf:resource="https://example.org/1"/></rdf:Seq></items><image><title>a</title><url>https://example.org/a.png</url></image></channel></rdf:RDF>"#,
    good: r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://example.org/"><title>a</title><link>https://example.org/</link><description>b</description><items><rdf:Seq><rdf:li rdf:resource="https://example.org/1"/></rdf:Seq></items><image rdf:resource="https://example.org/a.png"/></channel></rdf:RDF>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let root = document.root().filter(|_| document.kind == Kind::Rss1);
    for thing in root.into_iter().flat_map(Element::children) {
        thing_of(thing, out);
    }
}

/// An element that stands for a thing: its children are its properties.
fn thing_of(thing: Element<'_, '_>, out: &mut Reporter<'_, '_>) {
    for property in thing.children() {
        property_of(property, out);
    }
}

/// An element that stands for a property: it holds text or one thing, unless it says otherwise.
fn property_of(property: Element<'_, '_>, out: &mut Reporter<'_, '_>) {
    let kind = property
        .attributes()
        .find(|attribute| attribute.name().is("rdf:parseType"));
    match kind.map(|kind| kind.value()) {
        Some("Resource") => return thing_of(property, out),
        Some("Collection") => return property.children().for_each(|thing| thing_of(thing, out)),
        Some(_) => return,
        None => {}
    }
    let mut things = property.children();
    let Some(first) = things.next() else {
        return;
    };
    let written = property.written();
    let is_text = |node: Node<'_, '_>| matches!(node, Node::Text { value, .. } if !value.trim_ascii().is_empty());
    if let Some(second) = things.next() {
        let message = format!("`{written}` is a property, and holds more than one thing");
        out.at(second.at(), message);
    } else if property.nodes().any(is_text) {
        let message = format!("text and elements stand side by side in `{written}`");
        out.at(first.at(), message);
    } else {
        thing_of(first, out);
    }
}

//! An item of RSS 1.0 is missing from its channel's list.

use std::collections::HashSet;

use crate::check::Document;
use crate::finding::Reporter;
use crate::kind::Kind;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "rss/item-not-listed",
    severity: Severity::Warning,
    spec: Spec::Url("https://web.resource.org/rss/1.0/spec#s5.3.5"),
    w3c: None,
    what: "The channel's `items` does not list an item.",
    why: "RDF gives no order to the items themselves: readers may skip those that the list leaves out.",
    fix: r#"Add `<rdf:li rdf:resource="…"/>` with the `rdf:about` of the item to the `rdf:Seq` in `items`."#,
    bad: r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://example.org/"><title>a</title><link>https://example.org/</link><description>b</description><items><rdf:Seq></rdf:Seq></items></channel><item rdf:about="https://example.org/1"><title>c</title><link>https://example.org/1</link></item></rdf:RDF>"#,
    good: r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://example.org/"><title>a</title><link>https://example.org/</link><description>b</description><items><rdf:Seq><rdf:li rdf:resource="https://example.org/1"/></rdf:Seq></items></channel><item rdf:about="https://example.org/1"><title>c</title><link>https://example.org/1</link></item></rdf:RDF>"#,
    check: Check::Document(check),
};

/// The addresses in the channel's list.
fn listed<'a>(channel: Element<'a, '_>) -> Option<HashSet<&'a str>> {
    let lists = channel.child("rss1:items")?.children();
    let members = lists.flat_map(Element::children);
    let address = |member: Element<'a, '_>| {
        let mut attributes = member.attributes();
        let found = attributes.find(|attribute| attribute.name().local == "resource")?;
        Some(found.value().trim())
    };
    Some(members.filter_map(address).collect())
}

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let channel = document.channel().filter(|_| document.kind == Kind::Rss1);
    let Some(listed) = channel.and_then(listed) else {
        return;
    };
    for item in document.entries() {
        let about = item
            .attributes()
            .find(|attribute| attribute.name().is("rdf:about"));
        if let Some(about) = about.filter(|about| !listed.contains(about.value().trim())) {
            out.at(
                about.at(),
                format!("`items` does not list `{}`", about.value()),
            );
        }
    }
}

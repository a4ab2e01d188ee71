//! A channel of RSS 1.0 does not list its items.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "rss/channel-without-items",
    severity: Severity::Warning,
    spec: Spec::Url("https://web.resource.org/rss/1.0/spec#s5.3.5"),
    w3c: None,
    what: "The channel of RSS 1.0 has no `items`.",
    why: "The list says which items belong to the channel, and in which order.",
    fix: "Add `items` with an `rdf:Seq` that has an `rdf:li` for each item.",
    bad: r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://example.org/"><title>a</title><link>https://example.org/</link><description>b</description></channel><item rdf:about="https://example.org/1"><title>c</title><link>https://example.org/1</link></item></rdf:RDF>"#,
    good: r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://example.org/"><title>a</title><link>https://example.org/</link><description>b</description><items><rdf:Seq><rdf:li rdf:resource="https://example.org/1"/></rdf:Seq></items></channel><item rdf:about="https://example.org/1"><title>c</title><link>https://example.org/1</link></item></rdf:RDF>"#,
    check: Check::Element(&["rss1:channel"], check),
};

fn check(channel: Element<'_, '_>, document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let is_missing = channel.is_closed() && channel.child("rss1:items").is_none();
    if is_missing && !document.is_rss_090() {
        out.at(channel.at(), "`channel` has no `items`");
    }
}

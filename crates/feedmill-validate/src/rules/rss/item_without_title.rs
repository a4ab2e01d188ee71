//! An item of RSS 1.0 has no title.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "rss/item-without-title",
    severity: Severity::Error,
    spec: Spec::Url("https://web.resource.org/rss/1.0/spec#s5.5.1"),
    w3c: Some("MissingTitle"),
    what: "An item of RSS 1.0 has no title.",
    why: "RSS 1.0 requires it, and readers have nothing to list.",
    fix: "Add a `title` to the item.",
    bad: r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://example.org/"><title>a</title><link>https://example.org/</link><description>b</description><items><rdf:Seq><rdf:li rdf:resource="https://example.org/1"/></rdf:Seq></items></channel><item rdf:about="https://example.org/1"><link>https://example.org/1</link></item></rdf:RDF>"#,
    good: r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://example.org/"><title>a</title><link>https://example.org/</link><description>b</description><items><rdf:Seq><rdf:li rdf:resource="https://example.org/1"/></rdf:Seq></items></channel><item rdf:about="https://example.org/1"><title>c</title><link>https://example.org/1</link></item></rdf:RDF>"#,
    check: Check::Child("rss1:item", &["rss1:title"]),
};

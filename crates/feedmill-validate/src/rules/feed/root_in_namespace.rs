//! RSS or OPML is in a namespace.

use crate::check::Document;
use crate::finding::Reporter;
use crate::kind::Kind;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "feed/root-in-namespace",
    severity: Severity::Error,
    spec: Spec::Rss("extendingRss"),
    w3c: Some("UndefinedElement"),
    what: "RSS or OPML is in a namespace.",
    why: "Their elements are in none: readers that know namespaces take them for something else.",
    fix: "Remove the `xmlns` from the root element.",
    bad: r#"<rss version="2.0" xmlns="https://example.org/rss"></rss>"#,
    good: r#"<rss version="2.0"></rss>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let is_renamed = |root: &crate::source::xml::Element<'_, '_>| root.was_renamed();
    let is_plain = matches!(document.kind, Kind::Rss | Kind::Opml);
    if let Some(root) = document.root().filter(|root| is_plain && is_renamed(root)) {
        let message = format!("`{}` must be in no namespace", root.written());
        out.at(root.at(), message);
    }
}

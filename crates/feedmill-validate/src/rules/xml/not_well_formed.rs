//! The document is not well-formed XML.

use crate::check::Document;
use crate::finding::Reporter;
use crate::html::is_html_entity;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::FaultKind;

pub(super) static RULE: Rule = Rule {
    name: "xml/not-well-formed",
    severity: Severity::Error,
    spec: Spec::Xml("sec-well-formed"),
    w3c: Some("SAXError"),
    what: "The document is not well-formed XML.",
    why: "Most readers refuse the whole feed.",
    fix: "Write `&` as `&amp;` and `<` as `&lt;` in texts, close every element, and put attributes in quotes. A library that writes XML does it for you.",
    bad: "<item><title>Fish & chips</title></item>",
    good: "<item><title>Fish &amp; chips</title></item>",
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let faults = document.tree.map_or(&[][..], |tree| &tree.faults);
    // Pages of HTML break XML everywhere: another rule says what they are.
    let most = if document.is_html() { 1 } else { faults.len() };
    for fault in &faults[..most.min(faults.len())] {
        let has_own_rule = match fault.kind {
            FaultKind::Malformed | FaultKind::Prefix => false,
            FaultKind::LateDeclaration => document.source.text[..fault.at].trim().is_empty(),
            FaultKind::Entity => is_html_entity(&document.source.text[fault.at..]),
            FaultKind::Limit => true,
        };
        if !has_own_rule {
            out.at(fault.at, fault.message.clone());
        }
    }
}

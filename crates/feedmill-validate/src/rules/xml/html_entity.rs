//! An entity of HTML stands in XML, which does not know it.

use crate::check::Document;
use crate::finding::Reporter;
use crate::html::is_html_entity;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::FaultKind;

pub(super) static RULE: Rule = Rule {
    name: "xml/html-entity",
    severity: Severity::Error,
    spec: Spec::Xml("wf-entdeclared"),
    w3c: Some("UndefinedNamedEntity"),
    what: "An entity of HTML stands in XML, which does not know it.",
    why: "XML has five entities of its own. A reader stops at any other one.",
    fix: "Write the character itself, or its number: `&#160;` for `&nbsp;`.",
    bad: "<item><title>a&nbsp;b</title></item>",
    good: "<item><title>a&#160;b</title></item>",
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let faults = document.tree.map_or(&[][..], |tree| &tree.faults);
    for fault in faults {
        let is_html = || is_html_entity(&document.source.text[fault.at..]);
        if fault.kind == FaultKind::Entity && is_html() {
            out.at(fault.at, fault.message.clone());
        }
    }
}

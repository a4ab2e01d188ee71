//! The document goes beyond a limit.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::FaultKind;

pub(super) static RULE: Rule = Rule {
    name: "xml/too-much",
    severity: Severity::Error,
    spec: Spec::Url("https://docs.rs/feedmill"),
    w3c: None,
    what: "The document goes beyond a limit.",
    why: "Readers have limits too: nobody would read it to the end.",
    fix: "Put elements less deep into each other, or split the feed.",
    bad: r#"<rss version="2.0">{300 times: <a>}</rss>"#,
    good: r#"<rss version="2.0"><channel><title>a</title></channel></rss>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let faults = document.tree.map_or(&[][..], |tree| &tree.faults);
    if let Some(fault) = faults.iter().find(|fault| fault.kind == FaultKind::Limit) {
        out.at(fault.at, fault.message.clone());
    }
}

//! White space stands before the XML declaration.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::FaultKind;

pub(super) static RULE: Rule = Rule {
    name: "xml/blank-before-declaration",
    severity: Severity::Error,
    spec: Spec::Xml("sec-prolog-dtd"),
    w3c: Some("WPBlankLine"),
    what: "White space stands before the XML declaration.",
    why: "The declaration must be the first thing in a document. Most readers stop at once.",
    fix: "Remove the blank lines. In PHP they often come from a file that has one before `<?php` or after `?>`.",
    bad: r#"
<?xml version="1.0"?>
<rss version="2.0"></rss>"#,
    good: r#"<?xml version="1.0"?>
<rss version="2.0"></rss>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let fault = document.tree.and_then(|tree| tree.fault());
    let Some(fault) = fault.filter(|fault| fault.kind == FaultKind::LateDeclaration) else {
        return;
    };
    if document.source.text[..fault.at].trim().is_empty() {
        out.at(
            fault.at,
            "the XML declaration must be the first thing in the document",
        );
    }
}

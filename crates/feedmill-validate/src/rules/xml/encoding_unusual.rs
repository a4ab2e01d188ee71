//! The document is neither in UTF-8 nor in UTF-16.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "xml/encoding-unusual",
    severity: Severity::Info,
    spec: Spec::Xml("charencoding"),
    w3c: Some("NonstdEncoding"),
    what: "The document is neither in UTF-8 nor in UTF-16.",
    why: "XML readers must know these two, and may know others.",
    fix: "Write the document in UTF-8.",
    bad: r#"<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"></rss>"#,
    good: r#"<?xml version="1.0" encoding="utf-8"?><rss version="2.0"></rss>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if let Some(name) = document.source.declared.as_deref()
        && !["utf-8", "utf-16"]
            .iter()
            .any(|usual| name.eq_ignore_ascii_case(usual))
    {
        out.at(
            document.source.declared_at,
            format!("the document is in {name}"),
        );
    }
}

//! The document is not XML 1.0.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "xml/version",
    severity: Severity::Error,
    spec: Spec::Xml("sec-prolog-dtd"),
    w3c: Some("BadXmlVersion"),
    what: "The document is not XML 1.0.",
    why: "Hardly any reader knows another version.",
    fix: r#"Write `<?xml version="1.0"?>`."#,
    bad: r#"<?xml version="1.1" encoding="utf-8"?><rss version="2.0"></rss>"#,
    good: r#"<?xml version="1.0" encoding="utf-8"?><rss version="2.0"></rss>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if let Some(version) = document
        .source
        .version
        .as_deref()
        .filter(|version| *version != "1.0")
    {
        out.at(0, format!("the document is XML {version}"));
    }
}

//! Nobody knows the encoding that the document declares.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "xml/unknown-encoding",
    severity: Severity::Error,
    spec: Spec::Xml("charencoding"),
    w3c: Some("UnknownEncoding"),
    what: "Nobody knows the encoding that the document declares.",
    why: "A reader cannot tell which characters the bytes stand for.",
    fix: "Write the document in UTF-8 and declare that.",
    bad: r#"<?xml version="1.0" encoding="klingon"?><rss version="2.0"></rss>"#,
    good: r#"<?xml version="1.0" encoding="utf-8"?><rss version="2.0"></rss>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let source = document.source;
    if let Some(name) = source.declared.as_deref() {
        let is_wide = name.to_ascii_lowercase().starts_with("ucs-")
            || name.to_ascii_lowercase().starts_with("utf-32");
        if !is_wide
            && encoding_rs::Encoding::for_label(name.as_bytes()).is_none()
            && source.charset.is_none()
        {
            out.at(
                source.declared_at,
                format!("no encoding is called `{name}`"),
            );
        }
    }
}

//! The document is not in UTF-8, which is all that PSP-1 reads.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "psp-1/not-utf-8",
    severity: Severity::Error,
    spec: Spec::Url("https://github.com/Podcast-Standards-Project/PSP-1-Podcast-RSS-Specification"),
    w3c: None,
    what: "The document is not in UTF-8, which is all that PSP-1 reads.",
    why: "Letters come out wrong, or the feed is refused.",
    fix: "Write the feed in UTF-8.",
    bad: r#"<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"></rss>"#,
    good: r#"<?xml version="1.0" encoding="utf-8"?><rss version="2.0"></rss>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let encoding = document.source.encoding;
    if encoding != encoding_rs::UTF_8 {
        let declared = document.source.declared.as_deref();
        let name = declared.unwrap_or(encoding.name());
        out.at(0, format!("the document is in {name}"));
    }
}

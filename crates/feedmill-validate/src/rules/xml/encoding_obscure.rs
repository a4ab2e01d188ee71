//! The document is in an encoding that few readers know.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "xml/encoding-obscure",
    severity: Severity::Warning,
    spec: Spec::Xml("charencoding"),
    w3c: Some("ObscureEncoding"),
    what: "The document is in an encoding that few readers know.",
    why: "Readers show wrong characters, or refuse the feed.",
    fix: "Write the document in UTF-8.",
    bad: r#"<?xml version="1.0" encoding="x-user-defined"?><rss version="2.0"></rss>"#,
    good: r#"<?xml version="1.0" encoding="utf-8"?><rss version="2.0"></rss>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let common = [
        "utf-",
        "iso-8859-",
        "windows-125",
        "us-ascii",
        "ascii",
        "shift_jis",
        "euc-",
        "gb",
        "big5",
        "koi8-",
        "latin",
    ];
    let source = document.source;
    if let Some(name) = source.declared.as_deref().map(str::to_ascii_lowercase) {
        let is_known = encoding_rs::Encoding::for_label(name.as_bytes()).is_some();
        if is_known && !common.iter().any(|known| name.starts_with(known)) {
            out.at(source.declared_at, format!("few readers know `{name}`"));
        }
    }
}

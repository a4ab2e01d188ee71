//! Two things say different encodings.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "xml/encoding-mismatch",
    severity: Severity::Warning,
    spec: Spec::Rfc(7303, "3"),
    w3c: Some("EncodingMismatch"),
    what: "Two things say different encodings.",
    why: "Readers differ in which one they believe.",
    fix: "Say UTF-8 in the declaration and in the server's `Content-Type`, and write UTF-8.",
    bad: "\u{ef}\u{bb}\u{bf}<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rss version=\"2.0\"></rss>",
    good: "\u{ef}\u{bb}\u{bf}<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"></rss>",
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let source = document.source;
    let declared = source
        .declared
        .as_deref()
        .and_then(|name| encoding_rs::Encoding::for_label(name.as_bytes()));
    let charset = source
        .charset
        .as_deref()
        .and_then(|name| encoding_rs::Encoding::for_label(name.as_bytes()));
    let mut said = [source.mark, charset, declared].into_iter().flatten();
    let Some(first) = said.next() else {
        return;
    };
    // A declaration cannot tell the two kinds of UTF-16 apart.
    let is_wide = |encoding: &'static encoding_rs::Encoding| encoding.name().starts_with("UTF-16");
    if let Some(other) = said.find(|other| *other != first && !(is_wide(other) && is_wide(first))) {
        out.at(
            source.declared_at,
            format!("one says {}, another {}", first.name(), other.name()),
        );
    }
}

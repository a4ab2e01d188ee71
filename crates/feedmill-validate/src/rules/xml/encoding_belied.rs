//! The bytes cannot be in the encoding that is declared.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "xml/encoding-belied",
    severity: Severity::Error,
    spec: Spec::Xml("charencoding"),
    w3c: Some("UnicodeError"),
    what: "The bytes are not in the declared encoding.",
    why: "XML calls that a fatal error: strict readers refuse the document, others guess.",
    fix: "Declare the encoding that the bytes are in; best write UTF-8.",
    bad: "<?xml version=\"1.0\" encoding=\"us-ascii\"?><rss version=\"2.0\"><channel><title>caf\u{c3}\u{a9}</title></channel></rss>",
    good: "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel><title>caf\u{c3}\u{a9}</title></channel></rss>",
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let source = document.source;
    let Some(declared) = source.declared.as_deref() else {
        return;
    };
    // What the server or a byte order mark says goes first.
    if source.mark.is_some() || source.charset.is_some() {
        return;
    }
    let name = declared.trim().to_ascii_lowercase();
    let is_wide = name.starts_with("utf-16")
        || name.starts_with("ucs-2")
        || name.starts_with("iso-10646-ucs-2");
    let is_written_wide =
        source.encoding == encoding_rs::UTF_16LE || source.encoding == encoding_rs::UTF_16BE;
    if is_wide && !is_written_wide {
        let message =
            format!("`{declared}` has two bytes for each character, and the document has one");
        out.at(source.declared_at, message);
    } else if source.is_declared_ascii() && !source.bytes.is_ascii() {
        let at = source.text.find(|c: char| !c.is_ascii()).unwrap_or(0);
        out.at(at, format!("`{declared}` has no such character"));
    } else if !is_wide && is_written_wide {
        let message = format!("the document is in UTF-16, and `{declared}` is declared");
        out.at(source.declared_at, message);
    }
}

//! Some bytes mean nothing in the document's encoding.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "xml/malformed-bytes",
    severity: Severity::Error,
    spec: Spec::Xml("charencoding"),
    w3c: Some("UnicodeError"),
    what: "Some bytes mean nothing in the document's encoding.",
    why: "Readers show wrong characters, or refuse the feed.",
    fix: "Save the document in UTF-8, or declare the encoding that it is in.",
    bad: "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel><title>caf\u{e9}</title></channel></rss>",
    good: "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rss version=\"2.0\"><channel><title>caf\u{e9}</title></channel></rss>",
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let source = document.source;
    if source.is_malformed {
        let at = source.text.find(char::REPLACEMENT_CHARACTER).unwrap_or(0);
        out.at(
            at,
            format!("these bytes are not {}", source.encoding.name()),
        );
    }
}

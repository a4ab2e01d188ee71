//! The document does not say which encoding it is in.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "xml/encoding-not-declared",
    severity: Severity::Info,
    spec: Spec::Xml("charencoding"),
    w3c: Some("MissingEncoding"),
    what: "The document does not say which encoding it is in.",
    why: "XML says that it is UTF-8 then; not every program knows that.",
    fix: r#"Begin with `<?xml version="1.0" encoding="utf-8"?>`."#,
    bad: r#"<?xml version="1.0"?><rss version="2.0"></rss>"#,
    good: r#"<?xml version="1.0" encoding="utf-8"?><rss version="2.0"></rss>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let source = document.source;
    if document.tree.is_some()
        && source.declared.is_none()
        && source.mark.is_none()
        && source.charset.is_none()
    {
        out.at(0, "no encoding is declared");
    }
}

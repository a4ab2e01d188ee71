//! Content of an XML type is not an XML document.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "atom/content-not-a-document",
    severity: Severity::Warning,
    spec: Spec::Rfc4287("4.1.3.3"),
    w3c: None,
    what: "Content of an XML type is not a document of XML.",
    why: "Readers that know the type find no root element, or lose what stands beside it.",
    fix: "Put exactly one element into `content`, and no text beside it; or change its `type`.",
    bad: r#"<entry><content type="application/xml">a &lt;b/></content></entry>"#,
    good: r#"<entry><content type="application/xml"><b xmlns="https://example.org/"/></content></entry>"#,
    check: Check::Structure(Family::Atom, Structure::NotADocument),
};

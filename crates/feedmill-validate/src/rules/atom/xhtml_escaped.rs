//! XHTML is escaped, though it should be elements.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "atom/xhtml-escaped",
    severity: Severity::Warning,
    spec: Spec::Rfc4287("3.1.1.3"),
    w3c: Some("NotInline"),
    what: "XHTML is escaped, though it should be elements.",
    why: "Readers show the tags as they are written.",
    fix: r#"Write the elements themselves, or `type="html"`."#,
    bad: r#"<entry><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">&lt;b>a&lt;/b></div></content></entry>"#,
    good: r#"<entry><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><b>a</b></div></content></entry>"#,
    check: Check::Structure(Family::Atom, Structure::XhtmlEscaped),
};

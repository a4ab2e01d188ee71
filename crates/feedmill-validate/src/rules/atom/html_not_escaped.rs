//! HTML has elements where it should be escaped.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "atom/html-not-escaped",
    severity: Severity::Error,
    spec: Spec::Rfc4287("3.1.1.2"),
    w3c: Some("NotEscaped"),
    what: "HTML has elements where it should be escaped.",
    why: "Readers lose the tags, or the whole text.",
    fix: r#"Escape the HTML, or put XHTML into a `div` and write `type="xhtml"`."#,
    bad: r#"<entry><content type="text/html"><p>a</p></content></entry>"#,
    good: r#"<entry><content type="html">&lt;p>a&lt;/p></content></entry>"#,
    check: Check::Structure(Family::Atom, Structure::NotEscaped),
};

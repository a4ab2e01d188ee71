//! A text has HTML and says that it is plain.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "atom/html-undeclared",
    severity: Severity::Warning,
    spec: Spec::Rfc4287("3.1.1.1"),
    w3c: Some("ContainsUndeclaredHTML"),
    what: "A text has HTML and says that it is plain.",
    why: "Readers show the tags as they are written.",
    fix: r#"Add `type="html"`, or remove the tags."#,
    bad: "<entry><title>&lt;b>a&lt;/b></title></entry>",
    good: r#"<entry><title type="html">&lt;b>a&lt;/b></title></entry>"#,
    check: Check::Structure(Family::Atom, Structure::HtmlUndeclared),
};

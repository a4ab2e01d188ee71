//! A piece of HTML says with a media type that it is a whole page.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "atom/html-fragment",
    severity: Severity::Warning,
    spec: Spec::Rfc4287("4.1.3.3"),
    w3c: Some("HtmlFragment"),
    what: "A piece of HTML says with a media type that it is a whole page.",
    why: "Some readers expect a page with `html` and `body`.",
    fix: r#"Write `type="html"` or `type="xhtml"`."#,
    bad: r#"<entry><content type="text/html">&lt;p>a&lt;/p></content></entry>"#,
    good: r#"<entry><content type="html">&lt;p>a&lt;/p></content></entry>"#,
    check: Check::Structure(Family::Atom, Structure::HtmlFragment),
};

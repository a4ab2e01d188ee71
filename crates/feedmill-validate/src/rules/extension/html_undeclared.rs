//! A text of Media RSS has HTML and says that it is plain.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "extension/html-undeclared",
    severity: Severity::Warning,
    spec: Spec::Url("https://www.rssboard.org/media-rss"),
    w3c: Some("ContainsUndeclaredHTML"),
    what: "A text of Media RSS has HTML and says that it is plain.",
    why: "Readers show the tags as they are written.",
    fix: r#"Add `type="html"`, or remove the tags."#,
    bad: "<item><title>a</title><media:title>&lt;b>a&lt;/b></media:title></item>",
    good: r#"<item><title>a</title><media:title type="html">&lt;b>a&lt;/b></media:title></item>"#,
    check: Check::Structure(Family::Extension, Structure::HtmlUndeclared),
};

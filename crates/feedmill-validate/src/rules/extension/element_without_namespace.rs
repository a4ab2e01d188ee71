//! An element of an extension is in no namespace.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "extension/element-without-namespace",
    severity: Severity::Error,
    spec: Spec::Rss("extendingRss"),
    w3c: Some("NotInANamespace"),
    what: "An element of an extension is in no namespace.",
    why: "Nobody can tell whose element it is.",
    fix: "Give it the prefix of its extension.",
    bad: r#"<rss version="2.0" xmlns:p="https://example.org/p"><channel><p:a><b/></p:a></channel></rss>"#,
    good: r#"<rss version="2.0" xmlns:p="https://example.org/p"><channel><p:a><p:b/></p:a></channel></rss>"#,
    check: Check::Structure(Family::Extension, Structure::NoNamespace),
};

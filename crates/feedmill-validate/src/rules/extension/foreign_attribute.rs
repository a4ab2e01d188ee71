//! An element of RSS has an attribute of an extension.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "extension/foreign-attribute",
    severity: Severity::Warning,
    spec: Spec::Rss("extendingRss"),
    w3c: Some("UseOfExtensionAttr"),
    what: "An element of RSS has an attribute of an extension.",
    why: "RSS is extended by elements. Readers skip such attributes, and some refuse the feed.",
    fix: "Remove the attribute.",
    bad: r#"<rss version="2.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="rss.xsd"></rss>"#,
    good: r#"<rss version="2.0"></rss>"#,
    check: Check::Structure(Family::Extension, Structure::ExtensionAttribute),
};

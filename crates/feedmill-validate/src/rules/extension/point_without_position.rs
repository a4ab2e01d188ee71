//! A shape has no coordinates.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "extension/point-without-position",
    severity: Severity::Error,
    spec: Spec::Url("https://docs.ogc.org/cs/17-002r1/17-002r1.html"),
    w3c: Some("MissingElement"),
    what: "A shape has no coordinates.",
    why: "Maps cannot show it.",
    fix: "Add `gml:pos`.",
    bad: r#"<item><title>a</title><georss:where xmlns:gml="http://www.opengis.net/gml"><gml:Point></gml:Point></georss:where></item>"#,
    good: r#"<item><title>a</title><georss:where xmlns:gml="http://www.opengis.net/gml"><gml:Point><gml:pos>45 -71</gml:pos></gml:Point></georss:where></item>"#,
    check: Check::Child("gml:Point", &["gml:pos"]),
};

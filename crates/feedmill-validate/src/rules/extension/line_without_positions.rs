//! A shape has no coordinates.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "extension/line-without-positions",
    severity: Severity::Error,
    spec: Spec::Url("https://docs.ogc.org/cs/17-002r1/17-002r1.html"),
    w3c: Some("MissingElement"),
    what: "A shape has no coordinates.",
    why: "Maps cannot show it.",
    fix: "Add `gml:posList`.",
    bad: r#"<item><title>a</title><georss:where xmlns:gml="http://www.opengis.net/gml"><gml:LineString></gml:LineString></georss:where></item>"#,
    good: r#"<item><title>a</title><georss:where xmlns:gml="http://www.opengis.net/gml"><gml:LineString><gml:posList>45 -71 46 -72</gml:posList></gml:LineString></georss:where></item>"#,
    check: Check::Child("gml:LineString", &["gml:posList"]),
};

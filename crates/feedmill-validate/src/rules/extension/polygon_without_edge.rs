//! A polygon has no edge.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "extension/polygon-without-edge",
    severity: Severity::Error,
    spec: Spec::Url("https://docs.ogc.org/cs/17-002r1/17-002r1.html"),
    w3c: Some("MissingElement"),
    what: "A polygon has no edge.",
    why: "Maps cannot show it.",
    fix: "Add `gml:exterior` with a `gml:LinearRing`.",
    bad: r#"<item><title>a</title><georss:where xmlns:gml="http://www.opengis.net/gml"><gml:Polygon></gml:Polygon></georss:where></item>"#,
    good: r#"<item><title>a</title><georss:where xmlns:gml="http://www.opengis.net/gml"><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>45 -71 46 -72 47 -70 45 -71</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></georss:where></item>"#,
    check: Check::Child("gml:Polygon", &["gml:exterior"]),
};

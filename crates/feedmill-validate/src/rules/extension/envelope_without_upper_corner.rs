//! An envelope has no upper corner.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "extension/envelope-without-upper-corner",
    severity: Severity::Error,
    spec: Spec::Url("https://docs.ogc.org/cs/17-002r1/17-002r1.html"),
    w3c: Some("MissingElement"),
    what: "An envelope has no upper corner.",
    why: "Maps cannot show it.",
    fix: "Add `gml:upperCorner`: the latitude in the north, the longitude in the east.",
    bad: r#"<item><title>a</title><georss:where xmlns:gml="http://www.opengis.net/gml"><gml:Envelope><gml:lowerCorner>45 -72</gml:lowerCorner></gml:Envelope></georss:where></item>"#,
    good: r#"<item><title>a</title><georss:where xmlns:gml="http://www.opengis.net/gml"><gml:Envelope><gml:lowerCorner>45 -72</gml:lowerCorner><gml:upperCorner>46 -71</gml:upperCorner></gml:Envelope></georss:where></item>"#,
    check: Check::Child("gml:Envelope", &["gml:upperCorner"]),
};

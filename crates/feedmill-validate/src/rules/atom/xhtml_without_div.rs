//! XHTML does not stand in a `div`.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "atom/xhtml-without-div",
    severity: Severity::Error,
    spec: Spec::Rfc4287("3.1.1.3"),
    w3c: Some("MissingXhtmlDiv"),
    what: "XHTML does not stand in a `div`.",
    why: "Readers look for the `div`, and show nothing.",
    fix: "Put everything into one `div` of the XHTML namespace.",
    bad: r#"<entry><content type="xhtml">a</content></entry>"#,
    good: r#"<entry><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a</div></content></entry>"#,
    check: Check::Structure(Family::Atom, Structure::XhtmlWithoutDiv),
};

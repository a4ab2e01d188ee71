//! XHTML stands in an entry or feed itself.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "atom/xhtml-beside-content",
    severity: Severity::Warning,
    spec: Spec::Rfc4287("6.4"),
    w3c: Some("MisplacedXHTMLContent"),
    what: "XHTML stands in an entry or feed itself.",
    why: "Readers do not show it.",
    fix: r#"Put it into `content` with `type="xhtml"`."#,
    bad: r#"<entry><title>a</title><p xmlns="http://www.w3.org/1999/xhtml">b</p></entry>"#,
    good: r#"<entry><title>a</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">b</div></content></entry>"#,
    check: Check::Structure(Family::Atom, Structure::XhtmlMisplaced),
};

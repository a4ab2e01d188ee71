//! Something stands beside the `div` of XHTML.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "atom/xhtml-beside-div",
    severity: Severity::Warning,
    spec: Spec::Rfc4287("3.1.1.3"),
    w3c: None,
    what: "Something stands beside the `div` of an XHTML text.",
    why: "Readers show the first `div` and lose the rest.",
    fix: "Put everything into one `div`.",
    bad: r#"<entry><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a</div><div xmlns="http://www.w3.org/1999/xhtml">b</div></content></entry>"#,
    good: r#"<entry><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a<br/>b</div></content></entry>"#,
    check: Check::Structure(Family::Atom, Structure::XhtmlBesideDiv),
};

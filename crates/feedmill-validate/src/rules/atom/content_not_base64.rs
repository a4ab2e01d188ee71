//! Content that is not text is not written in base64.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "atom/content-not-base64",
    severity: Severity::Error,
    spec: Spec::Rfc4287("4.1.3.3"),
    w3c: Some("NotBase64"),
    what: "Content that is not text is not written in base64.",
    why: "Readers cannot restore the bytes.",
    fix: "Encode the bytes in base64, or link to them with `src`.",
    bad: r#"<entry><content type="image/png">picture</content></entry>"#,
    good: r#"<entry><content type="image/png">cGljdHVyZQ==</content></entry>"#,
    check: Check::Structure(Family::Atom, Structure::NotBase64),
};

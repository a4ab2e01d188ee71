//! The version of OPML is none that there is.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "opml/version",
    severity: Severity::Error,
    spec: Spec::Opml,
    w3c: Some("InvalidOPMLVersion"),
    what: "The version of OPML is none that there is.",
    why: "Readers do not know the word, and skip it.",
    fix: "Write `2.0`.",
    bad: r#"<opml version="3.0"><head/><body><outline text="a"/></body></opml>"#,
    good: r#"<opml version="2.0"><head/><body><outline text="a"/></body></opml>"#,
    check: Check::Value(Fault::OpmlVersion),
};

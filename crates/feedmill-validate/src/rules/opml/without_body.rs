//! There is no `body`.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "opml/without-body",
    severity: Severity::Error,
    spec: Spec::Opml,
    w3c: Some("MissingElement"),
    what: "There is no `body`.",
    why: "Programs may refuse the list.",
    fix: "Add a `body` with the outlines.",
    bad: r#"<opml version="2.0"><head/></opml>"#,
    good: r#"<opml version="2.0"><head/><body><outline text="a"/></body></opml>"#,
    check: Check::Child("opml", &["body"]),
};

//! There is no `head`.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "opml/without-head",
    severity: Severity::Error,
    spec: Spec::Opml,
    w3c: Some("MissingElement"),
    what: "There is no `head`.",
    why: "Programs may refuse the list.",
    fix: "Add a `head`, which may be empty.",
    bad: r#"<opml version="2.0"><body><outline text="a"/></body></opml>"#,
    good: r#"<opml version="2.0"><head/><body><outline text="a"/></body></opml>"#,
    check: Check::Child("opml", &["head"]),
};

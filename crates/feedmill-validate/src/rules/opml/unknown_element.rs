//! An element stands where OPML does not have it.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "opml/unknown-element",
    severity: Severity::Error,
    spec: Spec::Opml,
    w3c: Some("UndefinedElement"),
    what: "An element stands where OPML does not have it.",
    why: "Readers skip what they do not know: its content is lost to them.",
    fix: "Look for a typing error, capitals among them; or use an element that belongs here; or put your own into a namespace of your own.",
    bad: r#"<outline text="a"><title>b</title></outline>"#,
    good: r#"<outline text="a"><outline text="b"/></outline>"#,
    check: Check::Structure(Family::Opml, Structure::UnknownElement),
};

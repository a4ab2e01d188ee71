//! An element is in no namespace.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::schema::Space;
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "atom/element-without-namespace",
    severity: Severity::Warning,
    spec: Spec::Rfc4287("6.4"),
    w3c: Some("UndeterminableVocabulary"),
    what: "An element is in no namespace.",
    why: "Nobody can tell what it means.",
    fix: "Give it a namespace.",
    bad: r#"<feed xmlns="http://www.w3.org/2005/Atom"><a xmlns="">b</a></feed>"#,
    good: r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>a</title></feed>"#,
    check: Check::Element(&["atom:feed", "atom:entry", "atom:source"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for child in element
        .children()
        .filter(|child| child.name().space == Space::None)
    {
        out.at(
            child.at(),
            format!("`{}` is in no namespace", child.written()),
        );
    }
}

//! Something about the feed stands behind its entries.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::schema::Space;
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "atom/metadata-behind-entries",
    severity: Severity::Error,
    spec: Spec::Rfc4287("4.1.1"),
    w3c: Some("MisplacedMetadata"),
    what: "Something about the feed stands behind its entries.",
    why: "Programs that read the feed as it comes do not see it.",
    fix: "Put the entries last.",
    bad: r#"<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>a</title></entry><title>a</title></feed>"#,
    good: r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>a</title><entry><title>a</title></entry></feed>"#,
    check: Check::Element(&["atom:feed"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let mut children = element
        .children()
        .skip_while(|child| !child.is("atom:entry"));
    if let Some(late) =
        children.find(|child| child.name().space == Space::Atom && !child.is("atom:entry"))
    {
        out.at(
            late.at(),
            format!("`{}` stands behind an entry", late.written()),
        );
    }
}

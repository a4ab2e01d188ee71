//! Neither an entry nor its feed has an author.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "atom/entry-without-author",
    severity: Severity::Error,
    spec: Spec::Rfc4287("4.1.2"),
    w3c: Some("MissingElement"),
    what: "Neither an entry nor its feed has an author.",
    why: "Readers cannot say who wrote it.",
    fix: "Add an `author` with a `name` to the feed.",
    bad: "<entry><title>a</title></entry>",
    good: "<entry><title>a</title><author><name>Anna</name></author></entry>",
    check: Check::Element(&["atom:feed", "atom:entry"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let has_author = |place: Element<'_, '_>| place.child("atom:author").is_some();
    let mut check = |entry: Element<'_, '_>| {
        let is_told = has_author(entry) || entry.child("atom:source").is_some_and(has_author);
        if entry.is_closed() && !is_told {
            out.at(entry.at(), "neither `entry` nor `feed` has an `author`");
        }
    };
    if element.is("atom:feed") {
        if !has_author(element) {
            element
                .children()
                .filter(|child| child.is("atom:entry"))
                .for_each(check);
        }
    } else if element.parent().is_none() {
        check(element);
    }
}

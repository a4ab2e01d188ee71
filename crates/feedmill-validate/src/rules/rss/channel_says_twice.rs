//! The channel says something twice, by RSS and by a module.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "rss/channel-says-twice",
    severity: Severity::Warning,
    spec: Spec::Profile("namespace-elements-dublin-core"),
    w3c: Some("DuplicateSemantics"),
    what: "The channel says something twice, by RSS and by a module.",
    why: "Some readers show the one, some the other, some both.",
    fix: "Keep the element of RSS.",
    bad: "<channel><language>en</language><dc:language>en</dc:language></channel>",
    good: "<channel><language>en</language></channel>",
    check: Check::Element(&["channel"], check),
};

/// What says the same: an element, and that of a module.
const PAIRS: &[(&str, &str)] = &[
    ("generator", "admin:generatorAgent"),
    ("copyright", "dc:rights"),
    ("managingEditor", "dc:creator"),
    ("pubDate", "dc:date"),
    ("webMaster", "dc:publisher"),
    ("language", "dc:language"),
    ("lastBuildDate", "dcterms:modified"),
    ("title", "dc:title"),
    ("category", "dc:subject"),
    ("creativeCommons:license", "cc:license"),
];

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for (core, other) in PAIRS {
        if let (Some(_), Some(twice)) = (element.child(core), element.child(other)) {
            out.at(twice.at(), format!("`{core}` says the same"));
        }
    }
}

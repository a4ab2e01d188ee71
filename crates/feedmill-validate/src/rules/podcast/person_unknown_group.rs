//! The group of a person is none of the podcast taxonomy.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "podcast/person-unknown-group",
    severity: Severity::Info,
    spec: Spec::Url(
        "https://github.com/Podcastindex-org/podcast-namespace/blob/main/taxonomy.json",
    ),
    w3c: None,
    what: "The group of a person is none of the podcast taxonomy.",
    why: "Programs show the name without what the person does.",
    fix: "Write a group of the taxonomy, such as `cast` or `writing`.",
    bad: r#"<item><title>a</title><podcast:person group="friends">Anna</podcast:person></item>"#,
    good: r#"<item><title>a</title><podcast:person group="cast">Anna</podcast:person></item>"#,
    check: Check::Element(&["podcast:person"], check),
};

const GROUPS: [&str; 9] = [
    "creative direction",
    "cast",
    "writing",
    "audio production",
    "audio post-production",
    "administration",
    "visuals",
    "community",
    "misc.",
];

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if let Some(group) = element.attribute("group")
        && !GROUPS
            .iter()
            .any(|known| known.eq_ignore_ascii_case(group.value().trim()))
    {
        out.at(
            group.value_at(),
            format!("`{}` is not one of: {}", group.value(), GROUPS.join(", ")),
        );
    }
}

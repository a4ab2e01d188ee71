//! The country of a place is not in two letters.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "podcast/location-country",
    severity: Severity::Warning,
    spec: Spec::Url(
        "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/location.md",
    ),
    w3c: None,
    what: "`podcast:location` has a country that is not in two letters.",
    why: "Programs cannot sort podcasts by country.",
    fix: "Write the two letters of ISO 3166, such as `GB`.",
    bad: r#"<item><podcast:location country="Scotland">Leith</podcast:location></item>"#,
    good: r#"<item><podcast:location country="GB">Leith</podcast:location></item>"#,
    check: Check::Value(Fault::PodcastCountry),
};

//! A podcast's guid is not a UUID.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "podcast/guid",
    severity: Severity::Error,
    spec: Spec::Url("https://podcasting2.org/docs/podcast-namespace"),
    w3c: None,
    what: "A podcast's guid is not a UUID.",
    why: "Readers do not know the word, and skip it.",
    fix: "Make a UUIDv5 of the feed's address, as the namespace says, and keep it for good.",
    bad: "<channel><podcast:guid>mine</podcast:guid></channel>",
    good: "<channel><podcast:guid>ead4c236-bf58-58c6-a2c6-a6b28d128cb6</podcast:guid></channel>",
    check: Check::Value(Fault::PodcastGuid),
};

//! A publisher is not named.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "podcast/publisher-without-item",
    severity: Severity::Warning,
    spec: Spec::Url(
        "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/publisher.md",
    ),
    w3c: None,
    what: "`podcast:publisher` has no `podcast:remoteItem`.",
    why: "Programs cannot find the feed of the publisher.",
    fix: "Add a `podcast:remoteItem` with the `feedGuid` of the feed of the publisher.",
    bad: "<channel><podcast:publisher></podcast:publisher></channel>",
    good: r#"<channel><podcast:publisher><podcast:remoteItem medium="publisher" feedGuid="1225c695-cfb8-4ebb-aaaa-80da344efa6a"/></podcast:publisher></channel>"#,
    check: Check::Child("podcast:publisher", &["podcast:remoteItem"]),
};

//! A live item has no link to fall back on.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "podcast/live-without-link",
    severity: Severity::Warning,
    spec: Spec::Url(
        "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/live-item.md",
    ),
    w3c: None,
    what: "`podcast:liveItem` has no `podcast:contentLink`.",
    why: "Listeners whose program cannot play the stream have nowhere to go.",
    fix: "Add a `podcast:contentLink` with the address of a page that plays the stream.",
    bad: r#"<channel><podcast:liveItem status="live" start="2024-01-15T10:00:00Z"><title>a</title><guid isPermaLink="false">b</guid><enclosure url="https://example.org/a" length="0" type="audio/mpeg"/></podcast:liveItem></channel>"#,
    good: r#"<channel><podcast:liveItem status="live" start="2024-01-15T10:00:00Z"><title>a</title><guid isPermaLink="false">b</guid><enclosure url="https://example.org/a" length="0" type="audio/mpeg"/><podcast:contentLink href="https://example.org/live">Listen</podcast:contentLink></podcast:liveItem></channel>"#,
    check: Check::Child("podcast:liveItem", &["podcast:contentLink"]),
};

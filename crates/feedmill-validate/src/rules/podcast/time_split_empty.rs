//! A time split has nobody to pay.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "podcast/time-split-empty",
    severity: Severity::Warning,
    spec: Spec::Url(
        "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/value-time-split.md",
    ),
    w3c: None,
    what: "`podcast:valueTimeSplit` has neither recipients nor a remote item.",
    why: "Payments of that time go to nobody.",
    fix: "Add one `podcast:remoteItem`, or a `podcast:valueRecipient` for each recipient.",
    bad: r#"<item><podcast:value type="lightning" method="keysend"><podcast:valueTimeSplit startTime="1" duration="2"></podcast:valueTimeSplit></podcast:value></item>"#,
    good: r#"<item><podcast:value type="lightning" method="keysend"><podcast:valueTimeSplit startTime="1" duration="2"><podcast:remoteItem feedGuid="1225c695-cfb8-4ebb-aaaa-80da344efa6a"/></podcast:valueTimeSplit></podcast:value></item>"#,
    check: Check::Child(
        "podcast:valueTimeSplit",
        &["podcast:remoteItem", "podcast:valueRecipient"],
    ),
};

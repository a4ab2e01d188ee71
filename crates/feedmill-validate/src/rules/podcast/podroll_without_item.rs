//! A podroll recommends nothing.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "podcast/podroll-without-item",
    severity: Severity::Warning,
    spec: Spec::Url(
        "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/podroll.md",
    ),
    w3c: None,
    what: "`podcast:podroll` has no `podcast:remoteItem`.",
    why: "There is nothing to recommend.",
    fix: "Add a `podcast:remoteItem` for each podcast, or remove the element.",
    bad: "<channel><podcast:podroll></podcast:podroll></channel>",
    good: r#"<channel><podcast:podroll><podcast:remoteItem feedGuid="1225c695-cfb8-4ebb-aaaa-80da344efa6a"/></podcast:podroll></channel>"#,
    check: Check::Child("podcast:podroll", &["podcast:remoteItem"]),
};

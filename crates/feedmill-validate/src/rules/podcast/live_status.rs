//! The status of a live item is not pending, live or ended.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "podcast/live-status",
    severity: Severity::Error,
    spec: Spec::Url("https://podcasting2.org/docs/podcast-namespace"),
    w3c: None,
    what: "The status of a live item is not pending, live or ended.",
    why: "Readers do not know the word, and skip it.",
    fix: "Write `pending`, `live` or `ended`.",
    bad: r#"<channel><podcast:liveItem status="soon" start="2026-01-01T00:00:00Z"><title>a</title></podcast:liveItem></channel>"#,
    good: r#"<channel><podcast:liveItem status="pending" start="2026-01-01T00:00:00Z"><title>a</title></podcast:liveItem></channel>"#,
    check: Check::Value(Fault::PodcastStatus),
};

//! The way to verify a file is none of the two.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "podcast/integrity",
    severity: Severity::Warning,
    spec: Spec::Url(
        "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/integrity.md",
    ),
    w3c: None,
    what: "`podcast:integrity` has a type that programs do not know.",
    why: "Programs cannot verify the file.",
    fix: "Write `sri` or `pgp-signature`.",
    bad: r#"<item><podcast:alternateEnclosure type="audio/opus"><podcast:source uri="https://example.org/a.opus"/><podcast:integrity type="md5" value="x"/></podcast:alternateEnclosure></item>"#,
    good: r#"<item><podcast:alternateEnclosure type="audio/opus"><podcast:source uri="https://example.org/a.opus"/><podcast:integrity type="sri" value="x"/></podcast:alternateEnclosure></item>"#,
    check: Check::Value(Fault::Integrity),
};

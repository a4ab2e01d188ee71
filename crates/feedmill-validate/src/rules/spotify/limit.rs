//! `spotify:limit` does not say how many episodes to keep.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "spotify/limit",
    severity: Severity::Error,
    spec: Spec::Url("https://support.spotify.com/creators/article/podcast-specification-doc/"),
    w3c: None,
    what: "`spotify:limit` does not say how many episodes to keep.",
    why: "Spotify keeps all of them.",
    fix: "Write `recentCount` with a whole number above zero.",
    bad: r#"<channel><spotify:limit recentCount="all"/></channel>"#,
    good: r#"<channel><spotify:limit recentCount="3"/></channel>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let Some(limit) = document
        .channel()
        .and_then(|channel| channel.child("spotify:limit"))
    else {
        return;
    };
    let Some(count) = limit.attribute("recentCount") else {
        return out.at(limit.at(), "`spotify:limit` has no `recentCount`");
    };
    if !count
        .value()
        .trim()
        .parse::<u32>()
        .is_ok_and(|count| count > 0)
    {
        let message = format!("`{}` is not a whole number above zero", count.value());
        out.at(count.value_at(), message);
    }
}

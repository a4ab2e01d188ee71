//! `wfw:commentRSS` is the old name of `wfw:commentRss`.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "rss/comments-feed-in-capitals",
    severity: Severity::Warning,
    spec: Spec::Profile("namespace-elements-wfw"),
    w3c: Some("CommentRSS"),
    what: "`wfw:commentRSS` is the old name of `wfw:commentRss`.",
    why: "Readers of today look for the new one.",
    fix: "Write `wfw:commentRss`.",
    bad: "<item><title>a</title><wfw:commentRSS>https://example.org/c</wfw:commentRSS></item>",
    good: "<item><title>a</title><wfw:commentRss>https://example.org/c</wfw:commentRss></item>",
    check: Check::Element(&["wfw:commentRSS"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    out.at(element.at(), "it is written `wfw:commentRss`");
}

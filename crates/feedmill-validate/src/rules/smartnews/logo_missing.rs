//! The feed has no logo for `SmartNews`.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::partner::needs;

pub(super) static RULE: Rule = Rule {
    name: "smartnews/logo-missing",
    severity: Severity::Error,
    spec: Spec::Url(
        "https://publishers.smartnews.com/hc/en-us/articles/360036526213-SmartFormat-Specification-Version-2-1",
    ),
    w3c: None,
    what: "The feed has no logo for SmartNews.",
    why: "SmartView shows the logo above every article.",
    fix: "Add `snf:logo` with the `url` of a picture to the channel.",
    bad: "<channel><title>Tide</title></channel>",
    good: "<channel><title>Tide</title><snf:logo><url>https://example.org/logo.png</url></snf:logo></channel>",
    check: Check::Document(check),
};

const NEEDED: &[&[&str]] = &[&["snf:logo"]];

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if let Some(channel) = document.channel() {
        needs(channel, NEEDED, out);
    }
}

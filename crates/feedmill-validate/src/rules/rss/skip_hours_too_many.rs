//! `skipHours` has more than 24 hours.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "rss/skip-hours-too-many",
    severity: Severity::Error,
    spec: Spec::Profile("element-channel-skiphours"),
    w3c: Some("NotEnoughHoursInTheDay"),
    what: "`skipHours` has more than 24 hours.",
    why: "A day has 24.",
    fix: "Keep each hour once.",
    bad: "<skipHours>{25 times: <hour>1</hour>}</skipHours>",
    good: "<skipHours><hour>1</hour></skipHours>",
    check: Check::Element(&["skipHours"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if element.children().filter(|child| child.is("hour")).count() > 24 {
        out.at(element.at(), "a day has 24 hours");
    }
}

//! `skipDays` has more than seven days.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "rss/skip-days-too-many",
    severity: Severity::Error,
    spec: Spec::Profile("element-channel-skipdays"),
    w3c: Some("EightDaysAWeek"),
    what: "`skipDays` has more than seven days.",
    why: "A week has seven.",
    fix: "Keep each day once.",
    bad: "<skipDays><day>Monday</day><day>Tuesday</day><day>Wednesday</day><day>Thursday</day><day>Friday</day><day>Saturday</day><day>Sunday</day><day>Monday</day></skipDays>",
    good: "<skipDays><day>Monday</day></skipDays>",
    check: Check::Element(&["skipDays"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if element.children().filter(|child| child.is("day")).count() > 7 {
        out.at(element.at(), "a week has seven days");
    }
}

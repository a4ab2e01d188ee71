//! A guid is said to be an address, and is none.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/permalink-not-an-address",
    severity: Severity::Error,
    spec: Spec::Rss("ltguidgtSubelementOfLtitemgt"),
    w3c: Some("InvalidHttpGUID"),
    what: "A guid is said to be an address, and is none.",
    why: "Readers take the guid for the address of the item, and lead nowhere.",
    fix: r#"Add `isPermaLink="false"`, or make the guid the address of the item."#,
    bad: "<item><title>a</title><guid>42</guid></item>",
    good: r#"<item><title>a</title><guid isPermaLink="false">42</guid></item>"#,
    check: Check::Value(Fault::PermaLink),
};

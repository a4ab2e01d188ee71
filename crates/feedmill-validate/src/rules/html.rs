//! Rules of the HTML inside feeds.

mod attribute;
mod relative_address;
mod script;
mod style;
mod unknown_element;

use crate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &attribute::RULE,
    &relative_address::RULE,
    &script::RULE,
    &style::RULE,
    &unknown_element::RULE,
];

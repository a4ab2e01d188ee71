//! Rules of Atom 1.0 (RFC 4287).

mod blank_attribute;
mod blank_element;
mod duplicate_element;
mod missing_attribute;
mod unexpected_attribute;
mod unexpected_text;
mod unknown_element;

use crate::validate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &blank_attribute::RULE,
    &blank_element::RULE,
    &duplicate_element::RULE,
    &missing_attribute::RULE,
    &unexpected_attribute::RULE,
    &unexpected_text::RULE,
    &unknown_element::RULE,
];

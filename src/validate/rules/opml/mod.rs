//! Rules of OPML.

mod duplicate_element;
mod missing_attribute;
mod unexpected_attribute;
mod unexpected_text;
mod unknown_element;

use crate::validate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &duplicate_element::RULE,
    &missing_attribute::RULE,
    &unexpected_attribute::RULE,
    &unexpected_text::RULE,
    &unknown_element::RULE,
];

//! Rules of RSS 2.0 and 0.9x.

mod blank_element;
mod channel_without_description;
mod channel_without_link;
mod channel_without_title;
mod duplicate_element;
mod guid_repeated;
mod missing_attribute;
mod unexpected_attribute;
mod unexpected_text;
mod unknown_element;

use crate::validate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &blank_element::RULE,
    &channel_without_description::RULE,
    &channel_without_link::RULE,
    &channel_without_title::RULE,
    &duplicate_element::RULE,
    &guid_repeated::RULE,
    &missing_attribute::RULE,
    &unexpected_attribute::RULE,
    &unexpected_text::RULE,
    &unknown_element::RULE,
];

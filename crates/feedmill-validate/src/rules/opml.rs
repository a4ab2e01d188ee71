//! Rules of OPML.

mod body_before_head;
mod body_without_outline;
mod duplicate_element;
mod expansion_state;
mod link_without_address;
mod missing_attribute;
mod subscription_version;
mod subscription_without_address;
mod subscription_without_title;
mod subscription_without_type;
mod type_unknown;
mod unexpected_attribute;
mod unexpected_text;
mod unknown_element;
mod version;
mod version_of_old;
mod without_body;
mod without_head;

use crate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &body_before_head::RULE,
    &body_without_outline::RULE,
    &duplicate_element::RULE,
    &expansion_state::RULE,
    &link_without_address::RULE,
    &missing_attribute::RULE,
    &subscription_version::RULE,
    &subscription_without_address::RULE,
    &subscription_without_title::RULE,
    &subscription_without_type::RULE,
    &type_unknown::RULE,
    &unexpected_attribute::RULE,
    &unexpected_text::RULE,
    &unknown_element::RULE,
    &version::RULE,
    &version_of_old::RULE,
    &without_body::RULE,
    &without_head::RULE,
];

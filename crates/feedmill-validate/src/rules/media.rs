//! Rules of Media RSS.

mod content_without_address;
mod country;
mod credit_role;
mod expression;
mod group_of_one;
mod hash;
mod medium;
mod namespace;
mod rating;
mod restriction;
mod restriction_relationship;
mod restriction_type;
mod text_type;
mod time;

use crate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &content_without_address::RULE,
    &country::RULE,
    &credit_role::RULE,
    &expression::RULE,
    &group_of_one::RULE,
    &hash::RULE,
    &medium::RULE,
    &namespace::RULE,
    &rating::RULE,
    &restriction::RULE,
    &restriction_relationship::RULE,
    &restriction_type::RULE,
    &text_type::RULE,
    &time::RULE,
];

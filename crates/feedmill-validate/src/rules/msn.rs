//! What MSN asks for. Checked where the profile is asked for.

mod date_out_of_range;
mod item_incomplete;
mod title_length;
mod title_with_markup;

use crate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &date_out_of_range::RULE,
    &item_incomplete::RULE,
    &title_length::RULE,
    &title_with_markup::RULE,
];

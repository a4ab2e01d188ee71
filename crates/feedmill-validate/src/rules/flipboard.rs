//! What Flipboard asks for. Checked where the profile is asked for.

mod channel_incomplete;
mod item_incomplete;
mod item_without_author;
mod item_without_image;
mod too_few_items;

use crate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &channel_incomplete::RULE,
    &item_incomplete::RULE,
    &item_without_author::RULE,
    &item_without_image::RULE,
    &too_few_items::RULE,
];

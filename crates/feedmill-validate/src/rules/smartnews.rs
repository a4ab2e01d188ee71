//! What `SmartNews` asks for. Checked where the profile is asked for.

mod channel_incomplete;
mod description_too_long;
mod item_incomplete;
mod logo_missing;
mod not_utf_8;
mod too_large;

use crate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &channel_incomplete::RULE,
    &description_too_long::RULE,
    &item_incomplete::RULE,
    &logo_missing::RULE,
    &not_utf_8::RULE,
    &too_large::RULE,
];

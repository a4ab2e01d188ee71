//! What the Podcast Standards Project (PSP-1) asks for. Checked where the profile is asked for.

mod artwork_format;
mod channel_incomplete;
mod channel_recommended;
mod description_too_long;
mod episode_incomplete;
mod namespace_missing;
mod not_rss;
mod not_utf_8;
mod value_too_long;

use crate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &artwork_format::RULE,
    &channel_incomplete::RULE,
    &channel_recommended::RULE,
    &description_too_long::RULE,
    &episode_incomplete::RULE,
    &namespace_missing::RULE,
    &not_rss::RULE,
    &not_utf_8::RULE,
    &value_too_long::RULE,
];

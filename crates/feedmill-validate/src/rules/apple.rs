//! What Apple Podcasts asks for. Checked where the profile is asked for.

mod artwork_format;
mod channel_incomplete;
mod channel_recommended;
mod description_too_long;
mod episode_incomplete;
mod episode_recommended;
mod explicit_value;
mod no_episode;
mod not_rss;

use crate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &artwork_format::RULE,
    &channel_incomplete::RULE,
    &channel_recommended::RULE,
    &description_too_long::RULE,
    &episode_incomplete::RULE,
    &episode_recommended::RULE,
    &explicit_value::RULE,
    &no_episode::RULE,
    &not_rss::RULE,
];

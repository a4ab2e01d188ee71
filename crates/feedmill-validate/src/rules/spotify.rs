//! What Spotify asks for. Checked where the profile is asked for.

mod artwork_format;
mod channel_incomplete;
mod country_of_origin;
mod episode_incomplete;
mod limit;
mod no_episode;
mod not_rss;

use crate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &artwork_format::RULE,
    &channel_incomplete::RULE,
    &country_of_origin::RULE,
    &episode_incomplete::RULE,
    &limit::RULE,
    &no_episode::RULE,
    &not_rss::RULE,
];

//! Rules of podcasts: what Apple and the podcast namespace ask for.

mod adult_deprecated;
mod block;
mod category_obsolete;
mod category_unknown;
mod channel_incomplete;
mod channel_type;
mod channel_without_email;
mod duration;
mod enclosure_format;
mod episode_type;
mod explicit;
mod guid;
mod keywords;
mod live_status;
mod medium;
mod owner_without_email;

use crate::validate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &adult_deprecated::RULE,
    &block::RULE,
    &category_obsolete::RULE,
    &category_unknown::RULE,
    &channel_incomplete::RULE,
    &channel_type::RULE,
    &channel_without_email::RULE,
    &duration::RULE,
    &enclosure_format::RULE,
    &episode_type::RULE,
    &explicit::RULE,
    &guid::RULE,
    &keywords::RULE,
    &live_status::RULE,
    &medium::RULE,
    &owner_without_email::RULE,
];

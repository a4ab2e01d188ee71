//! Rules of podcasts: what Apple and the podcast namespace ask for.

mod adult_deprecated;
mod alternate_without_source;
mod block;
mod category_obsolete;
mod category_unknown;
mod channel_incomplete;
mod channel_type;
mod channel_without_email;
mod channel_without_image;
mod comments_without_address;
mod duration;
mod enclosure_format;
mod episode_type;
mod episode_without_enclosure;
mod episode_without_guid;
mod explicit;
mod guid;
mod images_deprecated;
mod integrity;
mod keywords;
mod live_status;
mod live_without_link;
mod location_country;
mod location_relation;
mod medium;
mod owner_without_email;
mod person_unknown_group;
mod podroll_without_item;
mod publisher_without_item;
mod serial_without_episode;
mod text_too_long;
mod time_split_empty;
mod value_without_recipient;

use crate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &adult_deprecated::RULE,
    &alternate_without_source::RULE,
    &block::RULE,
    &category_obsolete::RULE,
    &category_unknown::RULE,
    &channel_incomplete::RULE,
    &channel_type::RULE,
    &channel_without_email::RULE,
    &channel_without_image::RULE,
    &comments_without_address::RULE,
    &duration::RULE,
    &enclosure_format::RULE,
    &episode_type::RULE,
    &episode_without_enclosure::RULE,
    &episode_without_guid::RULE,
    &explicit::RULE,
    &guid::RULE,
    &images_deprecated::RULE,
    &integrity::RULE,
    &keywords::RULE,
    &live_status::RULE,
    &live_without_link::RULE,
    &location_country::RULE,
    &location_relation::RULE,
    &medium::RULE,
    &owner_without_email::RULE,
    &person_unknown_group::RULE,
    &podroll_without_item::RULE,
    &publisher_without_item::RULE,
    &serial_without_episode::RULE,
    &text_too_long::RULE,
    &time_split_empty::RULE,
    &value_without_recipient::RULE,
];

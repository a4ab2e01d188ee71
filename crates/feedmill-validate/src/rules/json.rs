//! Rules of JSON and JSON Feed.

mod address;
mod attachment_incomplete;
mod author_empty;
mod author_obsolete;
mod date;
mod feed_without_items;
mod feed_without_own_address;
mod feed_without_title;
mod hub_incomplete;
mod id_not_a_string;
mod id_repeated;
mod item_without_content;
mod item_without_id;
mod language;
mod media_type;
mod member_repeated;
mod next_is_itself;
mod no_items;
mod not_an_object;
mod not_json;
mod unknown_member;
mod version;
mod wrong_type;

use crate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &address::RULE,
    &attachment_incomplete::RULE,
    &author_empty::RULE,
    &author_obsolete::RULE,
    &date::RULE,
    &feed_without_items::RULE,
    &feed_without_own_address::RULE,
    &feed_without_title::RULE,
    &hub_incomplete::RULE,
    &id_not_a_string::RULE,
    &id_repeated::RULE,
    &item_without_content::RULE,
    &item_without_id::RULE,
    &language::RULE,
    &media_type::RULE,
    &member_repeated::RULE,
    &next_is_itself::RULE,
    &no_items::RULE,
    &not_an_object::RULE,
    &not_json::RULE,
    &unknown_member::RULE,
    &version::RULE,
    &wrong_type::RULE,
];

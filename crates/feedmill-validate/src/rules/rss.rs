//! Rules of RSS.

mod about_repeated;
mod blank_element;
mod blink;
mod channel_says_twice;
mod channel_without_description;
mod channel_without_items;
mod channel_without_link;
mod channel_without_title;
mod comments_feed_in_capitals;
mod content_before_description;
mod duplicate_element;
mod enclosure_length_unknown;
mod enclosures_many;
mod guid_repeated;
mod guid_short;
mod image_format;
mod image_link_differs;
mod image_title_differs;
mod image_without_link;
mod image_without_title;
mod image_without_url;
mod item_before_metadata;
mod item_not_listed;
mod item_says_twice;
mod item_without_guid;
mod item_without_link;
mod item_without_title;
mod item_without_title_or_description;
mod missing_attribute;
mod rdf;
mod self_link_missing;
mod skip_days_too_many;
mod skip_days_without_day;
mod skip_hours_too_many;
mod skip_hours_without_hour;
mod skip_repeated;
mod slash_without_date;
mod text_input;
mod text_input_without_description;
mod text_input_without_link;
mod text_input_without_name;
mod text_input_without_title;
mod unexpected_attribute;
mod unexpected_text;
mod unknown_element;
mod version;
mod without_channel;
mod xhtml_in_item;

use crate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &about_repeated::RULE,
    &blank_element::RULE,
    &blink::RULE,
    &channel_says_twice::RULE,
    &channel_without_description::RULE,
    &channel_without_items::RULE,
    &channel_without_link::RULE,
    &channel_without_title::RULE,
    &comments_feed_in_capitals::RULE,
    &content_before_description::RULE,
    &duplicate_element::RULE,
    &enclosure_length_unknown::RULE,
    &enclosures_many::RULE,
    &guid_repeated::RULE,
    &guid_short::RULE,
    &image_format::RULE,
    &image_link_differs::RULE,
    &image_title_differs::RULE,
    &image_without_link::RULE,
    &image_without_title::RULE,
    &image_without_url::RULE,
    &item_before_metadata::RULE,
    &item_not_listed::RULE,
    &item_says_twice::RULE,
    &item_without_guid::RULE,
    &item_without_link::RULE,
    &item_without_title::RULE,
    &item_without_title_or_description::RULE,
    &missing_attribute::RULE,
    &rdf::RULE,
    &self_link_missing::RULE,
    &skip_days_too_many::RULE,
    &skip_days_without_day::RULE,
    &skip_hours_too_many::RULE,
    &skip_hours_without_hour::RULE,
    &skip_repeated::RULE,
    &slash_without_date::RULE,
    &text_input::RULE,
    &text_input_without_description::RULE,
    &text_input_without_link::RULE,
    &text_input_without_name::RULE,
    &text_input_without_title::RULE,
    &unexpected_attribute::RULE,
    &unexpected_text::RULE,
    &unknown_element::RULE,
    &version::RULE,
    &without_channel::RULE,
    &xhtml_in_item::RULE,
];

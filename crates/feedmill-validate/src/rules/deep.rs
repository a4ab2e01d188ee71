//! Rules of what a document points to. They apply where somebody asked at those addresses.

mod artwork_colours;
mod artwork_format;
mod artwork_heavy;
mod artwork_missing;
mod artwork_size;
mod enclosure_length;
mod enclosure_missing;
mod enclosure_type;
mod enclosure_without_head;
mod enclosure_without_ranges;
mod hub_silent;
mod image_missing;
mod image_type;
mod link_dead;
mod link_moved;
mod not_asked;
mod page_loop;
mod page_missing;
mod private_address;
mod self_dead;
mod self_differs;
mod without_tls;

use crate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &artwork_colours::RULE,
    &artwork_format::RULE,
    &artwork_heavy::RULE,
    &artwork_missing::RULE,
    &artwork_size::RULE,
    &enclosure_length::RULE,
    &enclosure_missing::RULE,
    &enclosure_type::RULE,
    &enclosure_without_head::RULE,
    &enclosure_without_ranges::RULE,
    &hub_silent::RULE,
    &image_missing::RULE,
    &image_type::RULE,
    &link_dead::RULE,
    &link_moved::RULE,
    &not_asked::RULE,
    &page_loop::RULE,
    &page_missing::RULE,
    &private_address::RULE,
    &self_dead::RULE,
    &self_differs::RULE,
    &without_tls::RULE,
];

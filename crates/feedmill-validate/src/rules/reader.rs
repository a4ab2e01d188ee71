//! What no specification forbids and readers suffer from.

mod content_without_type;
mod creators_many;
mod dates_all_the_same;
mod enclosure_of_nothing;
mod ids_differ_by_scheme;
mod lazy_image;
mod link_without_relation;
mod local_address;
mod no_entries;
mod relative_address;
mod too_large;
mod too_many_entries;
mod tracking_pixel;

use crate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &content_without_type::RULE,
    &creators_many::RULE,
    &dates_all_the_same::RULE,
    &enclosure_of_nothing::RULE,
    &ids_differ_by_scheme::RULE,
    &lazy_image::RULE,
    &link_without_relation::RULE,
    &local_address::RULE,
    &no_entries::RULE,
    &relative_address::RULE,
    &too_large::RULE,
    &too_many_entries::RULE,
    &tracking_pixel::RULE,
];

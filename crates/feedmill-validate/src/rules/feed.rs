//! Rules of feeds of every kind.

mod language_missing;
mod not_a_feed;
mod root_in_namespace;
mod self_link_elsewhere;
mod self_link_relative;

use crate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &language_missing::RULE,
    &not_a_feed::RULE,
    &root_in_namespace::RULE,
    &self_link_elsewhere::RULE,
    &self_link_relative::RULE,
];

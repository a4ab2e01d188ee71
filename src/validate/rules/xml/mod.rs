//! Rules of XML and of how bytes become text.

mod blank_before_declaration;
mod html_entity;
mod malformed_bytes;
mod not_well_formed;
mod unknown_encoding;

use crate::validate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &blank_before_declaration::RULE,
    &html_entity::RULE,
    &malformed_bytes::RULE,
    &not_well_formed::RULE,
    &unknown_encoding::RULE,
];

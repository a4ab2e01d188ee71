//! Rules of XML and of how bytes become text.

mod blank_before_declaration;
mod doctype_external;
mod doctype_of_netscape;
mod doctype_wrong;
mod doubly_encoded;
mod encoding_belied;
mod encoding_mismatch;
mod encoding_not_declared;
mod encoding_obscure;
mod encoding_unusual;
mod entity_declared;
mod html_entity;
mod malformed_bytes;
mod not_well_formed;
mod too_much;
mod unknown_encoding;
mod version;

use crate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &blank_before_declaration::RULE,
    &doctype_external::RULE,
    &doctype_of_netscape::RULE,
    &doctype_wrong::RULE,
    &doubly_encoded::RULE,
    &encoding_belied::RULE,
    &encoding_mismatch::RULE,
    &encoding_not_declared::RULE,
    &encoding_obscure::RULE,
    &encoding_unusual::RULE,
    &entity_declared::RULE,
    &html_entity::RULE,
    &malformed_bytes::RULE,
    &not_well_formed::RULE,
    &too_much::RULE,
    &unknown_encoding::RULE,
    &version::RULE,
];

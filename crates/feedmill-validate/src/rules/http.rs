//! Rules of how a document is served.

mod cross_origin;
mod media_type;
mod media_type_general;
mod no_validator;
mod redirected;
mod redirected_for_now;
mod sent_again;
mod status;
mod text_xml;
mod uncompressed;

use crate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &cross_origin::RULE,
    &media_type::RULE,
    &media_type_general::RULE,
    &no_validator::RULE,
    &redirected::RULE,
    &redirected_for_now::RULE,
    &sent_again::RULE,
    &status::RULE,
    &text_xml::RULE,
    &uncompressed::RULE,
];

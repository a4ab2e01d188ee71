//! Rules of values that many elements share.

mod address_not_ascii;
mod address_not_whole;
mod address_of_unregistered_scheme;
mod address_with_bracket;
mod address_with_forbidden_character;
mod address_without_scheme;
mod boolean;
mod contact;
mod contact_format;
mod contact_without_name;
mod coordinate_comma;
mod coordinate_list;
mod coordinates;
mod date_far_zone;
mod date_implausible;
mod date_iso8601;
mod date_leap_second;
mod date_period;
mod date_rfc3339;
mod date_rfc822;
mod date_rfc822_obsolete;
mod date_w3c;
mod date_wrong_weekday;
mod day;
mod email;
mod enclosure_address;
mod enclosure_type;
mod encoding;
mod form_name;
mod hour;
mod hour_midnight;
mod html_in_text;
mod id_not_canonical;
mod image_height;
mod image_width;
mod integer;
mod integer_attribute;
mod integer_list;
mod integer_not_negative;
mod integer_positive;
mod language;
mod latitude;
mod link_relation;
mod longitude;
mod media_type;
mod not_url_encoded;
mod number;
mod opensearch_role;
mod percentage;
mod permalink_not_an_address;
mod tag;
mod text_like_html;
mod text_type;
mod too_long;
mod true_false;
mod update_period;
mod urn;
mod uuid;
mod yes_no;

use crate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &address_not_ascii::RULE,
    &address_not_whole::RULE,
    &address_of_unregistered_scheme::RULE,
    &address_with_bracket::RULE,
    &address_with_forbidden_character::RULE,
    &address_without_scheme::RULE,
    &boolean::RULE,
    &contact::RULE,
    &contact_format::RULE,
    &contact_without_name::RULE,
    &coordinate_comma::RULE,
    &coordinate_list::RULE,
    &coordinates::RULE,
    &date_far_zone::RULE,
    &date_implausible::RULE,
    &date_iso8601::RULE,
    &date_leap_second::RULE,
    &date_period::RULE,
    &date_rfc3339::RULE,
    &date_rfc822::RULE,
    &date_rfc822_obsolete::RULE,
    &date_w3c::RULE,
    &date_wrong_weekday::RULE,
    &day::RULE,
    &email::RULE,
    &enclosure_address::RULE,
    &enclosure_type::RULE,
    &encoding::RULE,
    &form_name::RULE,
    &hour::RULE,
    &hour_midnight::RULE,
    &html_in_text::RULE,
    &id_not_canonical::RULE,
    &image_height::RULE,
    &image_width::RULE,
    &integer::RULE,
    &integer_attribute::RULE,
    &integer_list::RULE,
    &integer_not_negative::RULE,
    &integer_positive::RULE,
    &language::RULE,
    &latitude::RULE,
    &link_relation::RULE,
    &longitude::RULE,
    &media_type::RULE,
    &not_url_encoded::RULE,
    &number::RULE,
    &opensearch_role::RULE,
    &percentage::RULE,
    &permalink_not_an_address::RULE,
    &tag::RULE,
    &text_like_html::RULE,
    &text_type::RULE,
    &too_long::RULE,
    &true_false::RULE,
    &update_period::RULE,
    &urn::RULE,
    &uuid::RULE,
    &yes_no::RULE,
];

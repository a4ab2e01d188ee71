//! Rules of the modules that stand in feeds.

mod blank_attribute;
mod blank_element;
mod duplicate_element;
mod element_without_namespace;
mod envelope_without_lower_corner;
mod envelope_without_upper_corner;
mod foreign_attribute;
mod html_undeclared;
mod line_without_positions;
mod missing_attribute;
mod namespace_misspelled;
mod not_checked;
mod point_without_position;
mod polygon_without_edge;
mod prefix_undeclared;
mod reserved_prefix;
mod unexpected_attribute;
mod unexpected_text;
mod unknown_element;
mod unknown_namespace;
mod unusual_prefix;

use crate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &blank_attribute::RULE,
    &blank_element::RULE,
    &duplicate_element::RULE,
    &element_without_namespace::RULE,
    &envelope_without_lower_corner::RULE,
    &envelope_without_upper_corner::RULE,
    &foreign_attribute::RULE,
    &html_undeclared::RULE,
    &line_without_positions::RULE,
    &missing_attribute::RULE,
    &namespace_misspelled::RULE,
    &not_checked::RULE,
    &point_without_position::RULE,
    &polygon_without_edge::RULE,
    &prefix_undeclared::RULE,
    &reserved_prefix::RULE,
    &unexpected_attribute::RULE,
    &unexpected_text::RULE,
    &unknown_element::RULE,
    &unknown_namespace::RULE,
    &unusual_prefix::RULE,
];

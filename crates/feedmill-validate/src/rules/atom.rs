//! Rules of Atom 1.0 (RFC 4287).

mod author_without_name;
mod blank_attribute;
mod blank_element;
mod categories_conflict;
mod categories_twice;
mod collection_with_id;
mod collection_without_title;
mod content_not_a_document;
mod content_not_base64;
mod content_without_type;
mod contributor_without_name;
mod duplicate_element;
mod element_without_namespace;
mod entries_repeated;
mod entry_without_author;
mod entry_without_id;
mod entry_without_link_or_content;
mod entry_without_summary;
mod entry_without_text;
mod entry_without_title;
mod entry_without_updated;
mod feed_without_id;
mod feed_without_title;
mod feed_without_updated;
mod html_fragment;
mod html_not_escaped;
mod html_undeclared;
mod ids_all_the_same;
mod link_not_empty;
mod link_repeated;
mod link_to_same_document;
mod link_without_href;
mod metadata_behind_entries;
mod missing_attribute;
mod namespace_missing;
mod namespace_obsolete;
mod namespace_wrong;
mod prefixed;
mod self_link_missing;
mod self_link_type;
mod source_without_id;
mod source_without_title;
mod source_without_updated;
mod space_around_value;
mod thread_attribute_when;
mod unexpected_attribute;
mod unexpected_text;
mod unknown_element;
mod updated_repeated;
mod xhtml_beside_content;
mod xhtml_beside_div;
mod xhtml_escaped;
mod xhtml_without_div;

use crate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &author_without_name::RULE,
    &blank_attribute::RULE,
    &blank_element::RULE,
    &categories_conflict::RULE,
    &categories_twice::RULE,
    &collection_with_id::RULE,
    &collection_without_title::RULE,
    &content_not_a_document::RULE,
    &content_not_base64::RULE,
    &content_without_type::RULE,
    &contributor_without_name::RULE,
    &duplicate_element::RULE,
    &element_without_namespace::RULE,
    &entries_repeated::RULE,
    &entry_without_author::RULE,
    &entry_without_id::RULE,
    &entry_without_link_or_content::RULE,
    &entry_without_summary::RULE,
    &entry_without_text::RULE,
    &entry_without_title::RULE,
    &entry_without_updated::RULE,
    &feed_without_id::RULE,
    &feed_without_title::RULE,
    &feed_without_updated::RULE,
    &html_fragment::RULE,
    &html_not_escaped::RULE,
    &html_undeclared::RULE,
    &ids_all_the_same::RULE,
    &link_not_empty::RULE,
    &link_repeated::RULE,
    &link_to_same_document::RULE,
    &link_without_href::RULE,
    &metadata_behind_entries::RULE,
    &missing_attribute::RULE,
    &namespace_missing::RULE,
    &namespace_obsolete::RULE,
    &namespace_wrong::RULE,
    &prefixed::RULE,
    &self_link_missing::RULE,
    &self_link_type::RULE,
    &source_without_id::RULE,
    &source_without_title::RULE,
    &source_without_updated::RULE,
    &space_around_value::RULE,
    &thread_attribute_when::RULE,
    &unexpected_attribute::RULE,
    &unexpected_text::RULE,
    &unknown_element::RULE,
    &updated_repeated::RULE,
    &xhtml_beside_content::RULE,
    &xhtml_beside_div::RULE,
    &xhtml_escaped::RULE,
    &xhtml_without_div::RULE,
];

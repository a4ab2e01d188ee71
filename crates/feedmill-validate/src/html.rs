//! HTML inside feeds: its tags, and what is known of elements, attributes and styles.

mod known;
mod mark;
mod style;

pub(crate) use known::{
    is_element, is_safe_attribute, is_safe_element, is_svg_attribute, is_uri_attribute,
};
pub(crate) use mark::{Mark, first_mark, is_html_entity};
pub(crate) use style::danger;

use std::ops::Deref;

pub(crate) use feedmill_text::tags::{TagAttribute, TagKind};

/// A tag, and what surrounds it. The names of elements and attributes of XHTML are as they are written.
#[derive(Debug)]
pub(crate) struct Tag<'a> {
    pub tag: feedmill_text::tags::Tag<'a>,
    pub place: TagPlace,
}

impl<'a> Deref for Tag<'a> {
    type Target = feedmill_text::tags::Tag<'a>;

    fn deref(&self) -> &Self::Target {
        &self.tag
    }
}

/// What surrounds a piece of HTML.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct TagPlace {
    /// Elements of XML in the XHTML namespace, not text.
    pub is_xhtml: bool,
    /// Elements of another vocabulary inside, such as SVG.
    pub is_foreign: bool,
    /// Inside RSS, which has no base for relative addresses.
    pub is_rss: bool,
    /// An `xml:base` is in force.
    pub has_base: bool,
}

/// Hands every tag of a text in these surroundings to `visit`.
pub(crate) fn scan<'a>(text: &'a str, place: TagPlace, visit: &mut dyn FnMut(&Tag<'a>)) {
    feedmill_text::tags::scan(text, &mut |tag| visit(&Tag { tag, place }));
}

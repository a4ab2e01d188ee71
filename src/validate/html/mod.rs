//! HTML inside feeds: its tags, and what is known of elements, attributes and styles.

mod known;
mod mark;
mod scan;
mod style;

pub(crate) use known::{
    is_element, is_safe_attribute, is_safe_element, is_svg_attribute, is_uri_attribute,
};
pub(crate) use mark::{Mark, first_mark, is_html_entity};
pub(crate) use scan::scan;
pub(crate) use style::danger;

use std::borrow::Cow;

/// A start tag, or what only looks like one.
#[derive(Debug)]
pub(crate) struct Tag<'a> {
    pub kind: TagKind,
    /// In small letters where it is HTML, as it is written in XHTML.
    pub name: Cow<'a, str>,
    pub attributes: Vec<TagAttribute<'a>>,
    /// Where it begins.
    pub at: usize,
    /// In which text it stands.
    pub place: TagPlace,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TagKind {
    Start,
    End,
    /// `<?…>`.
    Instruction,
    /// `<!…>`, but no comment.
    Declaration,
    /// It has no end.
    Cut,
}

#[derive(Debug)]
pub(crate) struct TagAttribute<'a> {
    pub name: Cow<'a, str>,
    pub value: Cow<'a, str>,
    pub at: usize,
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

impl Tag<'_> {
    pub fn attribute(&self, name: &str) -> Option<&TagAttribute<'_>> {
        self.attributes
            .iter()
            .find(|attribute| attribute.name == name)
    }
}

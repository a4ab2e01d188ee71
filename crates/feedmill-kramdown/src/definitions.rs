//! What is defined in one place of a text and used in another.

use std::collections::HashMap;

use super::attributes::{AttributeLists, Attributes};
use super::node::Node;

/// Links, footnotes, abbreviations and attribute lists with a name.
#[derive(Debug, Default)]
pub(super) struct Definitions {
    pub links: HashMap<String, Link>,
    pub footnotes: Vec<Footnote>,
    pub footnote_names: HashMap<String, usize>,
    pub abbreviations: Vec<Abbreviation>,
    pub lists: AttributeLists,
}

/// `[name]: url "title"`.
#[derive(Debug)]
pub(super) struct Link {
    pub url: String,
    pub title: Option<String>,
    pub attributes: Attributes,
}

/// `[^name]: text`.
#[derive(Debug)]
pub(super) struct Footnote {
    pub name: String,
    pub content: Vec<Node>,
}

/// `*[HTML]: what it means`.
#[derive(Debug)]
pub(super) struct Abbreviation {
    pub short: String,
    pub meaning: String,
    pub attributes: Attributes,
}

/// A link's name as it is looked up: case and runs of white space do not count.
pub(super) fn link_name(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    let mut space = false;
    for char in name.chars() {
        if char.is_ascii_whitespace() {
            space = true;
            continue;
        }
        if std::mem::take(&mut space) {
            folded.push(' ');
        }
        folded.extend(char.to_lowercase());
    }
    if space {
        folded.push(' ');
    }
    folded
}

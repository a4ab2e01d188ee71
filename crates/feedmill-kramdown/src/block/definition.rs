//! Definitions of links, footnotes and abbreviations.

use std::borrow::Cow;

use super::super::attributes::Attributes;
use super::super::definitions::{Abbreviation, Footnote, Link, link_name};
use super::super::line::{attribute_line, is_space, line_at, unindented};
use super::super::node::{Kind, Node};
use super::Blocks;

/// Every character of a text is compared with every abbreviation.
const MAX_ABBREVIATIONS: usize = 100;

impl Blocks<'_, '_> {
    /// `[name]: url "title"`, the title perhaps on the next line.
    pub(super) fn link(&mut self, line: &str) -> bool {
        let Some((name, after)) = unindented(line)
            .and_then(|line| line.strip_prefix('['))
            .and_then(|rest| rest.split_once("]:"))
        else {
            return false;
        };
        if name.is_empty() || name.contains(']') {
            return false;
        }
        let mut length = line.len();
        let target = after.trim();
        let (url, mut title) = split_target(target);
        let mut url = Cow::Borrowed(url);
        // A quote behind white space would begin a title, which has to end the line.
        if has_title_mark(&url) && !url.starts_with('<') {
            return false;
        }
        if target.is_empty() {
            return false;
        }
        if title.is_none() && self.position + length < self.text.len() {
            let next = line_at(self.text, self.position + length);
            if let Some(found) = whole_title(next.trim()) {
                title = Some(found);
                length += next.len();
            }
        }
        if let Some(inside) = url.strip_prefix('<').and_then(|url| url.strip_suffix('>')) {
            url = Cow::Owned(inside.to_owned());
        }
        self.position += length;
        let link = Link {
            url: url.into_owned(),
            title: title.map(str::to_owned),
            attributes: self.attributes_around(),
        };
        self.source.definitions.links.insert(link_name(name), link);
        self.nodes.push(Node::new(Kind::Hidden));
        true
    }

    /// `[^name]: text`, with indented lines after it.
    pub(super) fn footnote(&mut self, line: &str) -> bool {
        let Some((name, first)) = unindented(line)
            .and_then(|line| line.strip_prefix("[^"))
            .and_then(|rest| rest.split_once("]:"))
        else {
            return false;
        };
        if !is_footnote_name(name) {
            return false;
        }
        let mut content = first.to_owned();
        self.position += line.len();
        self.indented_lines(&mut content, '\n');
        let nodes = self.source.blocks(&content);
        // Attributes of a footnote go nowhere.
        self.attributes_around();
        let definitions = &mut self.source.definitions;
        let footnote = Footnote {
            name: name.to_owned(),
            content: nodes,
        };
        match definitions.footnote_names.get(name) {
            Some(&index) => definitions.footnotes[index] = footnote,
            None => {
                definitions
                    .footnote_names
                    .insert(name.to_owned(), definitions.footnotes.len());
                definitions.footnotes.push(footnote);
            }
        }
        self.nodes.push(Node::new(Kind::Hidden));
        true
    }

    /// The attribute lists right above and below a definition.
    fn attributes_around(&mut self) -> Attributes {
        let mut attributes = self.pending.take().unwrap_or_default();
        while self.position < self.text.len() {
            let line = line_at(self.text, self.position);
            let Some(list) = unindented(line).and_then(attribute_line) else {
                break;
            };
            attributes.parse(list);
            self.position += line.len();
        }
        attributes
    }

    /// `*[HTML]: what it means`.
    pub(super) fn abbreviation(&mut self, line: &str) -> bool {
        let Some((short, meaning)) = unindented(line)
            .and_then(|line| line.strip_prefix("*["))
            .and_then(|rest| rest.split_once("]:"))
        else {
            return false;
        };
        if short.is_empty() {
            return false;
        }
        self.position += line.len();
        let abbreviation = Abbreviation {
            short: short.trim().to_owned(),
            meaning: meaning.trim().to_owned(),
            attributes: self.attributes_around(),
        };
        let known = &mut self.source.definitions.abbreviations;
        known.retain(|other| other.short != abbreviation.short);
        if known.len() < MAX_ABBREVIATIONS {
            known.push(abbreviation);
        } else {
            self.source.cut = true;
        }
        self.nodes.push(Node::new(Kind::Hidden));
        true
    }
}

/// Whether a footnote may be called so.
pub(in super::super) fn is_footnote_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        && name.chars().all(is_footnote_char)
}

pub(in super::super) fn is_footnote_char(char: char) -> bool {
    char.is_ascii_alphanumeric() || matches!(char, '_' | ':' | '-')
}

/// URL and title of a definition.
fn split_target(target: &str) -> (&str, Option<&str>) {
    let Some(quote) = target.chars().last().filter(|c| matches!(c, '"' | '\'')) else {
        return (target, None);
    };
    let inside = &target[..target.len() - 1];
    // The title begins at the first such quote after white space.
    let mut from = 0;
    while let Some(at) = inside[from..].find(quote).map(|at| at + from) {
        let before = &inside[..at];
        if before.ends_with(|c: char| c.is_ascii() && is_space(c as u8)) && at + 1 < inside.len() {
            return (before.trim_end(), Some(&inside[at + 1..]));
        }
        from = at + 1;
    }
    (target, None)
}

fn has_title_mark(url: &str) -> bool {
    let mut space = false;
    url.bytes().any(|byte| {
        let found = space && matches!(byte, b'"' | b'\'');
        space = is_space(byte);
        found
    })
}

/// A line that is nothing but a title.
fn whole_title(line: &str) -> Option<&str> {
    let quote = line.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let inside = line[1..].strip_suffix(quote)?;
    (!inside.is_empty()).then_some(inside)
}

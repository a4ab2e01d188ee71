//! Links, images and footnote marks.

use std::borrow::Cow;

use super::super::attributes::{Attributes, write_attribute};
use super::super::block::{is_footnote_char, is_footnote_name};
use super::super::definitions::link_name;
use super::super::line::is_space;
use super::target::target;
use super::{Mark, Spans, Stop};

impl Spans<'_, '_, '_> {
    /// What begins with `[` or `![`; `false` where that is text.
    pub(super) fn link(&mut self) -> bool {
        let image = self.rest().starts_with('!');
        let open = if image { 2 } else { 1 };
        if !image && self.footnote() {
            return true;
        }
        if (self.inside.link && !image)
            || self.rest().starts_with("[^")
            || self.last_bracket.is_none_or(|last| last < self.position)
            || !self.deeper()
        {
            return false;
        }
        let mark = self.mark();
        self.pass(open);
        self.inside.link = true;
        self.inside.in_em = false;
        self.depth += 1;
        let text_start = self.position;
        let closed = self.read(Stop::Bracket);
        self.depth -= 1;
        self.flush();
        let text = &self.text[text_start..(self.position - usize::from(closed)).max(text_start)];
        let written = closed && self.link_to(&mark, image, text);
        if !written {
            self.go_back(&mark);
        }
        written
    }

    /// Reads where the link leads, and writes it.
    fn link_to(&mut self, mark: &Mark, image: bool, text: &str) -> bool {
        let rest = self.rest();
        if !rest.starts_with('(') {
            return self.named_link(mark, image, text);
        }
        let Some(target) = target(rest) else {
            self.writer.budget.spend(rest.len());
            return false;
        };
        self.pass(target.len);
        self.write_link(mark, image, text, target.url, target.title, None);
        true
    }

    /// `[text][name]`, `[text] [name]`, `[name][]` or `[name]`.
    fn named_link(&mut self, mark: &Mark, image: bool, text: &str) -> bool {
        let rest = self.rest();
        let gap = rest.bytes().take_while(|&byte| is_space(byte)).count();
        let named = rest[gap..].strip_prefix('[').and_then(|inside| {
            let end = memchr::memchr(b']', inside.as_bytes())?;
            Some(&inside[..end])
        });
        let definitions = self.writer.definitions;
        // What a link shows is its name without the backslashes.
        let (name, len) = match named {
            Some("") => (Cow::Owned(unescaped(text)), gap + 2),
            Some(name) => (Cow::Borrowed(name), gap + name.len() + 2),
            None => (Cow::Owned(unescaped(text)), 0),
        };
        let Some(link) = definitions.links.get(&link_name(&name)) else {
            return false;
        };
        let title = link.title.as_deref();
        let expanded = link.url.len() + title.map_or(0, str::len);
        if !self.writer.budget.expand(expanded) {
            return false;
        }
        self.pass(len);
        self.write_link(
            mark,
            image,
            text,
            &link.url,
            link.title.as_deref(),
            Some(&link.attributes),
        );
        true
    }

    /// Puts the tags around the text that was written since `mark`.
    fn write_link(
        &mut self,
        mark: &Mark,
        image: bool,
        text: &str,
        url: &str,
        title: Option<&str>,
        attributes: Option<&Attributes>,
    ) {
        let mut tag = String::with_capacity(url.len() + 32);
        if image {
            tag.push_str("<img");
            write_attribute(&mut tag, "src", url);
            write_attribute(&mut tag, "alt", &unescaped(text));
        } else {
            tag.push_str("<a");
            write_attribute(&mut tag, "href", url);
        }
        if let Some(title) = title {
            write_attribute(&mut tag, "title", title);
        }
        if let Some(attributes) = attributes.filter(|attributes| !attributes.is_empty()) {
            self.writer.resolved(attributes).write(&mut tag);
        }
        self.inside = mark.inside;
        let tag_end;
        if image {
            tag.push_str(" />");
            self.writer.notes.go_back(mark.notes);
            self.writer.out.truncate(mark.out);
            self.writer.out.push_str(&tag);
            tag_end = self.writer.out.len();
        } else {
            tag.push('>');
            self.writer.out.insert_str(mark.out, &tag);
            tag_end = mark.out + tag.len();
            self.writer.out.push_str("</a>");
        }
        self.element(mark.out, tag_end);
    }

    /// `[^name]`.
    fn footnote(&mut self) -> bool {
        let Some(inside) = self.rest().strip_prefix("[^") else {
            return false;
        };
        let end = inside
            .find(|c| !is_footnote_char(c))
            .unwrap_or(inside.len());
        let name = &inside[..end];
        if !inside[end..].starts_with(']') || !is_footnote_name(name) {
            return false;
        }
        let Some(&definition) = self.writer.definitions.footnote_names.get(name) else {
            return false;
        };
        self.flush();
        let start = self.writer.out.len();
        self.writer.footnote_mark(definition);
        let tag_end = start + self.writer.out[start..].find('>').map_or(0, |end| end + 1);
        self.pass(end + 3);
        self.element(start, tag_end);
        true
    }
}

/// The text of an image, whose backslashes are gone.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match (char, chars.peek()) {
            ('\\', Some(next)) if next.is_ascii_punctuation() => {
                out.push(*next);
                chars.next();
            }
            _ => out.push(char),
        }
    }
    out
}

//! HTML tags in a text.

use std::borrow::Cow;

use super::attributes::Attributes;
use super::budget::Budget;
use super::element::{is_known, tag_name};
use super::line::is_space;

/// An opening tag.
pub(super) struct Tag<'t> {
    pub name: Cow<'t, str>,
    pub attributes: Attributes,
    /// `<br/>`.
    pub closed: bool,
    /// How many bytes it takes.
    pub len: usize,
}

/// The opening tag that `text` begins with.
pub(super) fn opening<'t>(text: &'t str, budget: &mut Budget) -> Option<Tag<'t>> {
    let rest = text.strip_prefix('<').filter(|_| !budget.exceeded)?;
    let name = tag_name(rest)?;
    let mut position = 1 + name.len();
    let tag = tag(text, name, &mut position);
    budget.spend(position).then_some(tag)?
}

/// The tag called `name`, from its attributes at `position` on, which moves as far as it was looked at.
fn tag<'t>(text: &'t str, name: &'t str, position: &mut usize) -> Option<Tag<'t>> {
    let mut attributes = Attributes::default();
    loop {
        let gap = white_space(&text[*position..]);
        *position += gap;
        let rest = &text[*position..];
        if rest.starts_with('>') || rest.starts_with("/>") {
            let closed = rest.starts_with('/');
            return Some(Tag {
                name: written_name(name),
                attributes,
                closed,
                len: *position + 1 + usize::from(closed),
            });
        }
        if gap == 0 {
            return None;
        }
        let Some((attribute, value, len)) = attribute(rest) else {
            if rest.contains(['"', '\'']) {
                // The end of a value was perhaps looked for up to the end of the text.
                *position = text.len();
            }
            return None;
        };
        let known = is_known(&name.to_ascii_lowercase());
        let attribute = if known {
            Cow::Owned(attribute.to_ascii_lowercase())
        } else {
            Cow::Borrowed(attribute)
        };
        attributes.set(&attribute, value.replace('\n', " "));
        *position += len;
    }
}

/// Name, value and length of the attribute that `text` begins with.
fn attribute(text: &str) -> Option<(&str, Cow<'_, str>, usize)> {
    let name = tag_name(text)?;
    let after = &text[name.len()..];
    let gap = white_space(after);
    let Some(value) = after[gap..].strip_prefix('=') else {
        return Some((name, Cow::Borrowed(""), name.len()));
    };
    let start = name.len() + gap + 1 + white_space(value);
    let value = &text[start..];
    if let Some(quote) = value
        .bytes()
        .next()
        .filter(|byte| matches!(byte, b'"' | b'\''))
    {
        let end = memchr::memchr(quote, &value.as_bytes()[1..])?;
        let value = &value[1..=end];
        let decoded = super::super::html::decode_entities(value);
        return Some((name, decoded, start + end + 2));
    }
    let end = value
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
        .unwrap_or(value.len());
    (end > 0).then_some((name, Cow::Borrowed(&value[..end]), start + end))
}

/// Name and length of the closing tag that `text` begins with.
pub(super) fn closing(text: &str) -> Option<(Cow<'_, str>, usize)> {
    let rest = text.strip_prefix("</")?;
    let name = tag_name(rest)?;
    let gap = white_space(&rest[name.len()..]);
    rest[name.len() + gap..]
        .starts_with('>')
        .then(|| (written_name(name), 2 + name.len() + gap + 1))
}

/// The length of the comment that `text` begins with.
pub(super) fn comment(text: &str, budget: &mut Budget) -> Option<usize> {
    let inside = text.strip_prefix("<!--").filter(|_| !budget.exceeded)?;
    let end = memchr::memmem::find(inside.as_bytes(), b"-->").map(|end| end + 7);
    budget.spend(end.unwrap_or(text.len())).then_some(end)?
}

/// Where the next closing tag of `name` begins and ends in `text`.
pub(super) fn find_closing(text: &str, name: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    loop {
        let at = from + memchr::memmem::find(&text.as_bytes()[from..], b"</")?;
        match closing(&text[at..]) {
            Some((found, len)) if found == name => return Some((at, at + len)),
            _ => from = at + 2,
        }
    }
}

fn white_space(text: &str) -> usize {
    text.bytes().take_while(|&byte| is_space(byte)).count()
}

fn written_name(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        let lower = name.to_ascii_lowercase();
        if is_known(&lower) {
            return Cow::Owned(lower);
        }
    }
    Cow::Borrowed(name)
}

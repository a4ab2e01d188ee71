//! HTML tags in a text.

use std::borrow::Cow;

use super::attributes::Attributes;
use super::budget::Budget;
use super::element::{is_known, is_void, tag_name};
use super::line::is_space;

/// An opening tag.
pub(super) struct Tag<'t> {
    pub name: Cow<'t, str>,
    pub attributes: Attributes,
    /// `<br/>`.
    pub closed: bool,
    /// Its length in bytes.
    pub len: usize,
}

impl Tag<'_> {
    /// Writes the tag back, and after it the end tag of one that closes itself.
    pub fn write(&self, html: &mut String) {
        html.push('<');
        html.push_str(&self.name);
        self.attributes.write(html);
        html.push_str(if is_void(&self.name) { " />" } else { ">" });
        if self.closed && !is_void(&self.name) {
            html.push_str("</");
            html.push_str(&self.name);
            html.push('>');
        }
    }
}

/// The opening tag that `text` begins with.
pub(super) fn opening<'t>(text: &'t str, budget: &mut Budget) -> Option<Tag<'t>> {
    let rest = text.strip_prefix('<').filter(|_| !budget.exceeded)?;
    let name = tag_name(rest)?;
    let mut position = 1 + name.len();
    let tag = tag(text, name, &mut position);
    budget.spend(position).then_some(tag)?
}

/// A tag that is written back as it is written.
pub(super) struct Plain<'t> {
    pub name: &'t str,
    /// Its name and attributes, without what ends it.
    pub inside: &'t str,
    pub len: usize,
}

impl Plain<'_> {
    pub fn write(&self, html: &mut String) {
        html.push('<');
        html.push_str(self.inside);
        html.push_str(if is_void(self.name) { " />" } else { ">" });
    }
}

/// The opening tag that `text` begins with, where it is written as nearly every tag is: in small letters, with one space
/// before each attribute and double quotes around its value, which holds nothing that has to be escaped.
///
/// `None` for any other, and for those that ask for more than to be written back.
pub(super) fn plain_opening<'t>(text: &'t str, budget: &mut Budget) -> Option<Plain<'t>> {
    /// Further attributes are for [`opening`] to compare.
    const MOST: usize = 8;
    let bytes = text.as_bytes();
    if bytes.first() != Some(&b'<') || budget.exceeded {
        return None;
    }
    let word = |from: usize| {
        let rest = bytes[from..].iter();
        let len = rest.take_while(|byte| byte.is_ascii_lowercase()).count();
        &text[from..from + len]
    };
    let name = word(1);
    let mut at = 1 + name.len();
    // The headings, and nothing else.
    if name == "h" && matches!(bytes.get(at), Some(b'1'..=b'6')) {
        at += 1;
    }
    let name = &text[1..at];
    let mut names = [""; MOST];
    let mut count = 0;
    while bytes.get(at) == Some(&b' ') {
        let attribute = word(at + 1);
        let value = at + 1 + attribute.len() + 2;
        if attribute.is_empty() {
            break;
        }
        let is_ours = !matches!(attribute, "markdown") && !names[..count].contains(&attribute);
        if !is_ours || count == MOST || bytes.get(value - 2..value) != Some(b"=\"") {
            return None;
        }
        names[count] = attribute;
        count += 1;
        let end = bytes[value..]
            .iter()
            .position(|byte| matches!(byte, b'"' | b'&' | b'<' | b'>' | b'\n'))?;
        if bytes[value + end] != b'"' {
            return None;
        }
        // An empty one is not written back.
        if attribute == "id" && text[value..value + end].trim().is_empty() {
            return None;
        }
        at = value + end + 1;
    }
    let rest = &bytes[at..];
    let end = match rest {
        [b'>', ..] => 1,
        [b'/', b'>', ..] if is_void(name) => 2,
        [b' ', b'/', b'>', ..] if is_void(name) => 3,
        _ => return None,
    };
    let len = at + end;
    let is_plain = !name.is_empty() && !matches!(name, "script" | "style");
    (is_plain && budget.spend(len)).then_some(Plain {
        name,
        inside: &text[1..at],
        len,
    })
}

/// The tag called `name`, from its attributes at `position` on, which moves as far as it was looked at.
fn tag<'t>(text: &'t str, name: &'t str, position: &mut usize) -> Option<Tag<'t>> {
    let mut attributes = Attributes::default();
    let mut known = None;
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
        let (attribute, value, len) = match attribute(rest) {
            Ok(read) => read,
            Err(looked_at) => {
                *position += looked_at;
                return None;
            }
        };
        let has_capitals = attribute.bytes().any(|byte| byte.is_ascii_uppercase());
        let attribute = match has_capitals
            && *known.get_or_insert_with(|| is_known(&name.to_ascii_lowercase()))
        {
            true => Cow::Owned(attribute.to_ascii_lowercase()),
            false => Cow::Borrowed(attribute),
        };
        let value = match value.contains('\n') {
            true => value.replace('\n', " "),
            false => value.into_owned(),
        };
        attributes.set(&attribute, value);
        *position += len;
    }
}

/// Name, value and length of the attribute that `text` begins with; the number of bytes that were looked at where there is none.
fn attribute(text: &str) -> Result<(&str, Cow<'_, str>, usize), usize> {
    let name = tag_name(text).ok_or(0_usize)?;
    let after = &text[name.len()..];
    let gap = white_space(after);
    let Some(value) = after[gap..].strip_prefix('=') else {
        return Ok((name, Cow::Borrowed(""), name.len()));
    };
    let start = name.len() + gap + 1 + white_space(value);
    let value = &text[start..];
    if let Some(quote) = value
        .bytes()
        .next()
        .filter(|byte| matches!(byte, b'"' | b'\''))
    {
        let end = memchr::memchr(quote, &value.as_bytes()[1..]).ok_or(text.len())?;
        let value = &value[1..=end];
        let decoded = feedmill_text::entity::decode_entities(value);
        return Ok((name, decoded, start + end + 2));
    }
    let end = value
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
        .unwrap_or(value.len());
    match end {
        0 => Err(start),
        _ => Ok((name, Cow::Borrowed(&value[..end]), start + end)),
    }
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

/// Where the next closing tag of `name`, in capitals or not, begins and ends in `text`.
pub(super) fn find_closing(text: &str, name: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    loop {
        let at = from + memchr::memmem::find(&text.as_bytes()[from..], b"</")?;
        match closing(&text[at..]) {
            Some((found, len)) if found.eq_ignore_ascii_case(name) => return Some((at, at + len)),
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_empty_id_is_not_written_back() {
        for text in ["<p id=\"\">", "<br class=\"a\" id=\" \" />"] {
            let mut budget = Budget::new(text.len());
            assert!(plain_opening(text, &mut budget).is_none(), "{text}");
            let mut html = String::new();
            opening(text, &mut budget).unwrap().write(&mut html);
            assert!(!html.contains("id"), "{html}");
        }
    }

    proptest! {
        #[test]
        fn the_short_way_writes_what_the_long_one_does(
            text in r#"<(p|h2|h9|div|br|img|a|x|B|script)( (id|class|data-x|markdown|HREF)(="[a-z&;<>\n ]{0,4}"|='a'|=b|)){0,3}( ?/)?>?"#,
        ) {
            let long = opening(&text, &mut Budget::new(text.len()));
            if let Some(plain) = plain_opening(&text, &mut Budget::new(text.len())) {
                let long = long.unwrap();
                let (mut wanted, mut got) = (String::new(), String::new());
                long.write(&mut wanted);
                plain.write(&mut got);
                prop_assert_eq!(got, wanted);
                prop_assert_eq!((plain.len, plain.name), (long.len, &*long.name));
                prop_assert!(!long.closed || is_void(plain.name));
            }
        }
    }
}

//! The tags of a text that is HTML, and their attributes.

use std::borrow::Cow;

/// A tag, or what only looks like one.
#[derive(Debug)]
pub struct Tag<'a> {
    /// What it is.
    pub kind: TagKind,
    /// Its name in small letters.
    pub name: Cow<'a, str>,
    /// Its attributes in the order in which they are written; those of an end tag are left out.
    pub attributes: Vec<TagAttribute<'a>>,
    /// The offset of its `<` in the text.
    pub at: usize,
}

/// What a [`Tag`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagKind {
    /// `<name …>`.
    Start,
    /// `</name>`.
    End,
    /// `<?…>`.
    Instruction,
    /// `<!…>`, but no comment.
    Declaration,
    /// It has no end.
    Cut,
}

/// An attribute of a [`Tag`].
#[derive(Debug)]
pub struct TagAttribute<'a> {
    /// Its name in small letters.
    pub name: Cow<'a, str>,
    /// Its value without quotes, its character references undecoded; empty if it has none.
    pub value: Cow<'a, str>,
    /// The offset of its name in the text.
    pub at: usize,
}

impl Tag<'_> {
    /// The first attribute of that name, which is given in small letters.
    pub fn attribute(&self, name: &str) -> Option<&TagAttribute<'_>> {
        self.attributes
            .iter()
            .find(|attribute| attribute.name == name)
    }
}

/// Hands every tag of the text to `visit`, in order. Comments and the contents of scripts and styles are skipped.
pub fn scan<'a>(text: &'a str, visit: &mut dyn FnMut(Tag<'a>)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    // Where the last `>` stands: looking for one beyond it would take as long each time.
    let last = memchr::memrchr(b'>', bytes).unwrap_or(0);
    while let Some(found) = memchr::memchr(b'<', &bytes[at..]) {
        let start = at + found;
        let rest = &text[start..];
        at = start + 1;
        match bytes.get(at) {
            Some(b'!') if rest.starts_with("<!--") => {
                at = start
                    + memchr::memmem::find(rest.as_bytes(), b"-->")
                        .map_or(rest.len(), |end| end + 3);
            }
            Some(first @ (b'!' | b'?')) => {
                let end = rest.find('>').map_or(rest.len(), |end| end + 1);
                let inner = rest[2..end].trim_end_matches('>');
                let length = inner
                    .find(|c: char| !c.is_ascii_alphanumeric())
                    .unwrap_or(inner.len());
                let kind = if *first == b'?' {
                    TagKind::Instruction
                } else {
                    TagKind::Declaration
                };
                visit(Tag {
                    kind,
                    name: lower(&inner[..length]),
                    attributes: Vec::new(),
                    at: start,
                });
                at = start + end;
            }
            Some(b'/') if rest.as_bytes().get(2).is_some_and(u8::is_ascii_alphabetic) => {
                let (name, length) = name(&rest[2..]);
                let end = (start < last)
                    .then(|| memchr::memchr(b'>', rest.as_bytes()))
                    .flatten();
                let kind = if end.is_some() {
                    TagKind::End
                } else {
                    TagKind::Cut
                };
                visit(Tag {
                    kind,
                    name,
                    attributes: Vec::new(),
                    at: start,
                });
                at = start + end.map_or(2 + length, |end| end + 1);
            }
            Some(byte) if byte.is_ascii_alphabetic() => {
                let (tag, length) = start_tag(rest, start);
                at = start + length;
                if tag.kind == TagKind::Start && matches!(tag.name.as_ref(), "script" | "style") {
                    at += raw_end(&bytes[at..], tag.name.as_bytes());
                }
                visit(tag);
            }
            _ => {}
        }
    }
}

fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|b| b.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

fn name(text: &str) -> (Cow<'_, str>, usize) {
    let is_end = |b: &u8| b.is_ascii_whitespace() || matches!(b, b'/' | b'>' | b'<');
    let length = text.as_bytes().iter().position(is_end);
    let length = length.unwrap_or(text.len());
    (lower(&text[..length]), length)
}

/// Where the raw text of a script ends: at the next end tag of the same name.
fn raw_end(bytes: &[u8], name: &[u8]) -> usize {
    memchr::memmem::find_iter(bytes, b"</")
        .find(|at| {
            bytes[at + 2..]
                .get(..name.len())
                .is_some_and(|found| found.eq_ignore_ascii_case(name))
        })
        .unwrap_or(bytes.len())
}

fn start_tag(rest: &str, start: usize) -> (Tag<'_>, usize) {
    let (name, length) = name(&rest[1..]);
    let mut at = 1 + length;
    let mut attributes = Vec::new();
    let bytes = rest.as_bytes();
    let kind = loop {
        while bytes
            .get(at)
            .is_some_and(|b| b.is_ascii_whitespace() || *b == b'/')
        {
            at += 1;
        }
        match bytes.get(at) {
            None | Some(b'<') => break TagKind::Cut,
            Some(b'>') => {
                at += 1;
                break TagKind::Start;
            }
            Some(_) => {
                let (attribute, length) = attribute(&rest[at..], start + at);
                attributes.push(attribute);
                at += length;
            }
        }
    };
    (
        Tag {
            kind,
            name,
            attributes,
            at: start,
        },
        at,
    )
}

fn attribute(rest: &str, at: usize) -> (TagAttribute<'_>, usize) {
    let is_end = |b: &u8| b.is_ascii_whitespace() || matches!(b, b'=' | b'/' | b'>');
    // An attribute that begins with `=` has a name all the same.
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let length = rest.as_bytes()[first..]
        .iter()
        .position(is_end)
        .map_or(rest.len(), |end| first + end);
    let name = lower(&rest[..length]);
    let after = rest[length..].trim_ascii_start();
    let Some(after) = after.strip_prefix('=') else {
        return (
            TagAttribute {
                name,
                value: Cow::Borrowed(""),
                at,
            },
            length,
        );
    };
    let after = after.trim_ascii_start();
    let begin = rest.len() - after.len();
    let (value, end) = match after.as_bytes().first() {
        Some(quote @ (b'"' | b'\'')) => {
            let inner = &after[1..];
            let length = memchr::memchr(*quote, inner.as_bytes()).unwrap_or(inner.len());
            (&inner[..length], (begin + length + 2).min(rest.len()))
        }
        _ => {
            let length = after
                .find(|c: char| c.is_ascii_whitespace() || c == '>')
                .unwrap_or(after.len());
            (&after[..length], begin + length)
        }
    };
    (
        TagAttribute {
            name,
            value: Cow::Borrowed(value),
            at,
        },
        end,
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn names(text: &str) -> Vec<String> {
        let mut names = Vec::new();
        scan(text, &mut |tag| {
            names.push(format!("{:?} {}", tag.kind, tag.name));
        });
        names
    }

    #[test]
    fn tags_are_found() {
        assert_eq!(
            names("a <B c='>'>d</b> <!-- <i> --> 1 < 2"),
            ["Start b", "End b"]
        );
        assert_eq!(
            names("<script><b></script><i"),
            ["Start script", "End script", "Cut i"]
        );
        assert_eq!(
            names("<!DOCTYPE html><?import x>"),
            ["Declaration doctype", "Instruction import"]
        );
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(text in "[<>/a-c=\"' !?é-]{0,40}") {
            names(&text);
        }
    }
}

//! Reading one tag: its name, its attributes and where it ends.

use memchr::memchr;

/// One attribute as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Attribute<'h> {
    /// Its name, in the case in which it was written.
    pub name: &'h str,
    /// Its value with its references undecoded; `None` where there is no `=`.
    pub value: Option<&'h str>,
}

impl Attribute<'_> {
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// The value of the first attribute with that name; empty where it has none.
pub(super) fn value_of<'h>(attributes: &[Attribute<'h>], name: &str) -> Option<&'h str> {
    attributes
        .iter()
        .find(|attribute| attribute.is(name))
        .map(|attribute| attribute.value.unwrap_or_default())
}

/// A tag as written, but for its attributes, which the reader holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written<'h> {
    /// Its name, in the case in which it was written.
    pub name: &'h str,
    /// Where its `<` stands.
    pub start: usize,
    /// The byte after its `>`.
    pub end: usize,
    /// Whether it ends in `/>`.
    pub self_closing: bool,
    /// Whether it can only be kept in another spelling: a quote was never closed, or an attribute was left out.
    pub misspelt: bool,
}

/// Reads tags out of one text, in time linear in its length however often quotes stay open.
pub(super) struct TagReader<'h> {
    html: &'h str,
    /// The attributes of the last tag that was read.
    pub attributes: Vec<Attribute<'h>>,
    /// The byte after the last `>` of the text: no tag ends beyond it.
    last_end: usize,
    /// How often a tag ran to the end of the text because of an open quote.
    runaways: u8,
}

/// More attributes than anyone writes; the rest are left out, since each is compared with those before it.
const MAX_ATTRIBUTES: usize = 64;
/// After so many tags with an open quote, a tag ends at its first `>` whatever its quotes say.
const MAX_RUNAWAYS: u8 = 8;

impl<'h> TagReader<'h> {
    pub fn new(html: &'h str) -> Self {
        TagReader {
            html,
            attributes: Vec::new(),
            last_end: memchr::memrchr(b'>', html.as_bytes()).map_or(0, |at| at + 1),
            runaways: 0,
        }
    }

    /// The tag whose `<` stands at `start` and whose name begins at `name`; `None` where no `>` follows.
    ///
    /// A tag with a quote that nobody closes ends at its first `>`, not, as in a browser, with the whole page.
    pub fn read(&mut self, start: usize, name: usize) -> Option<Written<'h>> {
        if name >= self.last_end {
            return None;
        }
        if self.runaways < MAX_RUNAWAYS {
            if let Some(written) = self.read_until(start, name, self.html.len()) {
                return Some(written);
            }
            self.runaways += 1;
        }
        let first_end = name + memchr(b'>', &self.html.as_bytes()[name..])?;
        let written = self.read_until(start, name, first_end);
        Some(Written {
            end: first_end + 1,
            misspelt: true,
            ..written.unwrap_or(Written {
                name: self.name(name, first_end),
                start,
                end: first_end + 1,
                self_closing: false,
                misspelt: true,
            })
        })
    }

    /// The byte after the first `>` at or after `from`.
    pub fn end_after(&self, from: usize) -> Option<usize> {
        if from >= self.last_end {
            return None;
        }
        memchr(b'>', &self.html.as_bytes()[from..]).map(|len| from + len + 1)
    }

    fn name(&self, from: usize, limit: usize) -> &'h str {
        let bytes = &self.html.as_bytes()[from..limit];
        let len = bytes
            .iter()
            .position(|byte| is_space(*byte) || matches!(byte, b'/' | b'>'))
            .unwrap_or(bytes.len());
        &self.html[from..from + len]
    }

    /// The tag, if it ends before `limit`. If not, the attributes up to there have been read all the same.
    fn read_until(&mut self, start: usize, name: usize, limit: usize) -> Option<Written<'h>> {
        self.attributes.clear();
        let html = self.html;
        let bytes = &html.as_bytes()[..limit];
        let written_name = self.name(name, limit);
        let mut at = name + written_name.len();
        let mut misspelt = false;
        // Whether the byte before is a `/` that belongs to no value: `<a href=x/>` does not close itself.
        let mut slash = false;
        loop {
            at = skip_spaces(bytes, at);
            match bytes.get(at)? {
                b'>' => {
                    return Some(Written {
                        name: written_name,
                        start,
                        end: at + 1,
                        self_closing: slash,
                        misspelt,
                    });
                }
                b'/' => {
                    at += 1;
                    slash = bytes.get(at) == Some(&b'>');
                    continue;
                }
                _ => {}
            }
            let name_from = at;
            // A name may begin with `=`; anywhere else `=` ends it (section 13.2.5.32).
            at += 1;
            while bytes
                .get(at)
                .is_some_and(|byte| !is_space(*byte) && !matches!(byte, b'/' | b'>' | b'='))
            {
                at += 1;
            }
            let name = &html[name_from..at];
            let after_name = skip_spaces(bytes, at);
            let value = if bytes.get(after_name) == Some(&b'=') {
                let from = skip_spaces(bytes, after_name + 1);
                let (value, end, closed) = read_value(html, bytes, from);
                at = end;
                misspelt |= !closed;
                value
            } else {
                None
            };
            let fit = is_name(name)
                && self.attributes.len() < MAX_ATTRIBUTES
                && !self.attributes.iter().any(|other| other.is(name));
            if fit {
                self.attributes.push(Attribute { name, value });
            } else {
                misspelt = true;
            }
        }
    }
}

/// The value that begins at `from`, the byte after it, and whether its quotes are closed.
fn read_value<'h>(html: &'h str, bytes: &[u8], from: usize) -> (Option<&'h str>, usize, bool) {
    match bytes.get(from) {
        Some(&quote @ (b'"' | b'\'')) => match memchr(quote, &bytes[from + 1..]) {
            Some(len) => (Some(&html[from + 1..from + 1 + len]), from + len + 2, true),
            None => (Some(&html[from + 1..bytes.len()]), bytes.len(), false),
        },
        Some(b'>') | None => (None, from, false),
        Some(_) => {
            let len = bytes[from..]
                .iter()
                .position(|byte| is_space(*byte) || *byte == b'>')
                .unwrap_or(bytes.len() - from);
            (Some(&html[from..from + len]), from + len, true)
        }
    }
}

/// Whether a name can be written back without meaning something else.
fn is_name(name: &str) -> bool {
    name.bytes().all(|byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.' | b'@')
    })
}

fn skip_spaces(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(|byte| is_space(*byte)) {
        at += 1;
    }
    at
}

/// White space as HTML has it inside of tags.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

#[cfg(test)]
mod tests {
    use super::*;

    type Read<'h> = (&'h str, Vec<(&'h str, Option<&'h str>)>, usize);

    fn read(html: &str) -> Option<Read<'_>> {
        let mut reader = TagReader::new(html);
        let written = reader.read(0, 1)?;
        let attributes = reader.attributes.iter();
        Some((
            written.name,
            attributes.map(|it| (it.name, it.value)).collect(),
            written.end,
        ))
    }

    #[test]
    fn attributes_in_every_spelling() {
        let tag = "<A b c=d e = 'f\"' g=\"h>\"/i>";
        let html = format!("{tag}x");
        let (name, attributes, end) = read(&html).unwrap();
        assert_eq!((name, end), ("A", tag.len()));
        assert_eq!(
            attributes,
            [
                ("b", None),
                ("c", Some("d")),
                ("e", Some("f\"")),
                ("g", Some("h>")),
                ("i", None)
            ]
        );
    }

    #[test]
    fn an_open_quote_ends_with_its_tag() {
        let (name, attributes, end) = read("<a href=\"x>text</a> more").unwrap();
        assert_eq!((name, end), ("a", 11));
        assert_eq!(attributes, [("href", Some("x"))]);
        assert!(read("<a href=\"x text").is_none());
    }

    #[test]
    fn a_second_attribute_of_the_name_is_left_out() {
        let (_, attributes, _) = read("<a b=1 B=2 \"c\">").unwrap();
        assert_eq!(attributes, [("b", Some("1"))]);
    }
}

//! References to characters and entities, and the way back from a value to the source.

use std::borrow::Cow;

use super::chars;

/// What a reference stands for.
pub(super) enum Reference {
    Char(char),
    /// An entity other than the five of XML.
    Entity,
    /// Not a reference at all.
    Broken(&'static str),
}

/// Read the reference at the beginning of the text, which starts with `&`; gives its length as well.
#[inline]
pub(super) fn read(text: &str) -> (Reference, usize) {
    // Most of the references of feeds, which escape HTML.
    match text.as_bytes() {
        [_, b'l', b't', b';', ..] => (Reference::Char('<'), 4),
        [_, b'g', b't', b';', ..] => (Reference::Char('>'), 4),
        [_, b'a', b'm', b'p', b';', ..] => (Reference::Char('&'), 5),
        [_, b'q', b'u', b'o', b't', b';', ..] => (Reference::Char('"'), 6),
        _ => read_other(text),
    }
}

fn read_other(text: &str) -> (Reference, usize) {
    let Some(end) = text.as_bytes().iter().take(64).position(|b| *b == b';') else {
        return (Reference::Broken("a `&` must be written `&amp;`"), 1);
    };
    let name = &text[1..end];
    let reference = if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix('x') {
            Some(hex) if hex.bytes().all(|b| b.is_ascii_hexdigit()) => {
                u32::from_str_radix(hex, 16).ok()
            }
            None if number.bytes().all(|b| b.is_ascii_digit()) => number.parse().ok(),
            _ => None,
        };
        match code.and_then(char::from_u32).filter(|c| chars::is_char(*c)) {
            Some(c) => Reference::Char(c),
            None => Reference::Broken("a reference to a character that XML does not allow"),
        }
    } else {
        match name {
            "amp" => Reference::Char('&'),
            "lt" => Reference::Char('<'),
            "gt" => Reference::Char('>'),
            "quot" => Reference::Char('"'),
            "apos" => Reference::Char('\''),
            _ if !name.is_empty() && chars::name_length(name) == name.len() => Reference::Entity,
            _ => return (Reference::Broken("a `&` must be written `&amp;`"), 1),
        }
    };
    (reference, end + 1)
}

/// The text with its line ends as XML hands them on.
pub(super) fn with_line_ends(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\r', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// A way through the source of a value: which byte of the source stands for which byte of the value.
pub(crate) struct Trail {
    at: usize,
    seen: usize,
    /// Whether it stands inside a CDATA section.
    is_data: bool,
}

impl Trail {
    /// At the beginning of a value whose source begins at `start`.
    pub fn new(start: usize) -> Self {
        Self {
            at: start,
            seen: 0,
            is_data: false,
        }
    }

    /// How far into the value it has come.
    pub fn seen(&self) -> usize {
        self.seen
    }

    /// Go on to the byte `wanted` of the value; gives where in the source it stands.
    pub fn go(&mut self, text: &str, wanted: usize) -> usize {
        while self.seen < wanted {
            let Some(rest) = text.get(self.at..).filter(|rest| !rest.is_empty()) else {
                break;
            };
            let most = wanted - self.seen;
            if !self.run(rest, most) {
                self.step(rest);
            }
        }
        // A value may go on inside a CDATA section that opens here.
        while !self.is_data
            && text
                .get(self.at..)
                .is_some_and(|rest| rest.starts_with("<![CDATA["))
        {
            self.is_data = true;
            self.at += 9;
        }
        self.at
    }

    /// Pass up to `most` bytes that stand for themselves; whether there was one.
    fn run(&mut self, rest: &str, most: usize) -> bool {
        let bytes = rest.as_bytes();
        let near = &bytes[..most.min(bytes.len())];
        let special = if self.is_data {
            memchr::memchr2(b']', b'\r', near)
        } else {
            memchr::memchr3(b'<', b'&', b'\r', near)
        };
        let mut length = special.unwrap_or(near.len());
        while !rest.is_char_boundary(length) {
            length += 1;
        }
        self.at += length;
        self.seen += length;
        length > 0
    }

    /// Pass one character, one reference, or something that is not part of the value.
    fn step(&mut self, rest: &str) {
        if self.is_data {
            if rest.starts_with("]]>") {
                self.is_data = false;
                self.at += 3;
                return;
            }
        } else if rest.starts_with("<![CDATA[") {
            self.is_data = true;
            self.at += 9;
            return;
        } else if rest.starts_with("<!--") {
            self.at += rest.find("-->").map_or(rest.len(), |end| end + 3);
            return;
        } else if rest.starts_with("<?") {
            self.at += rest.find("?>").map_or(rest.len(), |end| end + 2);
            return;
        } else if rest.starts_with('&') {
            let (reference, length) = read(rest);
            self.at += length;
            self.seen += match reference {
                Reference::Char(c) => c.len_utf8(),
                Reference::Entity | Reference::Broken(_) => length,
            };
            return;
        }
        if rest.starts_with("\r\n") {
            self.at += 1;
            return;
        }
        let length = rest.chars().next().map_or(1, char::len_utf8);
        self.at += length;
        self.seen += length;
    }
}

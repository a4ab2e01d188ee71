//! The text inside of blocks is read and written as HTML in one go. What turns out not to be an element is taken back.

mod abbreviation;
mod attribute;
mod autolink;
mod code;
mod emphasis;
mod entity;
mod escape;
mod extension;
mod html;
mod line_break;
mod link;
mod math;
mod strike;
mod target;
mod typography;

use super::write::Writer;
use super::write::escape::escape_text;

/// Elements inside of elements beyond this depth are text.
const MAX_DEPTH: usize = 100;

/// Writes the HTML of `text`.
pub(super) fn write(writer: &mut Writer<'_>, text: &str) {
    let mut spans = Spans::new(writer, text);
    spans.read(Stop::End);
    spans.flush();
}

/// Writes the HTML of `text`, in which only typography and HTML are read.
pub(super) fn write_typography(writer: &mut Writer<'_>, text: &str) {
    let mut spans = Spans::new(writer, text);
    spans.typography = true;
    spans.read(Stop::End);
}

/// Where an element ends.
#[derive(Clone, Copy)]
enum Stop<'t> {
    /// Nowhere before the text does.
    End,
    /// At the same mark that it began with.
    Emphasis { mark: u8, width: usize },
    /// At the `]` of the `[` that it began with.
    Bracket,
    /// At the end tag.
    Tag(&'t str),
}

/// Which elements the text is inside of.
#[derive(Clone, Copy, Default)]
struct Inside {
    em: bool,
    strong: bool,
    strike: bool,
    /// HTML, or text that is struck out: a backslash breaks no line there.
    html: bool,
    link: bool,
    /// HTML that is not asked for Markdown.
    raw: bool,
    /// The innermost one is `strong`, `em`.
    in_em: bool,
}

/// The last element that was written: attributes may follow.
#[derive(Clone, Copy)]
struct Last {
    start: usize,
    /// After its opening tag.
    tag_end: usize,
    end: usize,
}

struct Spans<'t, 'w, 'd> {
    writer: &'w mut Writer<'d>,
    text: &'t str,
    position: usize,
    /// Where plain text began: a quotation mark looks at the character before it only if that is plain.
    plain: usize,
    inside: Inside,
    last: Option<Last>,
    depth: usize,
    /// Whether nothing but typography and HTML is read.
    typography: bool,
    last_bracket: Option<usize>,
    /// The last `*` and the last `_` that may end an element.
    last_closers: [Option<usize>; 2],
}

/// Where to go back to if an element does not end.
struct Mark {
    position: usize,
    out: usize,
    notes: usize,
    inside: Inside,
    last: Option<Last>,
}

/// Bytes that may begin something.
static SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let bytes = b"\\*_`<&[]!~\"'-.{$\n>";
    let mut index = 0;
    while index < bytes.len() {
        table[bytes[index] as usize] = true;
        index += 1;
    }
    table
};

impl<'t, 'w, 'd> Spans<'t, 'w, 'd> {
    fn new(writer: &'w mut Writer<'d>, text: &'t str) -> Self {
        Spans {
            writer,
            text,
            position: 0,
            plain: 0,
            inside: Inside::default(),
            last: None,
            depth: 0,
            typography: false,
            last_bracket: memchr::memrchr(b']', text.as_bytes()),
            last_closers: [b'*', b'_'].map(|mark| last_closer(mark, text.as_bytes())),
        }
    }

    /// Reads up to `stop`, which is passed; whether it was found.
    fn read(&mut self, stop: Stop<'_>) -> bool {
        let bytes = self.text.as_bytes();
        let begun = self.writer.out.len() + self.writer.pending.len();
        let mut brackets = 1usize;
        loop {
            let start = self.position;
            let length = bytes[start..]
                .iter()
                .position(|&byte| SPECIAL[usize::from(byte)]);
            let Some(length) = length else {
                self.push(&self.text[start..]);
                self.position = bytes.len();
                return matches!(stop, Stop::End);
            };
            self.push(&self.text[start..start + length]);
            self.position = start + length;
            if !self.writer.budget.spend(length + 1) {
                self.push(&self.text[self.position..]);
                self.position = bytes.len();
                return matches!(stop, Stop::End);
            }
            match stop {
                Stop::End => {}
                Stop::Emphasis { mark, width } => {
                    let empty = self.writer.out.len() + self.writer.pending.len() == begun;
                    if self.ends_emphasis(mark, width) && !empty {
                        self.pass(width);
                        return true;
                    }
                }
                Stop::Bracket => match bytes[self.position] {
                    b'[' => brackets += 1,
                    b']' => {
                        brackets -= 1;
                        if brackets == 0 {
                            self.pass(1);
                            return true;
                        }
                    }
                    b'!' if self.rest().starts_with("![") => {
                        let before = self.position;
                        if self.link() {
                            continue;
                        }
                        self.position = before;
                    }
                    _ => {}
                },
                Stop::Tag(name) => {
                    if let Some((closing, len)) = super::tag::closing(self.rest())
                        && closing == name
                    {
                        self.pass(len);
                        return true;
                    }
                }
            }
            self.special(bytes[self.position]);
        }
    }

    /// Reads what begins with a special byte.
    fn special(&mut self, byte: u8) {
        if self.inside.raw {
            if !(byte == b'<' && self.html() || byte == b'&' && self.raw_reference()) {
                self.literal(1);
            }
            return;
        }
        let taken = match byte {
            b'<' if self.typography => self.html(),
            _ if self.typography => false,
            b'*' | b'_' => {
                self.emphasis(byte);
                true
            }
            b'`' => {
                self.code();
                true
            }
            b'<' => self.autolink() || self.html(),
            b'[' => {
                if !self.link() {
                    self.literal(1);
                }
                true
            }
            b'!' => self.rest().starts_with("![") && self.link(),
            _ => false,
        };
        if taken {
            return;
        }
        // The spaces that break a line stand before its end, so that they are seen before a quotation mark after it.
        if byte == b'\n' && !self.typography && (self.line_break() || self.joins_lines()) {
            return;
        }
        if self.quote_follows(byte) {
            return;
        }
        let taken = match byte {
            b'"' | b'\'' => {
                self.quote(None);
                true
            }
            b'$' | b'{' | b'~' | b'\\' if self.typography => false,
            b'$' => self.math(),
            b'{' => self.extension() || self.attributes(),
            b'&' => self.reference(),
            b'~' => self.writer.options.gfm && self.strike(),
            b'-' | b'.' | b'<' | b'>' => self.symbol(),
            b'\\' => self.escape(),
            _ => false,
        };
        if !taken {
            // Still plain: a quotation mark after it looks at it.
            let end = self.position + 1;
            self.push(&self.text[self.position..end]);
            self.position = end;
        }
    }

    fn rest(&self) -> &'t str {
        &self.text[self.position..]
    }

    /// Passes what is not plain text.
    fn pass(&mut self, len: usize) {
        self.position += len;
        self.plain = self.position;
    }

    /// Writes marks that mean nothing here.
    fn literal(&mut self, len: usize) {
        self.push(&self.text[self.position..self.position + len]);
        self.pass(len);
    }

    fn before(&self) -> Option<char> {
        self.text[..self.position].chars().next_back()
    }

    fn after_space(&self) -> bool {
        self.before()
            .is_some_and(|char| char.is_ascii_whitespace() || char == '\u{b}')
    }

    fn push(&mut self, text: &str) {
        if self.writer.definitions.abbreviations.is_empty() {
            escape_text(&mut self.writer.out, text);
        } else {
            self.writer.pending.push_str(text);
        }
    }

    /// Writes text that must not be looked at again.
    fn push_html(&mut self, html: &str) {
        self.flush();
        self.writer.out.push_str(html);
    }

    fn mark(&mut self) -> Mark {
        self.flush();
        Mark {
            position: self.position,
            out: self.writer.out.len(),
            notes: self.writer.notes.mark(),
            inside: self.inside,
            last: self.last,
        }
    }

    fn go_back(&mut self, mark: &Mark) {
        self.writer.pending.clear();
        self.writer.out.truncate(mark.out);
        self.writer.notes.go_back(mark.notes);
        self.position = mark.position;
        self.plain = self.position;
        self.inside = mark.inside;
        self.last = mark.last;
    }

    /// Remembers an element that ends here.
    fn element(&mut self, start: usize, tag_end: usize) {
        self.last = Some(Last {
            start,
            tag_end,
            end: self.writer.out.len(),
        });
        self.plain = self.position;
    }

    /// Remembers that what ends here is no plain text: attributes may follow, but go nowhere.
    fn sign(&mut self) {
        let end = self.writer.out.len();
        self.element(end, end);
    }

    /// Whether there may be one more element inside of the others.
    fn deeper(&mut self) -> bool {
        if self.depth >= MAX_DEPTH {
            self.writer.cut = true;
            return false;
        }
        true
    }
}

/// The last `mark` without white space before.
fn last_closer(mark: u8, text: &[u8]) -> Option<usize> {
    memchr::memrchr_iter(mark, text).find(|&at| at > 0 && !text[at - 1].is_ascii_whitespace())
}

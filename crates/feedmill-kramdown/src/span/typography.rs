//! Quotation marks, dashes, dots and guillemets.

use super::super::options::Symbol;
use super::Spans;

/// The sides of a quotation mark.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Left,
    Right,
}

impl Spans<'_, '_, '_> {
    /// Whether a quotation mark stands right behind the (plain) byte here, which it then takes with it.
    pub(super) fn quote_follows(&mut self, byte: u8) -> bool {
        if matches!(byte, b'\\' | b'"' | b'\'') {
            return false;
        }
        let rest = self.rest().as_bytes();
        if !matches!(rest.get(1), Some(b'"' | b'\'')) {
            return false;
        }
        self.push(&self.text[self.position..=self.position]);
        self.position += 1;
        self.quote(Some(char::from(byte)));
        true
    }

    /// Writes the quotation mark here, by what stands before and after it.
    pub(super) fn quote(&mut self, before: Option<char>) {
        let rest = self.rest();
        let mark = rest.as_bytes()[0];
        let after = &rest[1..];
        let before = before.or_else(|| {
            (self.plain < self.position)
                .then(|| self.before())
                .flatten()
                .filter(|&char| char != '\\')
        });
        let spaced = before.is_none_or(|char| char.is_ascii_whitespace());
        if spaced {
            let next = after.as_bytes().first();
            let word = after
                .get(1..)
                .and_then(|text| text.chars().next())
                .is_some_and(is_word);
            if let (Some(second @ (b'"' | b'\'')), true) = (next, word)
                && *second != mark
            {
                self.write_quote(mark, Side::Left);
                self.write_quote(*second, Side::Left);
                return;
            }
            if mark == b'\'' && is_decade(after) {
                self.write_quote(mark, Side::Right);
                return;
            }
        }
        let side = match before {
            Some(char) if char.is_ascii_whitespace() => Side::Left,
            Some('[' | '{' | '(' | '-') => Side::Left,
            Some(_) => Side::Right,
            None if opens_emphasis(after) => Side::Left,
            None if before_punctuation(after) => Side::Right,
            None if after.starts_with(['"', '\'']) => {
                // The first of two is left as it is.
                self.literal(1);
                self.write_quote(after.as_bytes()[0], Side::Right);
                return;
            }
            None if ends_word(after) => Side::Right,
            None => Side::Left,
        };
        self.write_quote(mark, side);
    }

    fn write_quote(&mut self, mark: u8, side: Side) {
        let index = usize::from(mark == b'"') * 2 + usize::from(side == Side::Right);
        let options = self.writer.options;
        self.push_quote(&options.smart_quotes[index]);
        self.pass(1);
        self.sign();
    }

    fn push_quote(&mut self, quote: &str) {
        self.flush();
        super::escape_text(&mut self.writer.out, quote);
    }

    /// `--`, `---`, `...`, `<<`, `>>`.
    pub(super) fn symbol(&mut self) -> bool {
        let rest = self.rest();
        let (len, symbol) = if rest.starts_with("---") {
            (3, Symbol::LongDash)
        } else if rest.starts_with("--") {
            (2, Symbol::ShortDash)
        } else if rest.starts_with("...") {
            (3, Symbol::Dots)
        } else if rest.starts_with("<< ") {
            (3, Symbol::LeftGuillemetSpace)
        } else if rest.starts_with("<<") {
            (2, Symbol::LeftGuillemet)
        } else if rest.starts_with(">>") {
            if self.text[self.plain..self.position].ends_with(' ') {
                self.take_back(1);
                (2, Symbol::RightGuillemetSpace)
            } else {
                (2, Symbol::RightGuillemet)
            }
        } else {
            return false;
        };
        let options = self.writer.options;
        self.push_quote(&options.symbols[symbol as usize]);
        self.pass(len);
        self.sign();
        true
    }
}

fn is_word(char: char) -> bool {
    char.is_ascii_alphanumeric() || char == '_'
}

/// `80s`.
fn is_decade(text: &str) -> bool {
    matches!(text.as_bytes(), [a, b, b's', ..] if a.is_ascii_digit() && b.is_ascii_digit())
}

fn opens_emphasis(text: &str) -> bool {
    let marks = text
        .bytes()
        .take_while(|byte| matches!(byte, b'*' | b'_'))
        .count();
    let behind = |index: usize| {
        text[index..]
            .chars()
            .next()
            .is_some_and(|c| !c.is_ascii_whitespace())
    };
    marks >= 1 && (behind(1) || marks >= 2 && behind(2))
}

fn before_punctuation(text: &str) -> bool {
    let Some(mark) = text.chars().next().filter(char::is_ascii_punctuation) else {
        return false;
    };
    if mark == '&' || text[1..].starts_with("..") {
        return false;
    }
    let next_word = text[1..]
        .chars()
        .next()
        .is_some_and(|c| c.is_alphanumeric() || c == '_');
    (mark == '_') == next_word
}

/// White space, the end of the text, or an `s` of its own.
fn ends_word(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        None => true,
        Some('s') => chars
            .next()
            .is_none_or(|c| !c.is_alphanumeric() && c != '_'),
        Some(char) => char.is_ascii_whitespace() || char == '\u{b}',
    }
}

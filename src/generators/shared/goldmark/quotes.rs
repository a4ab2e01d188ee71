//! Goldmark's typographic signs: quotes, dashes, ellipses and guillemets.

use std::sync::LazyLock;

use regex::Regex;

/// The quotes of a document that are open.
#[derive(Default)]
pub(super) struct Quotes {
    single: usize,
    double: usize,
}

impl Quotes {
    /// Text with typographic signs; `before` and `after` stand on either side of it in the source.
    pub fn smart(&mut self, text: &[char], before: char, after: &[char]) -> String {
        let mut out = String::with_capacity(text.len() + 8);
        let at = |place: usize| {
            let here = text.get(place);
            here.or_else(|| after.get(place - text.len())).copied()
        };
        let mut place = 0;
        while place < text.len() {
            let rest = &text[place..];
            let before = if place == 0 { before } else { text[place - 1] };
            let (sign, width) = match rest {
                ['-', '-', '-', ..] => ('—', 3),
                ['-', '-', ..] => ('–', 2),
                ['.', '.', '.', ..] => ('…', 3),
                ['<', '<', ..] => ('«', 2),
                ['>', '>', ..] => ('»', 2),
                [quote @ ('\'' | '"'), ..] => {
                    let run = rest.iter().take_while(|c| *c == quote).count();
                    let side = Side::of(before, at(place + run).unwrap_or('\n'));
                    let next = [at(place + 1), at(place + 2), at(place + 3), at(place + 4)];
                    let sign = match quote {
                        '"' => self.double(side, before, next),
                        _ => self.single(side, before, next),
                    };
                    (sign, 1)
                }
                [c, ..] => (*c, 1),
                [] => break,
            };
            out.push(sign);
            place += width;
        }
        out
    }

    fn double(&mut self, side: Side, before: char, next: [Option<char>; 4]) -> char {
        if side.opens && !side.closes {
            self.double += 1;
            return '“';
        }
        if self.double > 0 && side.ends(next) && !(next[0] == Some('"') && before.is_numeric()) {
            self.double -= 1;
            return '”';
        }
        '"'
    }

    fn single(&mut self, side: Side, before: char, next: [Option<char>; 4]) -> char {
        let is_end =
            |c: Option<char>| c.is_none_or(|c| c.is_ascii_punctuation() || c.is_ascii_whitespace());
        let opens = side.opens && !side.closes;
        let [one, two, three, four] = next;
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        // As in `'90s`.
        let is_past = four.is_none_or(|c| c.is_whitespace() || is_sign(c));
        if opens && is_digit(one) && is_digit(two) && three == Some('s') && is_past {
            return '’';
        }
        // As in `'twas` and `'em`.
        let begins_word = is_sign(before) || before.is_whitespace();
        if begins_word && matches!(one, Some('t' | 'e' | 'n' | 'l')) {
            return '’';
        }
        if before.is_alphanumeric() && one.is_some_and(char::is_alphabetic) {
            return '’';
        }
        if opens {
            // As in `I'm` and `you'll`, behind a sign.
            let short = matches!(one, Some('s' | 'm' | 't' | 'd')) && is_end(two);
            let pair = matches!(
                (one, two),
                (Some('v' | 'r'), Some('e')) | (Some('l'), Some('l'))
            );
            if short || pair && is_end(three) {
                return '’';
            }
            self.single += 1;
            return '‘';
        }
        // The end of a word, as in `doin'`: no digit follows.
        let has_more = two.is_some() || one.is_some_and(|c| !c.is_ascii());
        if has_more && !is_digit(one) {
            return '’';
        }
        if self.single > 0 && side.ends(next) {
            self.single -= 1;
            return '’';
        }
        '\''
    }
}

/// What a quote may do where it stands, as Markdown has it for emphasis.
#[derive(Clone, Copy)]
struct Side {
    opens: bool,
    closes: bool,
}

impl Side {
    fn of(before: char, after: char) -> Self {
        let (is_space, is_after_space) = (after.is_whitespace(), before.is_whitespace());
        let (sign_after, sign_before) = (is_sign(after), is_sign(before));
        Side {
            opens: !is_space && (!sign_after || is_after_space || sign_before),
            closes: !is_after_space && (!sign_before || is_space || sign_after),
        }
    }

    /// Whether it ends a quotation.
    fn ends(self, next: [Option<char>; 4]) -> bool {
        // Goldmark looks two bytes ahead; inside a character of several bytes, no byte is ASCII punctuation.
        let is_sign_alone = next[0].is_some_and(|c| c.is_ascii_punctuation());
        let far = next[1].is_none_or(|c| c.is_ascii_whitespace() || c.is_ascii_punctuation());
        self.closes && (!self.opens || is_sign_alone && far)
    }
}

/// Whether Unicode has the character for punctuation or a symbol.
fn is_sign(c: char) -> bool {
    static SIGNS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^[\p{P}\p{S}]").ok());
    match c.is_ascii() {
        true => c.is_ascii_punctuation(),
        false => {
            let mut bytes = [0; 4];
            let text: &str = c.encode_utf8(&mut bytes);
            !c.is_alphanumeric() && SIGNS.as_ref().is_some_and(|signs| signs.is_match(text))
        }
    }
}

//! Straight quotes to typographic ones, by what stands around them.

/// Which of two programs' rules hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rules {
    /// Those of the extension `smarty`.
    Smarty,
    /// Those of smartypants.
    SmartyPants,
}

/// A sign, and whether it took the place of a straight quote.
type Sign = (char, bool);

/// Punctuation of ASCII.
fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() && c != '&'
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

struct Quotes {
    signs: Vec<Sign>,
    rules: Rules,
}

impl Quotes {
    fn at(&self, at: usize) -> Option<char> {
        self.signs.get(at).map(|(c, _)| *c)
    }

    fn before(&self, at: usize) -> Option<Sign> {
        at.checked_sub(1).and_then(|at| self.signs.get(at)).copied()
    }

    fn is_word_at(&self, at: usize) -> bool {
        self.at(at).is_some_and(is_word)
    }

    fn is_straight(&self, at: usize, quote: char) -> bool {
        self.signs.get(at) == Some(&(quote, false))
    }

    /// Whether a quote at `at` may close because of the sign in front of it.
    fn follows_text(&self, at: usize) -> bool {
        let Some((c, is_new)) = self.before(at) else {
            return false;
        };
        match (self.rules, is_new) {
            (Rules::Smarty, true) => false,
            (Rules::SmartyPants, true) => true,
            _ => !matches!(
                c,
                ' ' | '\t' | '\r' | '\n' | '[' | '{' | '(' | '-' | '\u{2}' | '\u{3}'
            ),
        }
    }

    /// Whether a blank or a dash is in front of `at`.
    fn follows_blank(&self, at: usize) -> bool {
        match self.before(at) {
            Some((c, _)) if c.is_whitespace() => true,
            Some(('\u{2013}' | '\u{2014}', _)) => true,
            Some(('-', _)) => self.before(at - 1).is_some_and(|(c, _)| c == '-'),
            _ => false,
        }
    }

    /// Whether a lone `s` stands at `at`, as in `Anna's`.
    fn is_lone_s(&self, at: usize) -> bool {
        self.at(at) == Some('s') && !self.is_word_at(at + 1)
    }

    /// Replaces every straight quote for which `is` holds.
    fn replace(&mut self, quote: char, by: char, is: impl Fn(&Self, usize) -> bool) {
        for at in 0..self.signs.len() {
            if self.is_straight(at, quote) && is(self, at) {
                self.signs[at] = (by, true);
            }
        }
    }

    /// Replaces every pair of straight quotes for which `is` holds.
    fn replace_two(&mut self, quotes: [char; 2], by: [char; 2], is: impl Fn(&Self, usize) -> bool) {
        for at in 0..self.signs.len() {
            if self.is_straight(at, quotes[0])
                && self.is_straight(at + 1, quotes[1])
                && is(self, at)
            {
                self.signs[at] = (by[0], true);
                self.signs[at + 1] = (by[1], true);
            }
        }
    }

    fn run(&mut self) {
        let is_smarty = self.rules == Rules::Smarty;
        let begins_with_punctuation = |it: &Self, at: usize| {
            at == 0 && it.at(1).is_some_and(is_punctuation) && !it.is_word_at(2)
        };
        self.replace('\'', '\u{2019}', begins_with_punctuation);
        self.replace('"', '\u{201d}', begins_with_punctuation);
        let before_word = |it: &Self, at: usize| it.is_word_at(at + 2);
        self.replace_two(['"', '\''], ['\u{201c}', '\u{2018}'], before_word);
        self.replace_two(['\'', '"'], ['\u{2018}', '\u{201c}'], before_word);
        if is_smarty {
            self.replace_two(['\'', '"'], ['\u{2019}', '\u{201d}'], Self::follows_text);
            self.replace_two(['"', '\''], ['\u{201d}', '\u{2019}'], Self::follows_text);
        }
        // `'90s` has lost its century.
        self.replace('\'', '\u{2019}', |it, at| {
            let is_after_word = it.before(at).is_some_and(|(c, _)| is_word(c));
            let is_digit = |at: usize| it.at(at).is_some_and(char::is_numeric);
            is_after_word != is_smarty
                && is_digit(at + 1)
                && is_digit(at + 2)
                && it.at(at + 3) == Some('s')
        });
        let opens = |it: &Self, at: usize| it.follows_blank(at) && it.is_word_at(at + 1);
        self.replace('\'', '\u{2018}', opens);
        self.replace('\'', '\u{2019}', |it, at| {
            let after = it.at(at + 1);
            let is_open = after.is_some_and(|c| c.is_whitespace() || c.is_numeric());
            it.follows_text(at) && !is_open && !it.is_lone_s(at + 1)
        });
        self.replace('\'', '\u{2019}', |it, at| {
            let ends = it.at(at + 1).is_some_and(char::is_whitespace) || it.is_lone_s(at + 1);
            ends && (is_smarty || it.follows_text(at))
        });
        self.replace('\'', '\u{2018}', |_, _| true);
        self.replace('"', '\u{201c}', opens);
        self.replace('"', '\u{201d}', |it, at| {
            it.at(at + 1).is_some_and(char::is_whitespace)
                || !is_smarty && at == 0 && it.at(1).is_some_and(is_punctuation)
        });
        self.replace('"', '\u{201d}', Self::follows_text);
        self.replace('"', '\u{201c}', |_, _| true);
    }
}

/// The text with its quotes typographic.
pub(crate) fn curl(text: &str, rules: Rules) -> String {
    if !text.contains(['"', '\'']) {
        return text.to_owned();
    }
    let mut quotes = Quotes {
        signs: text.chars().map(|c| (c, false)).collect(),
        rules,
    };
    quotes.run();
    quotes.signs.into_iter().map(|(c, _)| c).collect()
}

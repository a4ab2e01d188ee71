//! The place in a list of tokens that is being read.

use super::scan::Token;

/// Expressions and statements of a person's nest less deep.
const DEEPEST: usize = 60;

pub(super) struct Parser<'t> {
    pub tokens: &'t [Token],
    pub at: usize,
    depth: usize,
    /// Whether what is not understood becomes a statement of its own, and the rest of the block is read.
    pub is_lenient: bool,
}

pub(super) type Parsed<T> = Result<T, String>;

impl<'t> Parser<'t> {
    pub fn new(tokens: &'t [Token]) -> Self {
        Parser {
            tokens,
            at: 0,
            depth: 0,
            is_lenient: true,
        }
    }

    pub fn peek(&self) -> Option<&'t Token> {
        self.tokens.get(self.at)
    }

    /// The token that comes so many after the next one.
    pub fn ahead(&self, by: usize) -> Option<&'t Token> {
        self.tokens.get(self.at + by)
    }

    pub fn is(&self, sign: &str) -> bool {
        matches!(self.peek(), Some(Token::Sign(found)) if *found == sign)
    }

    pub fn is_word(&self, word: &str) -> bool {
        matches!(self.peek(), Some(Token::Name(found)) if found == word)
    }

    pub fn take(&mut self, sign: &str) -> bool {
        let is = self.is(sign);
        self.at += usize::from(is);
        is
    }

    pub fn take_word(&mut self, word: &str) -> bool {
        let is = self.is_word(word);
        self.at += usize::from(is);
        is
    }

    pub fn expect(&mut self, sign: &str) -> Parsed<()> {
        match self.take(sign) {
            true => Ok(()),
            false => Err(self.unknown()),
        }
    }

    /// What is not understood here.
    pub fn unknown(&self) -> String {
        match self.peek() {
            Some(Token::Name(name)) => format!("`{name}`"),
            Some(Token::Sign(sign)) => format!("`{sign}`"),
            Some(Token::Text(text)) => format!("`\"{text}\"`"),
            Some(_) => "a value".into(),
            None => "its end".into(),
        }
    }

    pub fn name(&mut self) -> Parsed<String> {
        match self.peek() {
            Some(Token::Name(name)) => {
                self.at += 1;
                Ok(name.clone())
            }
            _ => Err(self.unknown()),
        }
    }

    /// Reads what is nested, unless that is too deep.
    pub fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth > DEEPEST {
            return Err("code that is nested too deep".into());
        }
        self.depth += 1;
        let made = read(self);
        self.depth -= 1;
        made
    }

    /// Where the bracket is closed that is next.
    pub fn closed(&self) -> usize {
        let mut open = 0usize;
        for (at, token) in self.tokens.iter().enumerate().skip(self.at) {
            match token {
                Token::Sign("(" | "[" | "{") => open += 1,
                Token::Sign(")" | "]" | "}") => {
                    open = open.saturating_sub(1);
                    if open == 0 {
                        return at;
                    }
                }
                _ => {}
            }
        }
        self.tokens.len()
    }
}

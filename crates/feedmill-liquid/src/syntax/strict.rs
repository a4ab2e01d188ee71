//! The strict reading of what stands inside a tag.

use super::expression::{Expression, Key, Path};

/// Brackets within brackets go no deeper; the lax reading takes over.
const DEEPEST: usize = 50;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum TokenKind {
    Comparison,
    Text,
    Number,
    Name,
    Dots,
    Mark,
}

/// Reads tokens in order. Each method gives `None` where the text is not what it reads.
pub(in super::super) struct Strict<'t> {
    tokens: Vec<(TokenKind, &'t str)>,
    at: usize,
    depth: usize,
}

impl<'t> Strict<'t> {
    /// `None` where `markup` has a character that no token starts with.
    pub fn new(markup: &'t str) -> Option<Self> {
        Some(Strict {
            tokens: tokens(markup)?,
            at: 0,
            depth: 0,
        })
    }

    pub fn at_end(&self) -> bool {
        self.at >= self.tokens.len()
    }

    fn look(&self, ahead: usize) -> Option<(TokenKind, &'t str)> {
        self.tokens.get(self.at + ahead).copied()
    }

    /// Takes the next token if it is of this kind.
    pub fn take(&mut self, kind: TokenKind) -> Option<&'t str> {
        let (_, text) = self.look(0).filter(|(found, _)| *found == kind)?;
        self.at += 1;
        Some(text)
    }

    /// Takes the next token if it is the mark or the name `text`.
    pub fn take_exactly(&mut self, text: &str) -> Option<()> {
        let (kind, found) = self.look(0)?;
        let fits = matches!(kind, TokenKind::Mark | TokenKind::Name | TokenKind::Dots);
        (fits && found == text).then(|| self.at += 1)
    }

    /// Takes `name:`.
    pub fn keyword(&mut self) -> Option<&'t str> {
        match (self.look(0)?, self.look(1)?) {
            ((TokenKind::Name, name), (TokenKind::Mark, ":")) => {
                self.at += 2;
                Some(name)
            }
            _ => None,
        }
    }

    /// Takes an expression, and says how it was written.
    pub fn expression(&mut self) -> Option<Expression> {
        let (kind, text) = self.look(0)?;
        match kind {
            TokenKind::Name => {
                self.at += 1;
                let keys = self.keys()?;
                match Expression::literal(text).filter(|_| keys.is_empty()) {
                    Some(literal) => Some(literal),
                    None => Some(Expression::Path(Path {
                        root: Key::Name(text.into()),
                        keys,
                    })),
                }
            }
            TokenKind::Text => {
                self.at += 1;
                Some(Expression::Text(text[1..text.len() - 1].into()))
            }
            TokenKind::Number => {
                self.at += 1;
                Expression::literal(text)
            }
            TokenKind::Mark if text == "[" => {
                let root = self.bracketed()?;
                let keys = self.keys()?;
                Some(Expression::Path(Path { root, keys }))
            }
            TokenKind::Mark if text == "(" => self.nested(|strict| {
                strict.at += 1;
                let from = strict.expression()?;
                strict.take_exactly("..")?;
                let to = strict.expression()?;
                strict.take_exactly(")")?;
                Some(Expression::Range(Box::new((from, to))))
            }),
            _ => None,
        }
    }

    fn keys(&mut self) -> Option<Vec<Key>> {
        let mut keys = Vec::new();
        loop {
            match self.look(0) {
                Some((TokenKind::Mark, "[")) => keys.push(self.bracketed()?),
                Some((TokenKind::Mark, ".")) => {
                    self.at += 1;
                    keys.push(Key::Name(self.take(TokenKind::Name)?.into()));
                }
                _ => return Some(keys),
            }
        }
    }

    fn bracketed(&mut self) -> Option<Key> {
        self.nested(|strict| {
            strict.take_exactly("[")?;
            let key = strict.expression()?;
            strict.take_exactly("]")?;
            Some(Key::Computed(Box::new(key)))
        })
    }

    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        if self.depth >= DEEPEST {
            return None;
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }
}

fn tokens(markup: &str) -> Option<Vec<(TokenKind, &str)>> {
    let mut tokens = Vec::new();
    let mut rest = markup;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '\u{b}');
        let Some(first) = rest.chars().next() else {
            return Some(tokens);
        };
        let (kind, length) = token(rest, first)?;
        tokens.push((kind, &rest[..length]));
        rest = &rest[length..];
    }
}

fn token(rest: &str, first: char) -> Option<(TokenKind, usize)> {
    for operator in ["==", "!=", "<>", "<=", "<", ">=", ">"] {
        if rest.starts_with(operator) {
            return Some((TokenKind::Comparison, operator.len()));
        }
    }
    if let Some(after) = rest.strip_prefix("contains")
        && after.starts_with(|c: char| c.is_ascii_whitespace())
    {
        return Some((TokenKind::Comparison, "contains".len()));
    }
    if matches!(first, '"' | '\'') {
        return Some((TokenKind::Text, rest[1..].find(first)? + 2));
    }
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let sign = usize::from(first == '-');
    let whole = digits(&rest[sign..]);
    if whole > 0 || first.is_ascii_digit() {
        let end = sign + whole;
        let fraction = rest[end..].strip_prefix('.').map_or(0, digits);
        let length = if fraction > 0 {
            end + 1 + fraction
        } else {
            end
        };
        return Some((TokenKind::Number, length));
    }
    if first.is_ascii_alphabetic() || first == '_' {
        let end = rest
            .find(|c: char| !super::is_segment(c))
            .unwrap_or(rest.len());
        let question = usize::from(rest[end..].starts_with('?'));
        return Some((TokenKind::Name, end + question));
    }
    if rest.starts_with("..") {
        return Some((TokenKind::Dots, 2));
    }
    matches!(
        first,
        '|' | '.' | ':' | ',' | '[' | ']' | '(' | ')' | '?' | '-'
    )
    .then_some((TokenKind::Mark, 1))
}

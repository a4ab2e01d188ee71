//! A literal, a range or the path to a variable.

use std::rc::Rc;

use super::fragment::is_segment;

/// Ranges within ranges go no deeper.
const DEEPEST: usize = 20;

/// Something that has a value.
#[derive(Clone, Debug)]
pub(in super::super) enum Expression {
    Nil,
    Bool(bool),
    Integer(i64),
    Float(f64),
    Text(Rc<str>),
    /// `empty`: in a comparison, whether there is nothing in the other side; else empty text.
    Empty,
    /// `blank`: as in Liquid without Rails, equal to nothing in a comparison; else empty text.
    Blank,
    Range(Box<(Expression, Expression)>),
    Path(Path),
}

/// `site.data["authors"].first`.
#[derive(Clone, Debug)]
pub(in super::super) struct Path {
    pub root: Key,
    pub keys: Vec<Key>,
}

/// One step of a path.
#[derive(Clone, Debug)]
pub(in super::super) enum Key {
    Name(Rc<str>),
    Computed(Box<Expression>),
}

impl Expression {
    /// What Liquid's lax mode makes of `markup`; it always makes something.
    pub fn lax(markup: &str) -> Self {
        Self::lax_within(markup, 0)
    }

    fn lax_within(markup: &str, depth: usize) -> Self {
        let markup = markup.trim();
        if let Some(text) = unquoted(markup) {
            return Expression::Text(text.into());
        }
        if let Some(literal) = Self::literal(markup) {
            return literal;
        }
        if let Some((from, to)) = range_ends(markup) {
            if depth >= DEEPEST {
                return Expression::Nil;
            }
            return Expression::Range(Box::new((
                Self::lax_within(from, depth + 1),
                Self::lax_within(to, depth + 1),
            )));
        }
        let mut keys = path_keys(markup, depth).into_iter();
        match keys.next() {
            Some(root) => Expression::Path(Path {
                root,
                keys: keys.collect(),
            }),
            None => Expression::Nil,
        }
    }

    /// `nil`, `true`, `12`, `1.5`, `empty`… but not text in quotes.
    pub fn literal(markup: &str) -> Option<Self> {
        Some(match markup {
            "" | "nil" | "null" => Expression::Nil,
            "true" => Expression::Bool(true),
            "false" => Expression::Bool(false),
            "blank" => Expression::Blank,
            "empty" => Expression::Empty,
            _ => return number(markup),
        })
    }
}

/// `12`, `-3`, `1.5`; `1.2.3` is 1.2, and what is too large for a whole number becomes a fraction.
fn number(markup: &str) -> Option<Expression> {
    let digits = markup.strip_prefix('-').unwrap_or(markup);
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if !is_number {
        return None;
    }
    let Some((whole, fraction)) = markup.split_once('.') else {
        return Some(match markup.parse() {
            Ok(value) => Expression::Integer(value),
            Err(_) => Expression::Float(markup.parse().unwrap_or(0.0)),
        });
    };
    let fraction = fraction.split('.').next().unwrap_or_default();
    Some(Expression::Float(
        format!("{whole}.{fraction}0").parse().unwrap_or(0.0),
    ))
}

fn unquoted(markup: &str) -> Option<&str> {
    let quote = markup.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    // A lone quote is both the first and the last character; Ruby makes empty text of it.
    Some(markup[1..].strip_suffix(quote).unwrap_or("")).filter(|_| markup.ends_with(quote))
}

/// The two ends of `(1..n)`.
fn range_ends(markup: &str) -> Option<(&str, &str)> {
    let inside = markup.strip_prefix('(')?.strip_suffix(')')?;
    let dots = inside.rfind("..")?;
    let (from, to) = (inside[..dots].trim(), inside[dots + 2..].trim());
    let one_word = |text: &str| !text.is_empty() && !text.contains(char::is_whitespace);
    (one_word(from) && one_word(to)).then_some((from, to))
}

/// The names and bracketed expressions in `markup`; whatever stands between them is passed over.
fn path_keys(markup: &str, depth: usize) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut rest = markup;
    let mut closing = true;
    while let Some(start) = rest.find(|c: char| is_segment(c) || (closing && c == '[')) {
        rest = &rest[start..];
        if let Some(inside) = rest.strip_prefix('[') {
            let Some(end) = inside.find(']') else {
                closing = false;
                continue;
            };
            rest = &inside[end + 1..];
            if end > 0 && depth < DEEPEST {
                keys.push(Key::Computed(Box::new(Expression::lax_within(
                    &inside[..end],
                    depth + 1,
                ))));
            }
            continue;
        }
        let mut end = rest.find(|c: char| !is_segment(c)).unwrap_or(rest.len());
        if rest[end..].starts_with('?') {
            end += 1;
        }
        keys.push(Key::Name(rest[..end].into()));
        rest = &rest[end..];
    }
    keys
}

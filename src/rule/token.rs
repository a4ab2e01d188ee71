//! The words of a rule: parentheses, signs, names, operators and values, each with its place.

use std::ops::Range;

use super::RuleError;

/// How a field is compared with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    /// `:`
    Is,
    /// `~`
    Contains,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `=`
    Equals,
}

impl Operator {
    /// Every operator as it is written, the longer ones first.
    pub const ALL: [(&'static str, Operator); 7] = [
        (">=", Operator::AtLeast),
        ("<=", Operator::AtMost),
        (":", Operator::Is),
        ("~", Operator::Contains),
        (">", Operator::Greater),
        ("<", Operator::Less),
        ("=", Operator::Equals),
    ];

    /// As it is written.
    pub fn sign(self) -> &'static str {
        let mut all = Self::ALL.iter();
        all.find(|(_, operator)| *operator == self)
            .map_or("", |(sign, _)| sign)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Open,
    Close,
    Not,
    Or,
    And,
    /// A field with its operator and value.
    Test {
        field: Range<usize>,
        operator: Operator,
        /// The value without its quotes.
        value: String,
        value_at: Range<usize>,
    },
    /// A word alone, or a text in quotes.
    Word(String),
}

/// The tokens of a rule, each with its place in bytes.
pub(super) fn tokens(text: &str) -> Result<Vec<(Token, Range<usize>)>, RuleError> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        let length = character.len_utf8();
        match character {
            _ if character.is_whitespace() => at += length,
            '(' | ')' => {
                let token = if character == '(' {
                    Token::Open
                } else {
                    Token::Close
                };
                found.push((token, at..at + 1));
                at += 1;
            }
            '-' | '!' => {
                found.push((Token::Not, at..at + 1));
                at += 1;
            }
            '"' => {
                let (value, end) = quoted(text, at)?;
                found.push((Token::Word(value), at..end));
                at = end;
            }
            _ => {
                let (token, end) = word(text, at)?;
                found.push((token, at..end));
                at = end;
            }
        }
    }
    Ok(found)
}

/// A text in quotes that opens at `at`, and where it ends. `\"` and `\\` stand for `"` and `\`.
fn quoted(text: &str, at: usize) -> Result<(String, usize), RuleError> {
    let mut value = String::new();
    let mut characters = text[at + 1..].char_indices();
    while let Some((offset, character)) = characters.next() {
        match character {
            '"' => return Ok((value, at + 1 + offset + 1)),
            '\\' => match characters.next() {
                Some((_, escaped @ ('"' | '\\'))) => value.push(escaped),
                Some((_, other)) => value.extend(['\\', other]),
                None => break,
            },
            _ => value.push(character),
        }
    }
    Err(RuleError::new(
        at..text.len(),
        "a quoted text is not closed",
        "add `\"` at its end",
    ))
}

/// A word that begins at `at`: a test, `or`, `and`, `not`, or a word alone; and where it ends.
fn word(text: &str, at: usize) -> Result<(Token, usize), RuleError> {
    let rest = &text[at..];
    let ends = |character: char| character.is_whitespace() || matches!(character, '(' | ')' | '"');
    let is_operator = |character: char| matches!(character, ':' | '~' | '>' | '<' | '=');
    let end = rest.find(|c: char| ends(c) || is_operator(c));
    let name_end = at + end.unwrap_or(rest.len());
    let after = &text[name_end..];
    let operator = Operator::ALL
        .iter()
        .find(|(sign, _)| after.starts_with(sign));
    let Some((sign, operator)) = operator else {
        let token = match &text[at..name_end] {
            "or" | "OR" => Token::Or,
            "and" | "AND" => Token::And,
            "not" | "NOT" => Token::Not,
            word => Token::Word(word.to_owned()),
        };
        return Ok((token, name_end));
    };
    let value_start = name_end + sign.len();
    let rest = &text[value_start..];
    let (value, value_end) = match rest.starts_with('"') {
        true => quoted(text, value_start)?,
        false => {
            let length = rest.find(ends).unwrap_or(rest.len());
            (rest[..length].to_owned(), value_start + length)
        }
    };
    let token = Token::Test {
        field: at..name_end,
        operator: *operator,
        value,
        value_at: value_start..value_end,
    };
    Ok((token, value_end))
}

//! One element of a selector: its name, classes and attributes.

use super::attribute::{Attribute, is_space, value_of};

/// What one element has to be.
#[derive(Clone, Debug, Default)]
pub(super) struct Compound {
    name: Option<String>,
    conditions: Vec<Condition>,
}

#[derive(Clone, Debug)]
enum Condition {
    Class(String),
    Attribute(String, Option<(Comparison, String)>),
}

#[derive(Clone, Copy, Debug)]
enum Comparison {
    Equal,
    Word,
    Begins,
    Ends,
    Contains,
}

impl Compound {
    /// The compound that `text` begins with, and what follows it.
    pub fn read(text: &str) -> Result<(Compound, &str), &'static str> {
        let mut compound = Compound::default();
        let (name, mut rest) = word(text);
        if !name.is_empty() {
            compound.name = Some(name.to_owned());
        }
        let mut empty = name.is_empty();
        if let Some(after) = rest.strip_prefix('*').filter(|_| empty) {
            (rest, empty) = (after, false);
        }
        loop {
            let condition;
            (condition, rest) = match rest.chars().next() {
                Some('.') => {
                    let (class, after) = word(&rest[1..]);
                    (Condition::Class(filled(class)?), after)
                }
                Some('#') => {
                    let (id, after) = word(&rest[1..]);
                    let wanted = Some((Comparison::Equal, filled(id)?));
                    (Condition::Attribute("id".to_owned(), wanted), after)
                }
                Some('[') => {
                    let end = rest.find(']').ok_or("has a `[` without its `]`")?;
                    (Condition::read(&rest[1..end])?, &rest[end + 1..])
                }
                _ if empty => return Err("has nothing where an element should be named"),
                _ => return Ok((compound, rest)),
            };
            compound.conditions.push(condition);
            empty = false;
        }
    }

    /// The class, where that is all that an element has to have.
    pub fn only_class(&self) -> Option<&str> {
        match (&self.name, self.conditions.as_slice()) {
            (None, [Condition::Class(class)]) => Some(class),
            _ => None,
        }
    }

    /// Whether an element with that name and these attributes is one.
    pub fn matches(&self, name: &str, attributes: &[Attribute]) -> bool {
        self.name
            .as_ref()
            .is_none_or(|wanted| wanted.eq_ignore_ascii_case(name))
            && self.conditions.iter().all(|it| it.holds(attributes))
    }
}

impl Condition {
    /// What stands between `[` and `]`.
    fn read(text: &str) -> Result<Condition, &'static str> {
        let Some((name, value)) = text.split_once('=') else {
            return Ok(Condition::Attribute(filled(text.trim())?, None));
        };
        let (name, comparison) = match name.chars().last() {
            Some('~') => (&name[..name.len() - 1], Comparison::Word),
            Some('^') => (&name[..name.len() - 1], Comparison::Begins),
            Some('$') => (&name[..name.len() - 1], Comparison::Ends),
            Some('*') => (&name[..name.len() - 1], Comparison::Contains),
            _ => (name, Comparison::Equal),
        };
        let value = value.trim().trim_matches(['"', '\'']).to_owned();
        Ok(Condition::Attribute(
            filled(name.trim())?,
            Some((comparison, value)),
        ))
    }

    fn holds(&self, attributes: &[Attribute]) -> bool {
        match self {
            Condition::Class(class) => {
                value_of(attributes, "class").is_some_and(|value| has_word(value, class))
            }
            Condition::Attribute(name, wanted) => {
                let Some(value) = value_of(attributes, name) else {
                    return false;
                };
                match wanted {
                    None => true,
                    Some((Comparison::Equal, wanted)) => value == wanted,
                    Some((Comparison::Word, wanted)) => has_word(value, wanted),
                    Some((_, wanted)) if wanted.is_empty() => false,
                    Some((Comparison::Begins, wanted)) => value.starts_with(wanted),
                    Some((Comparison::Ends, wanted)) => value.ends_with(wanted),
                    Some((Comparison::Contains, wanted)) => value.contains(wanted),
                }
            }
        }
    }
}

fn has_word(value: &str, word: &str) -> bool {
    value.len() >= word.len()
        && value
            .as_bytes()
            .split(|byte| is_space(*byte))
            .any(|it| it == word.as_bytes())
}

/// The name that `text` begins with, possibly empty, and what follows it.
fn word(text: &str) -> (&str, &str) {
    let end = text
        .find(|char: char| char.is_ascii() && !char.is_ascii_alphanumeric() && !"-_".contains(char))
        .unwrap_or(text.len());
    text.split_at(end)
}

fn filled(name: &str) -> Result<String, &'static str> {
    match word(name) {
        ("", _) => Err("lacks a name"),
        (name, "") => Ok(name.to_owned()),
        _ => Err("has a name with a character that is not understood"),
    }
}

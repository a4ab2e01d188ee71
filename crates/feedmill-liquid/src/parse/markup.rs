//! What stands behind the names of small tags.

use std::rc::Rc;

use crate::syntax::{Expression, fragments, is_segment};

/// The name and the value of `name = value`.
pub(super) fn assignment(markup: &str) -> Option<(&str, &str)> {
    let equals = markup.find('=')?;
    let before = markup[..equals].trim_end();
    let start = before.rfind(|c| !is_signature(c)).map_or(0, |at| {
        at + before[at..].chars().next().map_or(1, char::len_utf8)
    });
    let name = &before[start..];
    (!name.is_empty()).then(|| (name, markup[equals + 1..].trim()))
}

/// The first name in what stands behind `capture`, in quotes or not.
pub(super) fn variable_name(markup: &str) -> Option<Rc<str>> {
    let start = markup.find(is_signature)?;
    let name = &markup[start..];
    Some(name[..name.find(|c| !is_signature(c)).unwrap_or(name.len())].into())
}

fn is_signature(c: char) -> bool {
    is_segment(c) || matches!(c, '.' | '[' | ']' | '(' | ')')
}

/// The values of `when 'a', 'b' or 'c'`.
pub(super) fn when_values(markup: &str) -> Vec<Expression> {
    fragments(markup)
        .enumerate()
        .filter(|(index, word)| *index == 0 || *word != "or")
        .map(|(_, word)| Expression::lax(word))
        .collect()
}

/// The language of `highlight`, and whether that is all of the first word.
pub(super) fn language(markup: &str) -> (String, bool) {
    let word = markup.split_whitespace().next().unwrap_or_default();
    let named = |c: char| is_segment(c) || matches!(c, '.' | '+' | '#');
    let language = word.split(|c| !named(c)).next().unwrap_or_default();
    let complete = !language.is_empty() && language.len() == word.len();
    (language.to_lowercase(), complete)
}

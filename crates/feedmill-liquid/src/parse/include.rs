//! `include`: its file and its parameters.

use std::borrow::Cow;

use super::node::Include;
use crate::syntax::is_segment;

/// The value of an include's parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parameter<'t> {
    /// Text in quotes, with `\"` (or `\'`) as the quote itself.
    Text(Cow<'t, str>),
    /// The path of a variable: `page.title`.
    Variable(&'t str),
}

/// The parameters in `markup`, such as `src="a.png" alt='A \'quoted\' word' caption=page.title`, and whether all of it
/// was understood. Jekyll refuses the whole page where it is not; here the parameters that can be read are given.
pub fn parse_include_parameters(markup: &str) -> (Vec<(&str, Parameter<'_>)>, bool) {
    let mut parameters = Vec::new();
    let mut complete = true;
    let mut rest = markup.trim();
    while !rest.is_empty() {
        match parameter(rest) {
            Some((name, value, after)) => {
                parameters.push((name, value));
                complete &= after.is_empty() || after.starts_with(char::is_whitespace);
                rest = after.trim_start();
            }
            None => {
                complete = false;
                let word = rest.find(char::is_whitespace).unwrap_or(rest.len());
                rest = rest[word..].trim_start();
            }
        }
    }
    (parameters, complete)
}

fn parameter(text: &str) -> Option<(&str, Parameter<'_>, &str)> {
    let end = text.find(|c| !is_segment(c)).filter(|end| *end > 0)?;
    let value = text[end..].trim_start().strip_prefix('=')?.trim_start();
    let name = &text[..end];
    if let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let (inside, after) = quoted(&value[1..], quote)?;
        let escaped = ['\\', quote].iter().collect::<String>();
        let inside = match inside.contains(&escaped) {
            true => Cow::Owned(inside.replace(&escaped, &quote.to_string())),
            false => Cow::Borrowed(inside),
        };
        return Some((name, Parameter::Text(inside), after));
    }
    let end = value.find(char::is_whitespace).unwrap_or(value.len());
    let (variable, after) = value.split_at(end);
    (!variable.is_empty()).then_some((name, Parameter::Variable(variable), after))
}

/// What stands before the closing `quote`, and what after it.
fn quoted(text: &str, quote: char) -> Option<(&str, &str)> {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return Some((&text[..at], &text[at + 1..])),
            _ => {}
        }
    }
    None
}

/// Reads what stands behind `include`; says whether all of it was understood.
pub(super) fn include(markup: &str, relative: bool) -> (Include<'_>, bool) {
    let markup = markup.trim();
    let end = file_end(markup);
    let (file, rest) = markup.split_at(end);
    let rest = rest.trim();
    let (parameters, complete) = match rest.is_empty() {
        true => (None, true),
        false => {
            let (parameters, complete) = parse_include_parameters(rest);
            (Some(parameters), complete)
        }
    };
    let include = Include {
        relative,
        file,
        parameters,
    };
    (include, complete)
}

/// Where the file's name ends: at the first white space that is not within `{{ }}`.
fn file_end(markup: &str) -> usize {
    let mut from = 0;
    loop {
        let space = markup[from..]
            .find(char::is_whitespace)
            .map_or(markup.len(), |at| from + at);
        let Some(open) = markup[from..space].find("{{") else {
            return space;
        };
        match markup[from + open..].find("}}") {
            Some(close) => from += open + close + 2,
            None => return markup.len(),
        }
    }
}

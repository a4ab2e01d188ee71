//! What the language and well-known libraries have: operators and functions.

use regex::RegexBuilder;

use super::given::{Given, Result};
use super::scan::Token;
use crate::generators::shared::slugify;
use crate::value::Value;

/// The longest text or list that a function makes.
const LONGEST: usize = 1 << 20;

pub(super) fn pattern(text: &str, flags: &str) -> Result<Given> {
    let built = RegexBuilder::new(text)
        .case_insensitive(flags.contains('i'))
        .multi_line(flags.contains('m'))
        .dot_matches_new_line(flags.contains('s'))
        .size_limit(1 << 18)
        .build();
    let pattern = built.map_err(|_| format!("the pattern `/{text}/`"))?;
    Ok(Given::Pattern(pattern, flags.contains('g')))
}

/// What a variable of the environment is where a site is built.
pub(super) fn environment(name: &str) -> Option<Given> {
    match name {
        "NODE_ENV" | "ELEVENTY_ENV" | "ELEVENTY_PRODUCTION" => Some(Given::text("production")),
        "ELEVENTY_RUN_MODE" => Some(Given::text("build")),
        _ => None,
    }
}

/// What a module of a library exports under a name.
pub(super) fn module(name: &str, module: Option<&Token>) -> Result<Given> {
    match module {
        Some(Token::Text(module)) if module == "slugify" => Ok(Given::Known("signs")),
        Some(Token::Text(module)) if module == "@sindresorhus/slugify" => Ok(Given::Known("words")),
        _ => Err(format!("`{name}` of another file")),
    }
}

pub(super) fn new(class: &Given, arguments: &[Given]) -> Result<Given> {
    match (class, arguments) {
        (Given::Known("Date"), []) => Ok(Given::Now),
        (Given::Known("Date"), [date @ (Given::Date(_) | Given::Now)]) => Ok(date.clone()),
        (Given::Known("Date"), [Given::Plain(Value::String(text))]) => {
            match crate::date::read(
                text,
                true,
                chrono_tz::Tz::UTC,
                crate::date::NaiveDates::Site,
            ) {
                Some(date) => Ok(Given::Date(date)),
                None => Err(format!("the date `{text}`")),
            }
        }
        _ => Err("`new`".into()),
    }
}

pub(super) fn kind(given: &Given) -> &'static str {
    match given {
        Given::Undefined => "undefined",
        Given::Plain(Value::Bool(_)) => "boolean",
        Given::Plain(Value::Integer(_) | Value::Float(_)) => "number",
        Given::Plain(Value::String(_)) => "string",
        Given::Known(_) | Given::Filter(_) | Given::Closure(_) => "function",
        _ => "object",
    }
}

pub(super) fn binary(sign: &str, left: &Given, right: &Given) -> Result<Given> {
    let is = |is: bool| Ok(Given::Plain(Value::Bool(is)));
    match sign {
        "===" | "==" => return is(equal(left, right, sign == "==")),
        "!==" | "!=" => return is(!equal(left, right, sign == "!=")),
        _ => {}
    }
    let is_text = |given: &Given| {
        matches!(
            given,
            Given::Plain(Value::String(_) | Value::List(_)) | Given::Undefined
        )
    };
    if sign == "+" && (is_text(left) || is_text(right)) {
        let text = left.shown()? + &right.shown()?;
        return match text.len() > LONGEST {
            true => Err("a text that is too long".into()),
            false => Ok(Given::text(text)),
        };
    }
    if let (Given::Plain(Value::String(left)), Given::Plain(Value::String(right))) = (left, right) {
        match sign {
            "<" => return is(left < right),
            ">" => return is(left > right),
            "<=" => return is(left <= right),
            ">=" => return is(left >= right),
            _ => {}
        }
    }
    let unknown = || format!("`{sign}`");
    let (Some(left), Some(right)) = (left.as_number(), right.as_number()) else {
        return match sign {
            "<" | ">" | "<=" | ">=" => is(false),
            _ => Err(unknown()),
        };
    };
    match sign {
        "<" => is(left < right),
        ">" => is(left > right),
        "<=" => is(left <= right),
        ">=" => is(left >= right),
        "+" => Ok(Given::number(left + right)),
        "-" => Ok(Given::number(left - right)),
        "*" => Ok(Given::number(left * right)),
        "/" => Ok(Given::number(left / right)),
        "%" => Ok(Given::number(left % right)),
        _ => Err(unknown()),
    }
}

pub(super) fn equal(left: &Given, right: &Given, loosely: bool) -> bool {
    let nothing = |given: &Given| matches!(given, Given::Undefined | Given::Plain(Value::Null));
    match (left, right) {
        (Given::Undefined, Given::Undefined) => true,
        (left, right) if nothing(left) && nothing(right) => {
            loosely || matches!((left, right), (Given::Plain(_), Given::Plain(_)))
        }
        (Given::Plain(left), Given::Plain(right)) if left.kind() == right.kind() => left == right,
        (Given::Plain(_), Given::Plain(_)) => {
            let (left, right) = (left.as_number(), right.as_number());
            loosely && left.is_some() && left == right
        }
        _ => false,
    }
}

pub(super) fn function(name: &str, arguments: &[Given]) -> Result<Given> {
    let unknown = || format!("`{name}()`");
    let first = arguments.first().ok_or_else(unknown)?;
    match name {
        "String" => first.shown().map(Given::text),
        "Number" => Ok(Given::number(first.as_number().unwrap_or(f64::NAN))),
        "Boolean" => Ok(Given::Plain(Value::Bool(first.is_true()))),
        "words" => by_words(&first.shown()?, arguments.get(1)).map(Given::text),
        "signs" => by_signs(&first.shown()?, arguments.get(1)).map(Given::text),
        _ => Err(unknown()),
    }
}

fn names_in(value: Option<&Value>) -> Vec<String> {
    let items = value.and_then(Value::as_list).unwrap_or_default();
    items.iter().filter_map(Value::to_text).collect()
}

/// A name by `@sindresorhus/slugify`, with the options of a call.
fn by_words(name: &str, given: Option<&Given>) -> Result<String> {
    let mut options = slugify::Options {
        decamelize: true,
        ..slugify::Options::default()
    };
    if let Some(Given::Plain(Value::Map(map))) = given {
        for (key, value) in map.iter() {
            match (key, value) {
                ("separator", Value::String(mark)) => options.separator.clone_from(mark),
                ("lowercase", Value::Bool(is)) => options.lower = *is,
                ("decamelize", Value::Bool(is)) => options.decamelize = *is,
                ("preserveCharacters", kept) => options.kept = names_in(Some(kept)),
                ("customReplacements", Value::List(pairs)) => {
                    let pairs =
                        pairs
                            .iter()
                            .filter_map(|pair| match names_in(Some(pair)).as_slice() {
                                [from, to] => Some((from.clone(), to.clone())),
                                _ => None,
                            });
                    options.replaced = pairs.collect();
                }
                (key, _) => return Err(format!("the option `{key}` of `slugify()`")),
            }
        }
    }
    Ok(slugify::words(name, &options))
}

/// A name by `slugify`, with the options of a call.
fn by_signs(name: &str, given: Option<&Given>) -> Result<String> {
    let mut options = slugify::Options {
        lower: false,
        ..slugify::Options::default()
    };
    match given {
        Some(Given::Plain(Value::String(mark))) => options.separator.clone_from(mark),
        Some(Given::Plain(Value::Map(map))) => {
            for (key, value) in map.iter() {
                match (key, value) {
                    ("replacement", Value::String(mark)) => options.separator.clone_from(mark),
                    ("lower", Value::Bool(is)) => options.lower = *is,
                    ("strict", Value::Bool(is)) => options.strict = *is,
                    ("trim" | "locale", _) => {}
                    (key, _) => return Err(format!("the option `{key}` of `slugify()`")),
                }
            }
        }
        _ => {}
    }
    Ok(slugify::simple(name, &options))
}

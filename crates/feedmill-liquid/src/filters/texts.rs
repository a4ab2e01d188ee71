//! Filters that take text.

use std::borrow::Cow;

use super::{Arguments, Fault, Made, encode, html, lists, slug, url};
use crate::datum::{Datum, inspect, text};
use crate::render::Machine;

/// The result of the filter `name`, if it is one of these.
pub(super) fn apply<'a>(
    machine: &mut Machine<'a>,
    name: &str,
    input: &Datum<'a>,
    arguments: &Arguments<'a>,
) -> Option<Made<'a>> {
    let words = || text(input);
    let first = || arguments.text(0);
    Some(Ok(match name {
        "upcase" => words().to_uppercase().into(),
        "downcase" => words().to_lowercase().into(),
        "capitalize" => capitalized(&words()).into(),
        "strip" => words().trim_matches(is_stripped).into(),
        "lstrip" => words().trim_start_matches(is_stripped).into(),
        "rstrip" => words().trim_end_matches(is_stripped).into(),
        "strip_newlines" => words().replace("\r\n", "").replace('\n', "").into(),
        "newline_to_br" => words()
            .replace("\r\n", "\n")
            .replace('\n', "<br />\n")
            .into(),
        "normalize_whitespace" => normalized(&words()).into(),
        "append" => [words(), first()].concat().into(),
        "prepend" => [first(), words()].concat().into(),
        "replace" => replaced(machine, &words(), &first(), &arguments.text(1)),
        "remove" => replaced(machine, &words(), &first(), ""),
        "replace_first" => words().replacen(&*first(), &arguments.text(1), 1).into(),
        "remove_first" => words().replacen(&*first(), "", 1).into(),
        "replace_last" => replaced_last(&words(), &first(), &arguments.text(1)).into(),
        "remove_last" => replaced_last(&words(), &first(), "").into(),
        "split" => split(&words(), &first()),
        "slice" => return Some(slice(input, arguments)),
        "truncate" if input.is_nil() => Datum::Nil,
        "truncate" => return Some(truncated(&words(), arguments)),
        "truncatewords" if input.is_nil() => Datum::Nil,
        "truncatewords" => return Some(truncated_words(&words(), arguments)),
        "number_of_words" => number_of_words(&words(), &first()).into(),
        "escape" | "h" if input.is_nil() => Datum::Nil,
        "escape" | "h" => html::escape(&words()).into(),
        "escape_once" => html::escape_once(&words()).into(),
        "xml_escape" => html::xml_escape(&words()).into(),
        "strip_html" => html::without_tags(&words()).into(),
        "url_encode" | "url_decode" if input.is_nil() => Datum::Nil,
        "url_encode" | "cgi_escape" => encode::form(&words()).into(),
        "url_decode" => encode::form_decoded(&words()).into(),
        "uri_escape" => encode::component(&words()).into(),
        "strip_index" => url::without_index(&words()).into(),
        "slugify" if input.is_nil() => Datum::Nil,
        "slugify" => {
            let mode = arguments.listed.first().filter(|mode| !mode.is_nil());
            slug::slug(&words(), mode.map(text).as_deref()).into()
        }
        "inspect" => {
            let mut out = String::new();
            inspect(input, &mut out);
            html::xml_escape(&out).into()
        }
        _ => return None,
    }))
}

/// What Ruby's `strip` takes away.
fn is_stripped(c: char) -> bool {
    c.is_ascii_whitespace() || matches!(c, '\u{b}' | '\0')
}

fn capitalized(text: &str) -> String {
    let mut rest = text.chars();
    match rest.next() {
        Some(first) => first
            .to_uppercase()
            .chain(rest.as_str().to_lowercase().chars())
            .collect(),
        None => String::new(),
    }
}

fn normalized(text: &str) -> String {
    let is_space = |c: char| c.is_ascii_whitespace() || c == '\u{b}';
    let words: Vec<&str> = text
        .split(is_space)
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

fn replaced<'a>(machine: &mut Machine<'_>, text: &str, from: &str, to: &str) -> Datum<'a> {
    let count = text.matches(from).count();
    let to = replacement(from, to);
    let length = text.len().saturating_add(count.saturating_mul(to.len()));
    if !machine.budget.allows(length) {
        return Datum::Nil;
    }
    text.replace(from, &to).into()
}

/// What Ruby puts in place of `from`: `\&` and `\0` mean what is replaced, and two backslashes mean one.
fn replacement<'t>(from: &str, to: &'t str) -> Cow<'t, str> {
    if !to.contains('\\') {
        return Cow::Borrowed(to);
    }
    let mut written = String::with_capacity(to.len());
    let mut chars = to.chars().peekable();
    while let Some(char) = chars.next() {
        match (char, chars.peek()) {
            ('\\', Some('&' | '0')) => {
                chars.next();
                written.push_str(from);
            }
            ('\\', Some('\\')) => {
                chars.next();
                written.push('\\');
            }
            // There are no groups.
            ('\\', Some('1'..='9')) => {
                chars.next();
            }
            _ => written.push(char),
        }
    }
    Cow::Owned(written)
}

fn replaced_last(text: &str, from: &str, to: &str) -> String {
    match text.rfind(from) {
        Some(at) => [&text[..at], to, &text[at + from.len()..]].concat(),
        None => text.to_owned(),
    }
}

/// Parts of a text. A space stands for any white space, nothing for every place between two characters; empty parts at
/// the end are left out.
fn split<'a>(text: &str, by: &str) -> Datum<'a> {
    let mut parts: Vec<Datum<'a>> = match by {
        " " => text
            .split(|c: char| is_stripped(c))
            .filter(|part| !part.is_empty())
            .map(Datum::from)
            .collect(),
        "" => text
            .chars()
            .map(|c| Datum::from(c.encode_utf8(&mut [0; 4]) as &str))
            .collect(),
        _ => text.split(by).map(Datum::from).collect(),
    };
    while parts.last().is_some_and(|part| part.as_str() == Some("")) {
        parts.pop();
    }
    Datum::list(parts)
}

fn slice<'a>(input: &Datum<'a>, arguments: &Arguments<'a>) -> Made<'a> {
    if arguments.listed.is_empty() {
        return Err(Fault::argument("it needs a place to start"));
    }
    let offset = arguments.whole(0, 0)?;
    let length = match arguments.at(1) {
        Datum::Nil => 1,
        _ => arguments.whole(1, 1)?,
    };
    let span = |count: usize| {
        let start = match usize::try_from(offset) {
            Ok(offset) => offset,
            Err(_) => count.checked_sub(usize::try_from(offset.unsigned_abs()).ok()?)?,
        };
        (start <= count).then_some((start, usize::try_from(length).ok()?))
    };
    if input.is_list() {
        let items = lists::items(input);
        let part = span(items.len()).map(|(start, length)| {
            let items = items.iter().skip(start).take(length);
            items.cloned().collect()
        });
        return Ok(Datum::list(part.unwrap_or_default()));
    }
    let words = text(input);
    let part = span(words.chars().count())
        .map(|(start, length)| words.chars().skip(start).take(length).collect::<String>());
    Ok(part.unwrap_or_default().into())
}

fn truncated<'a>(text: &str, arguments: &Arguments<'a>) -> Made<'a> {
    let length = usize::try_from(arguments.whole(0, 50)?).unwrap_or(0);
    let tail = ellipsis(arguments);
    if text.chars().count() <= length {
        return Ok(text.into());
    }
    let kept = length.saturating_sub(tail.chars().count());
    let mut short: String = text.chars().take(kept).collect();
    short.push_str(&tail);
    Ok(short.into())
}

fn truncated_words<'a>(text: &str, arguments: &Arguments<'a>) -> Made<'a> {
    let most = usize::try_from(arguments.whole(0, 15)?).unwrap_or(0).max(1);
    let is_space = |c: char| is_stripped(c);
    let mut words = text.split(is_space).filter(|word| !word.is_empty());
    let kept: Vec<&str> = words.by_ref().take(most).collect();
    // White space after the last word counts as a word to Ruby's limited `split`.
    let ends_there = kept.len() < most || (words.next().is_none() && !text.ends_with(is_space));
    if ends_there {
        return Ok(text.into());
    }
    Ok((kept.join(" ") + &ellipsis(arguments)).into())
}

fn ellipsis(arguments: &Arguments<'_>) -> String {
    match arguments.listed.get(1) {
        Some(tail) => text(tail).into_owned(),
        None => "...".to_owned(),
    }
}

/// Words, where `mode` may ask for each Chinese, Japanese or Korean character to count as one.
fn number_of_words(text: &str, mode: &str) -> usize {
    let (mut characters, mut others, mut in_word) = (0, 0, false);
    for c in text.chars() {
        let is_character = is_cjk(c);
        let is_word = !is_character && !c.is_ascii_whitespace();
        characters += usize::from(is_character);
        others += usize::from(is_word && !in_word);
        in_word = is_word;
    }
    match mode {
        "cjk" => characters + others,
        "auto" if characters > 0 => characters + others,
        _ => text.split(is_stripped).filter(|w| !w.is_empty()).count(),
    }
}

fn is_cjk(c: char) -> bool {
    matches!(u32::from(c),
        0x2e80..=0x2fd5 | 0x3005 | 0x3007 | 0x3021..=0x3029 | 0x3038..=0x303b | 0x3400..=0x4dbf
        | 0x4e00..=0x9fff | 0xf900..=0xfad9 | 0x16fe2..=0x16ff1 | 0x20000..=0x3134a
        | 0x3041..=0x3096 | 0x309d..=0x309f | 0x30a1..=0x30fa | 0x30fd..=0x30ff
        | 0x31f0..=0x31ff | 0x32d0..=0x32fe | 0x3300..=0x3357 | 0xff66..=0xff6f
        | 0xff71..=0xff9d | 0x1100..=0x11ff | 0x302e..=0x302f | 0x3131..=0x318e
        | 0xa960..=0xa97c | 0xac00..=0xd7fb | 0xffa0..=0xffdc)
}

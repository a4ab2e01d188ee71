//! What each fault of YAML is called, where it is, and how it is fixed.

use super::said::Said;
use crate::syntax::Fault;
use crate::syntax::fault::{line_of, rest_of_line};

pub(super) fn unclosed_quote(text: &str, at: usize) -> Fault {
    let quote = text[at..].chars().next().unwrap_or('"');
    Fault::at(
        rest_of_line(text, at),
        format!("unclosed quote `{quote}`"),
        format!(
            "close it with `{quote}`; inside of it, write {}",
            match quote {
                '\'' => "`''` for a quote",
                _ => "`\\\"` for a quote",
            }
        ),
    )
}

pub(super) fn unknown_escape(text: &str, at: usize) -> Fault {
    let line = line_of(text, at);
    let start = text[line.start..at.max(line.start)]
        .rfind('\\')
        .map_or(at, |found| line.start + found);
    let end = text[start..]
        .chars()
        .take(2)
        .map(char::len_utf8)
        .sum::<usize>();
    let span = start..(start + end).min(text.len());
    Fault::at(
        span.clone(),
        format!(
            "unknown escape `{}` in a text with double quotes",
            &text[span]
        ),
        "write `\\\\` for a backslash, or put the text in single quotes",
    )
}

/// A colon where no key can be: a text with a colon that is not in quotes, or a line that is indented too deep.
pub(super) fn second_colon(text: &str, at: usize) -> Fault {
    let line = line_of(text, at);
    let before = &text[line.start..at.min(line.end)];
    if !before.contains(':') {
        let key = before.trim().trim_start_matches("- ");
        let start = line.start + before.len() - before.trim_start().len();
        if start == line.start
            && let Some(above) = line_above(text, line.start)
        {
            return without_colon(text, above);
        }
        return Fault::at(
            start..at,
            format!("unexpected indentation of `{key}`"),
            "start it in the column of the key above it, or check the quotes of that line",
        );
    }
    // The value begins after the first colon.
    let value = before.find(':').map_or(0, |colon| colon + 1);
    let value = value + before[value..].len() - before[value..].trim_start().len();
    let span = line.start + value..line.end;
    let key = before[..value].trim_end();
    let value = format!("{key} {}", quoted(&text[span.clone()]));
    let help = format!("put it in quotes: {}", code(&value));
    Fault::at(span, "this text has a colon, and is not in quotes", help)
}

/// Where the last line above begins that is not blank and not a comment.
fn line_above(text: &str, before: usize) -> Option<usize> {
    let mut start = 0;
    let mut found = None;
    for line in text[..before].split_inclusive('\n') {
        let written = line.trim();
        if !written.is_empty() && !written.starts_with('#') {
            found = Some(start + line.len() - line.trim_start().len());
        }
        start += line.len();
    }
    found
}

/// A character that no value can begin with.
pub(super) fn first_character(text: &str, at: usize) -> Fault {
    let rest = rest_of_line(text, at);
    let first = text[rest.start..].chars().next();
    match first {
        Some('\t') => tab(text, at),
        Some(c @ (',' | ']' | '}')) => Fault::at(
            at..at + c.len_utf8(),
            format!("unexpected `{c}`"),
            "remove it, or write the value that is missing before it",
        ),
        Some(c) if !c.is_whitespace() => {
            let help = format!(
                "put the text in quotes: {}",
                code(&quoted(&text[rest.clone()]))
            );
            let message = match c {
                '`' => "a text without quotes cannot begin with a backtick".to_owned(),
                c => format!("a text without quotes cannot begin with `{c}`"),
            };
            Fault::at(rest, message, help)
        }
        _ => {
            // At the end of a line or of the text: what is missing belongs to the bracket that is open.
            match open_bracket(text, at) {
                Some((start, bracket)) => unclosed_bracket(text, start, bracket),
                None => Fault::at(
                    line_of(text, at),
                    "a value is missing",
                    "write the value, or remove the line",
                ),
            }
        }
    }
}

pub(super) fn tab(text: &str, at: usize) -> Fault {
    let line = line_of(text, at);
    let start = text[line.start..]
        .find('\t')
        .map_or(at, |found| line.start + found);
    let start = if start < text.len() {
        start
    } else {
        line.start
    };
    let tabs = text[start..].chars().take_while(|c| *c == '\t').count();
    Fault::at(
        start..start + tabs.max(1).min(text.len() - start),
        "this line is indented with a tab",
        "indent with spaces",
    )
}

pub(super) fn without_colon(text: &str, at: usize) -> Fault {
    let span = rest_of_line(text, at);
    let written = &text[span.clone()];
    let word = written.split_whitespace().next().unwrap_or_default();
    if let Some((key, value)) = written.split_once(':')
        && !value.is_empty()
        && !value.starts_with(' ')
    {
        let help = format!("write `{key}: {value}`");
        return Fault::at(span, "the space after `:` is missing", help);
    }
    // A line without a colon continues the text above it, if that has begun one.
    let help = match written.split_once(' ') {
        Some((key, value)) if !key.starts_with(['"', '\'']) => format!(
            "write `{key}: {}`, or indent the line if it continues the one above it",
            value.trim()
        ),
        _ => format!("write `{word}: …`, or remove the line"),
    };
    Fault::at(span, "the `:` after the key is missing", help)
}

pub(super) fn alias(text: &str, at: usize) -> Fault {
    let span = rest_of_line(text, at);
    let start = text[line_of(text, at).start..]
        .find('*')
        .map_or(span.start, |found| line_of(text, at).start + found);
    let written = text[start..span.end.max(start)].to_owned();
    Fault::at(
        start..span.end.max(start),
        format!(
            "unknown alias `{}`",
            written.split_whitespace().next().unwrap_or("*")
        ),
        format!(
            "put the text in quotes: {}; or write `&name` before the value that is meant",
            code(&quoted(&written))
        ),
    )
}

pub(super) fn control(text: &str) -> Fault {
    let is_forbidden = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}');
    let at = text.find(is_forbidden).unwrap_or(0);
    let c = text[at..].chars().next().unwrap_or('\0');
    Fault::at(
        at..at + c.len_utf8(),
        format!("invisible control character U+{:04X}", c as u32),
        "remove the character",
    )
}

/// A list or mapping in brackets that is not closed, or a comma that is missing in it.
pub(super) fn unclosed(text: &str, said: &Said<'_>, close: char) -> Fault {
    let began = line_of(text, said.began);
    let rest = rest_of_line(text, said.at);
    let is_same_line = began.contains(&said.at) && !rest.is_empty();
    if !is_same_line {
        return unclosed_bracket(text, said.began, if close == ']' { '[' } else { '{' });
    }
    let written = &text[rest.clone()];
    Fault::at(
        rest.clone(),
        format!(
            "expected `,` or `{close}` before `{}`",
            written.chars().take(20).collect::<String>()
        ),
        format!(
            "separate items with `,`, put texts with `{close}`, `:` or quotes in quotes, and close with `{close}`"
        ),
    )
}

fn unclosed_bracket(text: &str, at: usize, bracket: char) -> Fault {
    let close = if bracket == '[' { ']' } else { '}' };
    Fault::at(
        rest_of_line(text, at),
        format!("unclosed `{bracket}`"),
        format!("close it with `{close}`"),
    )
}

/// The last bracket before `at` that is not closed.
fn open_bracket(text: &str, at: usize) -> Option<(usize, char)> {
    let mut open = Vec::new();
    for (place, c) in text[..at].char_indices() {
        match c {
            '[' | '{' => open.push((place, c)),
            ']' | '}' => _ = open.pop(),
            _ => {}
        }
    }
    open.pop()
}

/// Text where a key is expected.
pub(super) fn unexpected_text(text: &str, at: usize) -> Fault {
    let line = line_of(text, at);
    let rest = rest_of_line(text, at);
    let before = &text[line.start..at.min(line.end)];
    let written = &text[rest.clone()];
    if let Some((start, quote)) = unfinished_above(text, line.start) {
        return Fault::at(
            rest_of_line(text, start),
            format!("unclosed quote `{quote}`"),
            format!("close it with `{quote}` in the same line"),
        );
    }
    if before.trim_end().ends_with(['"', '\'']) {
        return Fault::at(
            rest,
            "unexpected text after the closing quote",
            match before.trim_end().ends_with('"') {
                true => {
                    "put the whole text in quotes, with `\\\"` for quotes inside of it; or put it in single quotes"
                }
                false => "put the whole text in quotes, with `''` for quotes inside of it",
            },
        );
    }
    if let Some(c @ (']' | '}')) = written.chars().next() {
        let message = format!("unexpected `{c}`");
        return Fault::at(rest.start..rest.start + 1, message, "remove it");
    }
    if written.starts_with("- ") || written == "-" {
        return Fault::at(
            rest,
            "unexpected item of a list",
            "indent it as the other items, and put it below the key that it belongs to",
        );
    }
    if before.trim().is_empty() && !before.is_empty() {
        return Fault::at(
            rest,
            "unexpected indentation",
            "start the line in the same column as the keys beside it",
        );
    }
    Fault::at(
        rest,
        "expected a key here",
        "write `key: value`, or check the quotes, brackets and indentation of the lines above",
    )
}

/// A quote in a line above that only closes in a later line: the usual end of a forgotten one.
fn unfinished_above(text: &str, before: usize) -> Option<(usize, char)> {
    let mut start = 0;
    let mut found = None;
    for line in text[..before].split_inclusive('\n') {
        let value = line.find(':').map_or(0, |at| at + 1);
        let spaces = line[value..].len() - line[value..].trim_start().len();
        let first = line[value + spaces..].chars().next();
        if let Some(quote @ ('"' | '\'')) = first
            && line.matches(quote).count() % 2 == 1
        {
            found = found.or(Some((start + value + spaces, quote)));
        }
        start += line.len();
    }
    found
}

/// Where the second document begins.
pub(super) fn later_fence(text: &str) -> Option<usize> {
    let mut start = 0;
    let mut seen = false;
    for line in text.split_inclusive('\n') {
        if line.trim_end() == "---" && seen {
            return Some(start);
        }
        seen |= !line.trim().is_empty() && !line.trim_start().starts_with('#');
        start += line.len();
    }
    None
}

/// A text of which YAML makes one text instead of keys with values: the first line without a key is to blame.
pub(crate) fn without_keys(text: &str) -> Option<Fault> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let written = line.trim();
        if !written.is_empty() && written != "---" && !written.starts_with('#') {
            return Some(without_colon(text, start));
        }
        start += line.len();
    }
    None
}

/// A piece of YAML as it is shown: between backticks, unless it has some itself.
fn code(text: &str) -> String {
    match text.contains('`') {
        true => text.to_owned(),
        false => format!("`{text}`"),
    }
}

/// A text in quotes.
fn quoted(text: &str) -> String {
    match text.contains('\'') {
        true => format!("\"{}\"", text.replace('"', "\\\"")),
        false => format!("'{text}'"),
    }
}

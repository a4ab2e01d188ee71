//! Faults of TOML.

use super::Fault;
use super::fault::{line_of, rest_of_line};

/// The fault of `text`, of which the parser says `error`.
pub(crate) fn toml(text: &str, error: &toml::de::Error) -> Fault {
    let said = error
        .message()
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned();
    let span = error.span().unwrap_or(0..0);
    let start = span.start.min(text.len());
    let end = span.end.clamp(start, text.len());
    let line = line_of(text, start);
    let shown = match end > start && end <= line.end {
        true => start..end,
        false => rest_of_line(text, start),
    };
    let written = &text[line.clone()];
    let has = |what: &str| said.contains(what);
    if has("duplicate key") {
        return Fault::at(
            shown,
            "this key appears twice",
            "remove one of the two lines",
        );
    }
    let value = written.split_once('=').map(|(_, value)| value.trim());
    if let Some(value) = value
        && let Some(quote @ ('"' | '\'')) = value.chars().next()
        && (value.len() == 1 || !value[1..].contains(quote))
    {
        let at = line.start + written.find(quote).unwrap_or(0);
        return Fault::at(
            rest_of_line(text, at),
            format!("unclosed quote `{quote}`"),
            format!("close it with `{quote}`"),
        );
    }
    if let Some((key, value)) = written.split_once(':')
        && value.starts_with(' ')
        && !key.contains(['=', '"', '\'', '['])
    {
        return Fault::at(
            line,
            "this is YAML, and the lines around it are TOML",
            format!("write `{} = \"{}\"`", key.trim(), value.trim()),
        );
    }
    if value.is_some_and(|value| {
        value.starts_with(|c: char| c.is_alphabetic())
            && !matches!(value, "true" | "false" | "inf" | "nan")
    }) {
        let value = value.unwrap_or_default();
        let at = line.start + written.find('=').unwrap_or(0) + 1;
        let at = at + text[at..].len() - text[at..].trim_start().len();
        return Fault::at(
            rest_of_line(text, at),
            "a text needs quotes in TOML",
            format!("write `\"{value}\"`"),
        );
    }
    if has("escape") {
        return Fault::at(
            shown,
            "unknown escape in a text with double quotes",
            "write `\\\\` for a backslash, or put the text in single quotes",
        );
    }
    if !written.trim().is_empty()
        && !written.contains('=')
        && !written.trim_start().starts_with('[')
    {
        return Fault::at(
            line,
            "the `=` after the key is missing",
            "write `key = \"value\"`",
        );
    }
    if has("array") || has("`]`") {
        return Fault::at(
            shown,
            "unclosed `[`, or a missing `,`",
            "separate items with `,`, and close the list with `]`",
        );
    }
    Fault::at(
        shown,
        "invalid TOML",
        "check the quotes and brackets of this line; write texts as `key = \"value\"`",
    )
}

//! What serde says of settings, in words that name the key and say what to write.

use std::path::Path;

use super::{Error, Place};
use crate::nearest::nearest;

/// serde's message about the settings `source` in the file `name`, made into one that says which key was meant.
pub(crate) fn explain(root: &Path, name: &str, source: &str, error: &serde_yaml::Error) -> Error {
    let text = error.to_string();
    let quoted: Vec<&str> = text.split('`').skip(1).step_by(2).collect();
    let (message, help) = match quoted.split_first() {
        Some((unknown, known)) if text.contains("unknown field") => {
            let help = match nearest(unknown, known.iter().copied()) {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => format!("the settings here are {}", known.join(", ")),
            };
            (format!("unknown setting `{unknown}`"), help)
        }
        Some((unknown, known)) if text.contains("unknown variant") => {
            let key = text.split(": unknown variant").next().unwrap_or_default();
            let help = match nearest(unknown, known.iter().copied()) {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => format!("write one of {}", known.join(", ")),
            };
            (format!("unknown value `{unknown}` of `{key}`"), help)
        }
        Some((missing, _)) if text.contains("missing field") => (
            format!("`{missing}` is missing"),
            format!("add a line `{missing}: …`"),
        ),
        _ => of_another_type(&text).unwrap_or_else(|| malformed(&text)),
    };
    let line = error
        .location()
        .map(|place| place.line())
        .filter(|_| !text.contains("missing field"));
    let is_unknown = text.contains("unknown field") || text.contains("unknown variant");
    let unknown = quoted.first().filter(|_| is_unknown);
    let place = match (line, unknown) {
        // What the parser says of a column is the start of the mapping or of its value.
        (Some(line), Some(unknown)) => Place::on_line(source, line, unknown),
        (Some(_), None) if text.contains(": invalid ") => Place::of(
            source,
            text.split(": invalid ").next().unwrap_or_default(),
            None,
        ),
        _ => None,
    };
    Error::Invalid {
        path: root.join(name),
        line,
        place,
        message,
        help,
    }
}

/// serde's message without its place, which is shown with the line.
fn without_place(text: &str) -> &str {
    text.split(" at line ").next().unwrap_or(text)
}

/// What is said of a value of another type: `feeds.limit: invalid type: string "many", expected usize`.
fn of_another_type(text: &str) -> Option<(String, String)> {
    let (key, rest) = without_place(text).split_once(": invalid ")?;
    let (_, rest) = rest.split_once(": ")?;
    let (found, expected) = rest.split_once(", expected ")?;
    let expected = match expected {
        "usize" | "u32" | "u64" => "a whole number that is not negative",
        "a boolean" => "`true` or `false`",
        _ if expected.starts_with("struct ") => "a mapping of settings",
        other => other,
    };
    let help = match expected {
        "`true` or `false`" => "write `true` or `false`",
        _ => "docs/configuration.md has every setting with an example",
    };
    Some((
        format!("`{key}` is {found}, and should be {expected}"),
        help.to_owned(),
    ))
}

/// What is said of a text that is not YAML.
fn malformed(text: &str) -> (String, String) {
    let help = match text.contains("mapping values are not allowed") {
        true => "put a text that contains a colon in quotes",
        false => "fix the YAML of this line, or see docs/configuration.md for every setting",
    };
    (without_place(text).to_owned(), help.to_owned())
}

//! Faults of JSON.

use super::Fault;
use super::fault::{line_of, offset};

/// The fault of `text`, of which the parser says `error`.
pub(crate) fn json(text: &str, error: &serde_json::Error) -> Fault {
    let said = error.to_string();
    let has = |what: &str| said.contains(what);
    // The column is that of the last character that was read, in bytes.
    let line = offset(text, error.line(), 1);
    let mut at = (line + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let c = text[at..].chars().next();
    let span = at..at + c.map_or(0, char::len_utf8);
    if has("EOF while parsing a string") || has("control character") {
        return Fault::at(
            line_of(text, at),
            "unclosed quote `\"`",
            "close it with `\"`; write `\\n` for a line break, and `\\\"` for a quote",
        );
    }
    if has("EOF") {
        return Fault::at(
            line_of(text, at),
            "the JSON ends too early",
            "close every `{` and `[`",
        );
    }
    if has("trailing comma") {
        return Fault::at(
            span,
            "unexpected closing bracket after a `,`",
            "remove the last `,`",
        );
    }
    if has("key must be a string") {
        return Fault::at(
            span,
            "a key needs quotes in JSON",
            "write `\"key\": value`, and remove comments",
        );
    }
    if has("expected `,`") {
        return Fault::at(span, "missing `,` before this", "separate items with `,`");
    }
    if has("expected `:`") {
        return Fault::at(
            span,
            "the `:` after the key is missing",
            "write `\"key\": value`",
        );
    }
    if has("escape") {
        return Fault::at(span, "unknown escape", "write `\\\\` for a backslash");
    }
    if has("trailing characters") {
        return Fault::at(
            span,
            "unexpected text after the end of the JSON",
            "remove it",
        );
    }
    if has("recursion limit") {
        return Fault::whole(
            "the values are nested too deep",
            "check that every bracket is closed",
        );
    }
    if has("expected value") {
        return Fault::at(
            span,
            "a value is missing, or a text has no quotes",
            "put texts in double quotes, and remove comments",
        );
    }
    Fault::at(
        line_of(text, at),
        "invalid JSON",
        "check the quotes, brackets and commas of this line",
    )
}

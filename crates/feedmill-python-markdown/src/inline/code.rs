//! Code in running text, and signs that a backslash takes their meaning.

use super::{Context, Found};
use crate::place::{Place, mark};
use crate::tree::Element;

/// Longer runs of backticks mean nothing.
pub(super) const LONGEST: usize = 64;

pub(super) fn find(context: &mut Context<'_>, at: usize, place: &mut Place<'_>) -> Found {
    let bytes = context.text.as_bytes();
    let run_of = |at: usize, sign: u8| bytes[at..].iter().take_while(|b| **b == sign).count();
    if bytes[at] == b'\\' {
        let slashes = run_of(at, b'\\');
        let is_before_code = bytes.get(at + slashes) == Some(&b'`');
        if !is_before_code {
            return Found::Pass(at + slashes);
        }
        let even = slashes - slashes % 2;
        if even == 0 {
            // The backtick has no meaning.
            return Found::Pass(at + slashes + run_of(at + slashes, b'`'));
        }
        if slashes % 2 == 1 {
            return Found::Pass(at + slashes + run_of(at + slashes, b'`'));
        }
        let kept = escape_mark('\\').repeat(even / 2);
        return Found::Text(kept, at + slashes);
    }
    let run = run_of(at, b'`');
    if run > LONGEST {
        return Found::Pass(at + run);
    }
    if context.unclosed[run] {
        return Found::Pass(at + run);
    }
    if !place.spend(context.text.len() - at) {
        return Found::Pass(context.text.len());
    }
    // A run closes with the next of its length; else with the longest that is shorter.
    let mut shorter: Option<(usize, usize)> = None;
    let mut scanned = at + run;
    while let Some(found) = bytes[scanned..].iter().position(|b| *b == b'`') {
        let start = scanned + found;
        let length = run_of(start, b'`');
        scanned = start + length;
        if length == run {
            return code(context.text, at + run, start, length);
        }
        if shorter.is_none_or(|(_, longest)| length > longest) {
            shorter = Some((start, length));
        }
    }
    match shorter.filter(|(_, length)| *length < run) {
        Some((start, length)) => code(context.text, at + length, start, length),
        None => {
            context.unclosed[run] = shorter.is_none();
            Found::Pass(at + run)
        }
    }
}

fn code(text: &str, start: usize, end: usize, length: usize) -> Found {
    let mut element = Element::with_text("code", text[start..end].trim());
    element.is_final = true;
    Found::Element(element, end + length)
}

pub(super) fn escape_mark(c: char) -> String {
    mark('e', c as usize)
}

/// A sign behind a backslash.
pub(super) fn escaped(text: &str, at: usize, place: &Place<'_>) -> Found {
    let Some(c) = text[at + 1..].chars().next() else {
        return Found::Nothing;
    };
    let end = at + 1 + c.len_utf8();
    let has_meaning = "\\`*_{}[]()>#+-.!".contains(c)
        || c == '|' && place.options.tables
        || matches!(c, '"' | '\'') && place.options.smart;
    match has_meaning {
        true => Found::Text(escape_mark(c), end),
        false => Found::Pass(end),
    }
}

//! The extension `smarty`: typographic quotes, dashes and dots.

use crate::place::{END, Piece, START, mark, pieces};
use crate::quotes::{Rules, curl};
use crate::tree::Element;

/// Makes the text of a tree typographic.
pub(crate) fn educate(element: &mut Element) {
    if element.is_final {
        return;
    }
    element.text = text(&element.text);
    for child in &mut element.children {
        educate(child);
        child.tail = text(&child.tail);
    }
}

fn text(written: &str) -> String {
    if !written.contains(['"', '\'', '-', '.']) {
        return written.to_owned();
    }
    // What stands aside is one sign here, so that no letter of its mark counts.
    let mut marks = Vec::new();
    let mut plain = String::with_capacity(written.len());
    for piece in pieces(written) {
        match piece {
            Piece::Text(text) => plain.push_str(text),
            Piece::Mark(kind, at) => {
                marks.push(mark(kind, at));
                plain.push(END);
            }
        }
    }
    let plain = runs(&plain, '-', &[(3, "\u{2014}"), (2, "\u{2013}")]);
    let plain = curl(&plain, Rules::Smarty);
    let plain = runs(&plain, '.', &[(3, "\u{2026}")]);
    let mut marks = marks.into_iter();
    let mut out = String::with_capacity(written.len() + 16);
    for c in plain.chars() {
        match c {
            END => out.push_str(&marks.next().unwrap_or_default()),
            START => {}
            c => out.push(c),
        }
    }
    out
}

/// Replaces runs of a sign that have a certain length.
fn runs(text: &str, sign: char, known: &[(usize, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(sign) {
        out.push_str(&rest[..at]);
        let after = rest[at..].trim_start_matches(sign);
        let run = &rest[at..rest.len() - after.len()];
        let known = known.iter().find(|(length, _)| *length == run.len());
        out.push_str(known.map_or(run, |(_, by)| by));
        rest = after;
    }
    out.push_str(rest);
    out
}

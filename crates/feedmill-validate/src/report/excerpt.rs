//! The piece of a document that a finding is about, short enough to be shown.

use std::ops::Range;

use super::Finding;

/// How many characters of a line are shown before the place, and from it on.
const BEFORE: usize = 40;
const AFTER: usize = 80;

/// What stands for the rest of a line.
const CUT: &str = "…";

/// A line of a document, or the part of a long one that matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The text, without the line's end. Where something is cut off, `…` stands for it.
    pub text: String,
    /// Which bytes of the text the finding is about.
    pub mark: Range<usize>,
}

/// The line in which a finding begins. `text` is the text of the document, see [`Input::text`](crate::Input::text).
pub fn excerpt(text: &str, finding: &Finding) -> Excerpt {
    let at = boundary(text, finding.span.start);
    let start = memchr::memrchr(b'\n', &text.as_bytes()[..at]).map_or(0, |end| end + 1);
    let line = &text[start..];
    let line = &line[..memchr::memchr(b'\n', line.as_bytes()).unwrap_or(line.len())];
    let line = line.strip_suffix('\r').unwrap_or(line);
    let at = (at - start).min(line.len());
    let end = boundary(line, finding.span.end.saturating_sub(start)).max(at);
    let first = line[..at]
        .char_indices()
        .rev()
        .take(BEFORE)
        .last()
        .map_or(at, |(place, _)| place);
    let last = line[at..]
        .char_indices()
        .nth(AFTER)
        .map_or(line.len(), |(place, _)| at + place);
    let (head, tail) = (
        if first > 0 { CUT } else { "" },
        if last < line.len() { CUT } else { "" },
    );
    let shift = |place: usize| place.clamp(first, last) - first + head.len();
    Excerpt {
        text: format!("{head}{}{tail}", &line[first..last]),
        mark: shift(at)..shift(end),
    }
}

/// The offset, or the nearest one before it that is not inside a character.
fn boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;

    fn of(text: &str, span: Range<usize>) -> (String, String) {
        let rule = rules().next().unwrap();
        let finding = Finding::new(rule, span, String::new());
        let excerpt = excerpt(text, &finding);
        let marked = excerpt.text[excerpt.mark].to_owned();
        (excerpt.text, marked)
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        let found = of("<a>\r\n  <b>x</b>\r\n</a>", 7..10);
        assert_eq!(found, ("  <b>x</b>".to_owned(), "<b>".to_owned()));
    }

    #[test]
    fn a_mark_ends_with_its_line() {
        let found = of("<a>\nb\nc</a>", 1..8);
        assert_eq!(found, ("<a>".to_owned(), "a>".to_owned()));
        assert_eq!(of("<a>\nb", 99..120).1, "");
        assert_eq!(of("", 0..0).0, "");
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}<潮>{}", "海".repeat(500_000), "x".repeat(500_000));
        let (line, marked) = of(&text, 1_500_000..1_500_005);
        assert_eq!(marked, "<潮>");
        assert!(line.starts_with("…海") && line.ends_with("x…"), "{line}");
        assert_eq!(line.chars().count(), BEFORE + AFTER + 2);
        // A place inside a character is taken for the character.
        assert_eq!(of(&text, 1_499_999..1_500_003).1, "海<");
    }
}

//! Markup in texts that should have none.

use std::sync::LazyLock;

use super::is_element;
use super::known::Names;

/// The names of HTML's entities, each with `&` and most with `;`.
static ENTITIES: Names = LazyLock::new(|| {
    entities::ENTITIES
        .iter()
        .map(|entity| entity.entity)
        .collect()
});

/// The first thing in a text that a reader may take for HTML.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// A tag of HTML, or a reference to a character.
    Markup(usize),
    /// Not markup, but near enough for some readers.
    Ambiguous(usize),
}

pub(crate) fn first_mark(text: &str) -> Option<Mark> {
    let bytes = text.as_bytes();
    let mut ambiguous = None;
    for at in memchr::memchr2_iter(b'<', b'&', bytes) {
        let rest = &text[at..];
        let found = if bytes[at] == b'<' {
            tag(rest)
        } else {
            reference(rest)
        };
        match found {
            Some(true) => return Some(Mark::Markup(at)),
            Some(false) => ambiguous = ambiguous.or(Some(Mark::Ambiguous(at))),
            None => {}
        }
    }
    ambiguous
}

/// How long a tag may be.
const LONGEST: usize = 4096;

/// Whether a `<` begins a tag of HTML; `Some(false)` if it only could.
fn tag(rest: &str) -> Option<bool> {
    let inner = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return rest.starts_with("<!--").then_some(true);
    }
    let length = inner
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(inner.len());
    let is_tag = is_element(&inner[..length].to_ascii_lowercase())
        && inner.bytes().take(LONGEST).any(|b| b == b'>');
    Some(is_tag)
}

/// Whether a `&` begins a reference.
fn reference(rest: &str) -> Option<bool> {
    if let Some(number) = rest[1..].strip_prefix('#') {
        let is_reference = number.starts_with(|c: char| c.is_ascii_digit() || c == 'x' || c == 'X');
        return is_reference.then_some(true);
    }
    let length = rest[1..]
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(rest.len() - 1);
    let name = &rest[..=length];
    let is_entity = |name: &str| ENTITIES.contains(name);
    // A few old names need no semicolon in HTML; the others are near enough for readers.
    let is_known = length > 1 && (is_entity(&format!("{name};")) || is_entity(name));
    is_known.then_some(true)
}

/// Whether a text begins with a reference to one of HTML's entities.
pub(crate) fn is_html_entity(text: &str) -> bool {
    let end = text.as_bytes().iter().take(64).position(|b| *b == b';');
    end.is_some_and(|end| ENTITIES.contains(&text[..=end]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_readers_may_take_for_markup() {
        for text in [
            "<b>x</b>",
            "a&amp;b",
            "a&omega b",
            "&#0",
            "&#x",
            "Lo&#239;c",
        ] {
            assert!(matches!(first_mark(text), Some(Mark::Markup(_))), "{text}");
        }
        for text in [
            "AT&T",
            "M&S to expand",
            "A < B",
            "Rove & Company...",
            "1 &2",
        ] {
            assert_eq!(first_mark(text), None, "{text}");
        }
        assert_eq!(first_mark("&<a"), Some(Mark::Ambiguous(1)));
    }
}

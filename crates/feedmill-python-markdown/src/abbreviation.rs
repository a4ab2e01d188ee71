//! Abbreviations: each place where one stands says what it means.

use crate::place::Place;
use crate::tree::Element;

/// Marks the abbreviations of a text.
pub(crate) fn mark(element: &mut Element, place: &Place<'_>) {
    if place.abbreviations.is_empty() || element.is_final || element.tag == "abbr" {
        return;
    }
    let mut children = Vec::with_capacity(element.children.len());
    let (text, found) = cut(&element.text, place);
    element.text = text;
    children.extend(found);
    for mut child in std::mem::take(&mut element.children) {
        mark(&mut child, place);
        let (tail, found) = cut(&child.tail, place);
        child.tail = tail;
        children.push(child);
        children.extend(found);
    }
    element.children = children;
}

/// The text before the first abbreviation, and each with what follows it.
fn cut(text: &str, place: &Place<'_>) -> (String, Vec<Element>) {
    let mut rest = text;
    let mut before = String::new();
    let mut found: Vec<Element> = Vec::new();
    loop {
        let next = place
            .abbreviations
            .iter()
            .filter_map(|(name, meaning)| Some((word(rest, name)?, name, meaning)))
            // The first; of those that begin together, the longest.
            .min_by_key(|(at, name, _)| (*at, usize::MAX - name.len()));
        let (plain, after) = match next {
            Some((at, name, _)) => (&rest[..at], &rest[at + name.len()..]),
            None => (rest, ""),
        };
        match found.last_mut() {
            Some(last) => last.tail.push_str(plain),
            None => before.push_str(plain),
        }
        let Some((_, name, meaning)) = next else {
            return (before, found);
        };
        let mut element = Element::with_text("abbr", name.as_str());
        element.set("title", meaning.as_str());
        found.push(element);
        rest = after;
    }
}

/// Where a name stands as a word.
fn word(text: &str, name: &str) -> Option<usize> {
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let mut places = text.match_indices(name);
    let found = places.find(|(at, _)| {
        !is_word(text[..*at].chars().next_back())
            && !is_word(text[at + name.len()..].chars().next())
    });
    found.map(|(at, _)| at)
}

//! Footnotes: a list of them at the end, and links there and back.

use std::collections::HashMap;

use crate::block::Parser;
use crate::place::Place;
use crate::tree::Element;

/// Where footnotes go, if a text says.
const MARKER: &str = "///Footnotes Go Here///";

/// The link to a footnote, which is named for the `count`th time.
pub(crate) fn reference(id: &str, count: usize) -> Element {
    let mut place = Element::new("sup");
    place.set(
        "id",
        match count {
            1 => format!("fnref:{id}"),
            _ => format!("fnref{count}:{id}"),
        },
    );
    let mut link = Element::new("a");
    link.set("class", "footnote-ref");
    link.set("href", format!("#fn:{id}"));
    link.is_final = true;
    place.push(link);
    place
}

/// The names of a text's footnotes, in the order of their definitions.
pub(crate) fn ids(place: &mut Place<'_>) -> Vec<String> {
    let ids: Vec<String> = place.footnotes.iter().map(|(id, _)| id.clone()).collect();
    place.numbers.clone_from(&ids);
    ids
}

/// The list of footnotes.
pub(crate) fn list(place: &mut Place<'_>, ids: &[String]) -> Option<Element> {
    if ids.is_empty() {
        return None;
    }
    let mut block = Element::new("div");
    block.set("class", "footnote");
    block.push(Element::new("hr"));
    let mut list = Element::new("ol");
    for id in ids {
        let text = place.footnotes.iter().find(|(known, _)| known == id);
        let text = text.map(|(_, text)| text.clone()).unwrap_or_default();
        let mut item = Element::new("li");
        item.set("id", format!("fn:{id}"));
        // Footnotes in footnotes belong to nobody.
        Parser::new(place).document(&mut item, &text);
        if item.children.last().is_none_or(|last| last.tag != "p") {
            item.push(Element::new("p"));
        }
        list.push(item);
    }
    block.push(list);
    Some(block)
}

/// Puts the list in its place.
pub(crate) fn put(root: &mut Element, notes: Option<Element>) {
    let Some(notes) = notes else { return };
    let at = root
        .children
        .iter()
        .position(|child| child.text.trim() == MARKER);
    match at {
        Some(at) => root.children[at] = notes,
        None => {
            root.push(notes);
        }
    }
}

/// Gives footnotes their numbers, and links back to where they are named.
pub(crate) fn number(root: &mut Element, place: &Place<'_>) {
    if place.numbers.is_empty() {
        return;
    }
    let numbers: HashMap<&str, usize> = place
        .numbers
        .iter()
        .enumerate()
        .map(|(at, id)| (id.as_str(), at + 1))
        .collect();
    let mut counts: HashMap<String, usize> = HashMap::new();
    root.walk(&mut |element| {
        if element.get("class") == Some("footnote-ref")
            && let Some(id) = element.get("href").and_then(|it| it.strip_prefix("#fn:"))
        {
            let id = id.to_owned();
            element.text = numbers
                .get(id.as_str())
                .map_or(String::new(), usize::to_string);
            *counts.entry(id).or_default() += 1;
        }
    });
    root.walk(&mut |element| {
        if element.tag != "li" {
            return;
        }
        let Some(id) = element.get("id").and_then(|it| it.strip_prefix("fn:")) else {
            return;
        };
        let id = id.to_owned();
        let Some(number) = numbers.get(id.as_str()) else {
            return;
        };
        let Some(last) = element.children.last_mut() else {
            return;
        };
        let blank = "\u{a0}";
        match last.children.last_mut() {
            Some(inner) => inner.tail.push_str(blank),
            None => last.text.push_str(blank),
        }
        for count in 1..=counts.get(&id).copied().unwrap_or(1) {
            let mut link = Element::with_text("a", "\u{21a9}");
            link.set("class", "footnote-backref");
            link.set(
                "href",
                match count {
                    1 => format!("#fnref:{id}"),
                    _ => format!("#fnref{count}:{id}"),
                },
            );
            link.set(
                "title",
                format!("Jump back to footnote {number} in the text"),
            );
            last.push(link);
        }
    });
}

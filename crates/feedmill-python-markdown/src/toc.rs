//! Ids of headings, and a table of contents where `[TOC]` stands.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use crate::place::{Piece, Place, Raw, pieces};
use crate::tree::Element;

const MARKER: &str = "[TOC]";

/// Gives headings their ids, and puts the table of contents in its place.
pub(crate) fn headings(root: &mut Element, place: &Place<'_>) {
    let mut used: HashSet<String> = HashSet::new();
    root.walk(&mut |element| used.extend(element.get("id").map(str::to_owned)));
    let mut found: Vec<(usize, String, String)> = Vec::new();
    let mut has_marker = false;
    root.walk(&mut |element| {
        has_marker |= is_marker(element);
        if !element.is_heading() {
            return;
        }
        let mut name = String::new();
        text_of(element, place, &mut name);
        let name = name.trim().to_owned();
        let id = match element.get("id") {
            Some(id) => id.to_owned(),
            None => {
                let id = unique(slug(&name), &mut used);
                element.set("id", id.as_str());
                id
            }
        };
        let level = element.tag[1..].parse().unwrap_or(1);
        found.push((level, id, name));
    });
    if has_marker {
        let table = table(&found);
        root.walk(&mut |element| {
            if is_marker(element) {
                let tail = std::mem::take(&mut element.tail);
                *element = table.clone();
                element.tail = tail;
            }
        });
    }
}

fn is_marker(element: &Element) -> bool {
    element.tag == "p" && element.children.is_empty() && element.text.trim() == MARKER
}

/// The text of an element, without its tags.
fn text_of(element: &Element, place: &Place<'_>, out: &mut String) {
    let mut push = |text: &str| {
        for piece in pieces(text) {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Mark('e', code) => {
                    out.extend(u32::try_from(code).ok().and_then(char::from_u32));
                }
                Piece::Mark(_, at) => {
                    if let Some(Raw::Html(html)) = place.raw.get(at)
                        && html.starts_with('&')
                    {
                        out.push_str(&crate::write::decoded(html));
                    }
                }
            }
        }
    };
    push(&element.text);
    for child in &element.children {
        text_of(child, place, out);
        let mut tail = String::new();
        std::mem::swap(&mut tail, out);
        let mut part = Element::with_text("span", child.tail.as_str());
        part.is_final = true;
        let mut rest = String::new();
        text_of(&part, place, &mut rest);
        *out = tail + &rest;
    }
}

fn slug(name: &str) -> String {
    let ascii: String = name.nfkd().filter(char::is_ascii).collect();
    let kept: String = ascii
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || c.is_whitespace() || matches!(c, '_' | '-'))
        .collect();
    let kept = kept.trim().to_lowercase();
    let mut slug = String::with_capacity(kept.len());
    for c in kept.chars() {
        match c.is_whitespace() || c == '-' {
            true if slug.ends_with('-') => {}
            true => slug.push('-'),
            false => slug.push(c),
        }
    }
    slug
}

fn unique(id: String, used: &mut HashSet<String>) -> String {
    let mut id = id;
    while id.is_empty() || used.contains(&id) {
        let counted = id.rsplit_once('_').and_then(|(stem, number)| {
            Some(format!("{stem}_{}", number.parse::<usize>().ok()? + 1))
        });
        id = counted.unwrap_or_else(|| format!("{id}_1"));
    }
    used.insert(id.clone());
    id
}

fn table(headings: &[(usize, String, String)]) -> Element {
    let mut block = Element::new("div");
    block.set("class", "toc");
    let mut list = Element::new("ul");
    let mut rest = headings;
    while !rest.is_empty() {
        entry(&mut list, &mut rest, 0);
    }
    block.push(list);
    block
}

/// Takes the first heading and those below it.
fn entry(list: &mut Element, rest: &mut &[(usize, String, String)], depth: usize) {
    let Some(((level, id, name), after)) = rest.split_first() else {
        return;
    };
    *rest = after;
    let item = list.push(Element::new("li"));
    let mut link = Element::with_text("a", name.as_str());
    link.set("href", format!("#{id}"));
    item.push(link);
    let mut inner = Element::new("ul");
    while rest.first().is_some_and(|(next, ..)| next > level) && depth < 8 {
        entry(&mut inner, rest, depth + 1);
    }
    if !inner.children.is_empty() {
        item.push(inner);
    }
}

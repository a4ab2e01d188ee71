//! Lists of attributes: `{: #id .class key=value }` belongs to what it follows.

use crate::tree::{Element, is_block};

/// Gives every list of attributes to its element.
pub(crate) fn assign(element: &mut Element) {
    own(element);
    for at in 0..element.children.len() {
        let child = &mut element.children[at];
        // What follows a line break begins with one itself.
        if !is_block(&child.tag)
            && child.tag != "br"
            && let Some(rest) = child.tail.strip_prefix('{')
            && let Some((inner, after)) = closed(rest)
        {
            let after = after.to_owned();
            let found = parse(inner);
            set(child, found);
            child.tail = after;
        }
        assign(child);
    }
}

/// Takes the list at the end of a block's own text.
fn own(element: &mut Element) {
    if !is_block(&element.tag) {
        return;
    }
    let is_heading = element.is_heading();
    let in_line = is_heading || element.is_one_of(&["dt", "td", "th"]);
    let list = match element.tag == "li" {
        true => element
            .children
            .iter()
            .position(|it| it.is_one_of(&["ul", "ol"])),
        false => None,
    };
    let before = match (list, element.children.len()) {
        (Some(0), _) | (None, 0) => None,
        (Some(at), _) | (None, at) => Some(at - 1),
    };
    let text = match before {
        Some(at) => &element.children[at].tail,
        None if element.is_final => return,
        None => &element.text,
    };
    let Some((start, found)) = at_end(text, in_line) else {
        return;
    };
    let kept = match is_heading {
        true => text[..start].trim_end_matches('#').trim_end().to_owned(),
        false => text[..start].to_owned(),
    };
    match before {
        Some(at) => element.children[at].tail = kept,
        None => element.text = kept,
    }
    set(element, found);
}

type Attributes = Vec<(String, String)>;

/// The list that a text ends with, and where it begins: behind a blank, or on a line of its own.
fn at_end(text: &str, in_line: bool) -> Option<(usize, Attributes)> {
    let inner = text.trim_end_matches(' ').strip_suffix('}')?;
    let line = inner.rfind('\n').map_or(0, |at| at + 1);
    let open = match in_line {
        // The first that a blank is in front of, for what it holds may have braces itself.
        true => line + inner[line..].find(" {")? + 1,
        false => line + inner[line..].find(|c| c != ' ')?,
    };
    let list = inner[open..].strip_prefix('{')?;
    let list = list
        .strip_prefix(':')
        .unwrap_or(list)
        .trim_start_matches(' ');
    if list.is_empty() || list.starts_with('}') || list.contains('}') {
        return None;
    }
    let start = match in_line {
        true => inner[..open].trim_end_matches(' ').len(),
        false => line.checked_sub(1)?,
    };
    Some((start, parse(list)))
}

/// What is in a list that has begun, and what follows it.
fn closed(text: &str) -> Option<(&str, &str)> {
    let line = text.split('\n').next()?;
    let end = line.find('}')?;
    let inner = line[..end].strip_prefix(':').unwrap_or(&line[..end]);
    let inner = inner.trim_start_matches(' ');
    (!inner.is_empty()).then(|| (inner, &text[end + 1..]))
}

fn parse(text: &str) -> Attributes {
    let mut found = Attributes::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| c == '=' || c.is_whitespace())
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        if let Some(value) = after.strip_prefix('=') {
            let (value, after) = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    value[1..].split_once(quote).unwrap_or((&value[1..], ""))
                }
                _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
            };
            if !name.is_empty() {
                found.push((name.to_owned(), value.to_owned()));
            }
            rest = after.trim_start();
            continue;
        }
        match name.chars().next() {
            Some('#') => found.push(("id".into(), name[1..].to_owned())),
            Some('.') => found.push((".".into(), name[1..].to_owned())),
            _ => found.push((name.to_owned(), name.to_owned())),
        }
        rest = after.trim_start();
    }
    found
}

fn set(element: &mut Element, found: Attributes) {
    for (name, value) in found {
        if name == "." {
            let class = match element.get("class") {
                Some(before) => format!("{before} {value}"),
                None => value,
            };
            element.set("class", class);
            continue;
        }
        let name: String = name
            .chars()
            .map(|c| match c.is_alphanumeric() || "-_.".contains(c) {
                true => c,
                false => '_',
            })
            .collect();
        element.set(&name, value);
    }
}

//! Lists, and what is set in below their items.

use super::{INDENT, Parser, State, is_set_in, loose_detab, outdented};
use crate::tree::Element;

impl Parser<'_, '_> {
    pub(super) fn list(&mut self, parent: &mut Element, block: String) -> Option<String> {
        let Some((marker, _)) = item(&block) else {
            return Some(block);
        };
        let tag = tag_of(marker);
        let is_sane = self.place.options.sane_lists;
        let mut items = items(&block, tag, is_sane).into_iter();
        let is_sibling = |tag_before: &str| match is_sane {
            true => tag_before == tag,
            false => matches!(tag_before, "ol" | "ul"),
        };
        let last = parent.children.last().map(|last| last.tag.as_str());
        if last.is_some_and(is_sibling) {
            let list = parent.children.last_mut()?;
            if let Some(before) = list.children.last_mut() {
                wrap_text(before);
                if let Some(inner) = before.children.last_mut()
                    && !inner.tail.is_empty()
                {
                    let tail = std::mem::take(&mut inner.tail);
                    before.push(Element::with_text("p", tail.trim_start()));
                }
            }
            if let Some(first) = items.next() {
                let item = list.push(Element::new("li"));
                self.within(State::LooseList, |parser| parser.block(item, first));
            }
            self.items(list, items);
            return None;
        }
        if matches!(parent.tag.as_str(), "ol" | "ul") {
            self.items(parent, items);
            return None;
        }
        let mut list = Element::new(tag);
        let number = marker.trim_end_matches('.').trim_start_matches('0');
        if is_sane && tag == "ol" && number != "1" {
            list.set("start", number);
        }
        let list = parent.push(list);
        self.items(list, items);
        None
    }

    fn items(&mut self, list: &mut Element, items: impl Iterator<Item = String>) {
        self.within(State::List, |parser| {
            for text in items {
                let is_below = text.starts_with(INDENT);
                match list.children.last_mut() {
                    Some(last) if is_below => parser.block(last, text),
                    _ => {
                        let item = list.push(Element::new("li"));
                        parser.block(item, text);
                    }
                }
            }
        });
    }

    /// A block that is set in below an item of a list.
    pub(super) fn indented(&mut self, parent: &mut Element, block: String) -> Option<String> {
        self.indented_in(parent, block, &["li"], &["ul", "ol"])
    }

    pub(super) fn indented_in(
        &mut self,
        parent: &mut Element,
        block: String,
        items: &[&str],
        lists: &[&str],
    ) -> Option<String> {
        let follows = parent.is_one_of(items)
            || parent
                .children
                .last()
                .is_some_and(|last| last.is_one_of(lists));
        if !block.starts_with(INDENT) || self.is(State::Detabbed) || !follows {
            return Some(block);
        }
        let blanks = block.len() - block.trim_start_matches(' ').len();
        let wanted = blanks / INDENT.len();
        let start = usize::from(self.is(State::List));
        // How deep the innermost list is that the block may belong to, counted in elements from here.
        let mut level = start;
        let mut depth = 0;
        let mut at: &Element = parent;
        while wanted > level {
            let Some(last) = at.children.last() else {
                break;
            };
            if !last.is_one_of(lists) && !last.is_one_of(items) {
                break;
            }
            level += usize::from(last.is_one_of(lists));
            depth += 1;
            at = last;
        }
        let block = loose_detab(&block, level);
        let is_item = parent.is_one_of(items);
        let left = match is_item {
            true => usize::from(parent.children.last().is_some_and(|it| it.is_one_of(lists))),
            false => depth,
        };
        let target = last_below(parent, left);
        self.within(State::Detabbed, |parser| {
            if is_item || target.is_one_of(items) {
                parser.block(target, block);
                return;
            }
            match target.children.last_mut() {
                Some(last) if last.is_one_of(items) => {
                    wrap_text(last);
                    parser.chunk(last, &block);
                }
                _ => {
                    let name = if items == ["dd"] { "dd" } else { "li" };
                    let item = target.push(Element::new(name));
                    parser.block(item, block);
                }
            }
        });
        None
    }
}

/// The last child of the last child, so many times over.
fn last_below(element: &mut Element, depth: usize) -> &mut Element {
    if depth == 0 || element.children.is_empty() {
        return element;
    }
    let at = element.children.len() - 1;
    last_below(&mut element.children[at], depth - 1)
}

/// The text that an item begins with becomes a paragraph.
fn wrap_text(item: &mut Element) {
    if !item.text.is_empty() {
        let text = std::mem::take(&mut item.text);
        item.children.insert(0, Element::with_text("p", text));
    }
}

fn tag_of(marker: &str) -> &'static str {
    match marker.starts_with(|c: char| c.is_ascii_digit()) {
        true => "ol",
        false => "ul",
    }
}

/// The mark and the text of the item that a line begins.
fn item(line: &str) -> Option<(&str, &str)> {
    let line = line.split('\n').next().unwrap_or_default();
    let line = outdented(line);
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let end = match digits {
        0 if line.starts_with(['*', '+', '-']) => 1,
        0 => return None,
        digits if line[digits..].starts_with('.') => digits + 1,
        _ => return None,
    };
    let (marker, rest) = line.split_at(end);
    rest.starts_with(' ')
        .then(|| (marker, rest.trim_start_matches(' ')))
}

/// The texts of the items of a block. One that is set in belongs to the one before.
fn items(block: &str, tag: &str, is_sane: bool) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for line in block.split('\n') {
        let own = item(line).filter(|(marker, _)| !is_sane || tag_of(marker) == tag);
        if let Some((_, text)) = own {
            items.push(text.to_owned());
            continue;
        }
        let inner = line
            .get(INDENT.len()..)
            .filter(|_| is_set_in(line, INDENT.len()));
        let is_below = inner.and_then(item).is_some();
        match items.last_mut() {
            Some(last) if !is_below || last.starts_with(INDENT) => {
                last.push('\n');
                last.push_str(line);
            }
            _ => items.push(line.to_owned()),
        }
    }
    items
}

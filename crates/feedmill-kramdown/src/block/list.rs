//! Lists.

use super::super::attributes::Attributes;
use super::super::line::{
    Marker, ends_lazy_item, is_blank, is_end_mark, line_at, list_marker, spaces,
};
use super::super::node::{Kind, Node};
use super::Blocks;
use super::heading::is_rule;

/// The lines of one item, without their indentation.
#[derive(Default)]
pub(super) struct Lines {
    /// Each part is read by itself: a list inside an item begins a new one.
    pub parts: Vec<String>,
    pub attributes: Attributes,
    /// How many columns the lines of the item are indented by.
    indentation: usize,
    /// Whether a list may not begin a new part any more.
    nested: bool,
    after_blank: bool,
    definition: bool,
}

impl Blocks<'_, '_> {
    pub(super) fn list(&mut self, line: &str) -> bool {
        let Some(first) = list_marker(line) else {
            return false;
        };
        let mut items: Vec<Lines> = Vec::new();
        let mut max_indent = 3;
        let mut ended = false;
        while self.position < self.text.len() {
            let line = line_at(self.text, self.position);
            let marker = list_marker(line)
                .filter(|marker| marker.ordered == first.ordered && marker.indent <= max_indent);
            if items.last().is_some_and(|item| item.after_blank) && is_rule(line) {
                break;
            }
            if is_end_mark(line) {
                self.position += line.len();
                ended = true;
                break;
            }
            if let Some(marker) = marker {
                let item = Lines::begin(line, marker);
                max_indent = item.indentation.saturating_sub(1).min(3);
                items.push(item);
            } else {
                let Some(item) = items.last_mut() else { break };
                if !item.take(line) {
                    break;
                }
            }
            self.position += line.len();
        }
        let mut list = Node::new(Kind::List {
            ordered: first.ordered,
        });
        let trailing_blank = self.items(&mut list, items, ended);
        self.push(list);
        if trailing_blank && !ended {
            self.nodes.push(Node::new(Kind::Blank));
        }
        true
    }

    /// Reads the items; whether the last one ended in a blank line.
    fn items(&mut self, list: &mut Node, items: Vec<Lines>, ended: bool) -> bool {
        let count = items.len();
        for item in items {
            let mut node = Node::new(Kind::Item { task: None });
            node.attributes = item.attributes;
            for part in &item.parts {
                node.children.extend(self.source.blocks(part));
            }
            list.children.push(node);
        }
        let mut trailing_blank = false;
        let mut any_tight = false;
        for index in 0..count {
            let last = index + 1 == count;
            let item = &mut list.children[index];
            let tight = match &item.children[..] {
                [first, ..] if !first.is_paragraph() => None,
                [] => None,
                [_] => Some(true),
                [_, second, rest @ ..] => {
                    let alone = second.is_blank() && last && rest.is_empty() && !ended;
                    Some(!second.is_blank() || alone)
                }
            };
            // The last item alone cannot tell; it is as the items before it are.
            let counts = !last || count == 1 || any_tight;
            if tight == Some(true) && counts {
                item.children[0].set_transparent();
            }
            any_tight |= tight.is_none() || item.children[0].is_transparent();
            trailing_blank = item.children.last().is_some_and(Node::is_blank);
            if trailing_blank {
                item.children.pop();
            }
            if self.source.options.gfm {
                task(item);
            }
        }
        trailing_blank
    }
}

/// Takes `[ ]` or `[x]` from the beginning of an item.
fn task(item: &mut Node) {
    let Some(Node {
        kind: Kind::Paragraph { text, .. },
        ..
    }) = item.children.first_mut()
    else {
        return;
    };
    let done = match text.as_bytes() {
        [b'[', b' ', b']', b' ' | b'\t' | b'\n', ..] => false,
        [b'[', b'x' | b'X', b']', b' ' | b'\t' | b'\n', ..] => true,
        _ => return,
    };
    let box_len = text.len() - text[3..].trim_start().len();
    text.drain(..box_len);
    item.kind = Kind::Item { task: Some(done) };
}

impl Lines {
    /// An item from the line that has its marker.
    pub fn begin(line: &str, marker: Marker) -> Self {
        let (indentation, content) = after_marker(line, marker.len);
        let (attributes, content) = item_attributes(content);
        Lines {
            nested: list_marker(content).is_some(),
            parts: vec![content.to_owned()],
            attributes,
            indentation,
            after_blank: false,
            definition: false,
        }
    }

    /// A definition from the line that has its colon. Lists inside of it begin nothing new.
    pub fn definition(line: &str, marker: Marker) -> Self {
        Lines {
            nested: true,
            definition: true,
            ..Self::begin(line, marker)
        }
    }

    /// How many columns the lines of the item are indented by.
    pub fn indentation(&self) -> usize {
        self.indentation
    }

    /// Takes a further line, if it belongs to the item.
    pub fn take(&mut self, line: &str) -> bool {
        if is_blank(line) {
            self.nested = true;
            self.after_blank = true;
            self.append(0, "\n");
            return true;
        }
        if let Some((extra, rest)) = dedent(line, self.indentation) {
            let begins = list_marker(rest).is_some_and(|marker| marker.indent + extra < 4);
            if begins && !self.nested {
                self.parts.push(String::new());
                self.nested = true;
            }
            self.append(extra, rest);
        } else if !self.after_blank && !ends_lazy_item(line) {
            // A marker that is less indented than the item belongs to a list inside of it.
            if self.nested && !self.definition && list_marker(line).is_some() {
                self.append(self.indentation + 4, line);
            } else {
                self.append(0, line);
            }
        } else {
            return false;
        }
        self.after_blank = false;
        true
    }

    fn append(&mut self, spaces: usize, line: &str) {
        if let Some(part) = self.parts.last_mut() {
            part.extend(std::iter::repeat_n(' ', spaces));
            part.push_str(line);
        }
    }
}

/// How far the content of an item is indented, and that content.
fn after_marker(line: &str, marker: usize) -> (usize, &str) {
    let content = &line[marker..];
    let begun = content.trim_start();
    // An item that begins below its marker has no empty line before it.
    if begun.is_empty() || begun.starts_with("{:") {
        return (4, begun);
    }
    let mut column = marker;
    for byte in content.bytes() {
        match byte {
            b' ' => column += 1,
            b'\t' => column += 4 - column % 4,
            _ => break,
        }
    }
    (column, begun)
}

/// `{: .class}` at the beginning of an item belongs to the item.
pub(super) fn item_attributes(content: &str) -> (Attributes, &str) {
    let mut attributes = Attributes::default();
    let Some(inside) = content
        .strip_prefix("{:")
        .filter(|rest| !rest.starts_with([':', '/']))
    else {
        return (attributes, content);
    };
    let Some(end) = super::super::line::closing_brace(inside) else {
        return (attributes, content);
    };
    let after = &inside[end + 1..];
    attributes.parse(&inside[..end]);
    (attributes, after.trim_start())
}

/// The line without an indentation of `columns`: how far it is still indented, and the rest. Tabs count where they begin the
/// line.
fn dedent(line: &str, columns: usize) -> Option<(usize, &str)> {
    let rest = line.trim_start_matches('\t');
    let tabs = line.len() - rest.len();
    let spaces = spaces(rest);
    let column = 4 * tabs + spaces;
    (column >= columns).then(|| (column - columns, &rest[spaces..]))
}

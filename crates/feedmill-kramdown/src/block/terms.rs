//! Definition lists: terms, and lines that begin with a colon.

use super::super::line::{Marker, is_blank, is_end_mark, line_at, spaces};
use super::super::node::{Kind, Node};
use super::Blocks;
use super::list::{Lines, item_attributes};

impl Blocks<'_, '_> {
    pub(super) fn definition_list(&mut self, line: &str) -> bool {
        let two_blank_lines = || {
            let mut before = self.text[..self.position].split_inclusive('\n').rev();
            before.next().is_some_and(is_blank) && before.next().is_some_and(is_blank)
        };
        if marker(line).is_none() || two_blank_lines() {
            return false;
        }
        // The terms are the lines of the paragraph before.
        let mut before = self.nodes.len();
        let mut loose = false;
        while let Some(node) = before.checked_sub(1).map(|index| &self.nodes[index]) {
            if !node.is_blank() {
                break;
            }
            loose = true;
            before -= 1;
        }
        let Some(Node {
            kind: Kind::Paragraph { text, .. },
            attributes,
            ..
        }) = before.checked_sub(1).map(|index| &self.nodes[index])
        else {
            return false;
        };
        let terms: Vec<Node> = text
            .lines()
            .map(|term| {
                let (attributes, text) = item_attributes(term.trim());
                let mut node = Node::new(Kind::Term {
                    text: text.to_owned(),
                });
                node.attributes = attributes;
                node
            })
            .collect();
        let attributes = attributes.clone();
        self.nodes.truncate(before - 1);

        let mut items: Vec<(Lines, bool)> = Vec::new();
        let mut ended = false;
        let mut blank_before = loose;
        let mut max_indent = 3;
        while self.position < self.text.len() {
            let line = line_at(self.text, self.position);
            if is_end_mark(line) {
                self.position += line.len();
                ended = true;
                break;
            }
            let found = marker(line).filter(|marker| marker.indent <= max_indent);
            if let Some(marker) = found {
                items.push((Lines::definition(line, marker), blank_before));
                if let Some((item, _)) = items.last() {
                    max_indent = item.indentation().saturating_sub(1).min(3);
                }
            } else if !items.last_mut().is_some_and(|(item, _)| item.take(line)) {
                break;
            }
            blank_before = is_blank(line);
            self.position += line.len();
        }

        let mut trailing = false;
        let mut definitions = Vec::new();
        for (item, loose) in items {
            let mut node = Node::new(Kind::Definition);
            for part in &item.parts {
                node.children.extend(self.source.blocks(part));
            }
            node.attributes = item.attributes;
            trailing = node.children.last().is_some_and(Node::is_blank);
            if trailing {
                node.children.pop();
            }
            if !loose && let Some(first) = node.children.first_mut() {
                first.set_transparent();
            }
            definitions.push(node);
        }

        // A list directly before goes on.
        let mut previous = self.nodes.len();
        while previous > 0 && self.nodes[previous - 1].is_blank() {
            previous -= 1;
        }
        let joins = previous > 0 && matches!(self.nodes[previous - 1].kind, Kind::DefinitionList);
        if joins {
            self.nodes.truncate(previous);
        } else {
            let mut list = Node::new(Kind::DefinitionList);
            list.attributes = attributes;
            self.push(list);
        }
        if let Some(list) = self.nodes.last_mut() {
            list.children.extend(terms);
            list.children.extend(definitions);
        }
        if ended {
            self.nodes.push(Node::new(Kind::End));
        } else if trailing {
            self.nodes.push(Node::new(Kind::Blank));
        }
        true
    }
}

/// `: `, indented by at most three spaces.
fn marker(line: &str) -> Option<Marker> {
    let indent = spaces(line);
    let rest = line[indent..].strip_prefix(':')?;
    (indent < 4 && rest.starts_with([' ', '\t'])).then_some(Marker {
        ordered: false,
        indent,
        len: indent + 1,
    })
}

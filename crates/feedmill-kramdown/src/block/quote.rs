//! Quotes.

use super::super::line::{ends_lazy, line_at, unindented};
use super::super::node::{Kind, Node};
use super::Blocks;

impl Blocks<'_, '_> {
    pub(super) fn quote(&mut self) -> bool {
        let mut inside = String::new();
        while self.position < self.text.len() {
            let line = line_at(self.text, self.position);
            let quoted = unindented(line).and_then(|line| line.strip_prefix('>'));
            match quoted {
                Some(quoted) => inside.push_str(quoted.strip_prefix(' ').unwrap_or(quoted)),
                None if ends_lazy(line) => break,
                None => inside.push_str(line),
            }
            self.position += line.len();
        }
        let mut node = Node::new(Kind::Quote);
        node.children = self.source.blocks(&inside);
        self.push(node);
        true
    }
}

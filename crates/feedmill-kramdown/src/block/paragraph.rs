//! Paragraphs: lines that are nothing else.

use super::super::line::{ends_paragraph, line_at};
use super::super::node::{Kind, Node};
use super::Blocks;

impl Blocks<'_, '_> {
    pub(super) fn paragraph(&mut self) {
        let start = self.position;
        self.position += self.line().len();
        while self.position < self.text.len() {
            let line = line_at(self.text, self.position);
            if ends_paragraph(line, self.source.options.ends_paragraphs) {
                break;
            }
            self.position += line.len();
        }
        let lines = &self.text[start..self.position];
        // Lines that could have begun something else, but did not, go on with the paragraph before them.
        if self.pending.is_none()
            && let Some(Node {
                kind: Kind::Paragraph { text, .. },
                ..
            }) = self.nodes.last_mut()
        {
            text.push('\n');
            text.push_str(lines.trim_end_matches('\n'));
            return;
        }
        self.push(Node::new(Kind::Paragraph {
            text: lines.trim_start().trim_end_matches('\n').to_owned(),
            transparent: false,
        }));
    }
}

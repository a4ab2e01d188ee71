//! Formulas that stand alone: `$$ … $$`.

use super::super::node::{Kind, Node};
use super::Blocks;

impl Blocks<'_, '_> {
    pub(super) fn math(&mut self) -> bool {
        if !self.after_boundary() {
            return false;
        }
        let rest = self.rest();
        let trimmed = rest.trim_start_matches(' ');
        // A backslash makes it a formula of a line.
        if let Some(escaped) = trimmed.strip_prefix("\\$$")
            && let Some(end) = memchr::memmem::find(escaped.as_bytes(), b"$$")
            && super::super::line::is_blank(super::super::line::line_at(&escaped[end + 2..], 0))
        {
            self.position += rest.len() - trimmed.len() + 1;
            return false;
        }
        let Some(inside) = trimmed.strip_prefix("$$") else {
            return false;
        };
        let Some(end) = memchr::memmem::find(inside.as_bytes(), b"$$") else {
            return false;
        };
        let after = &inside[end + 2..];
        let line_rest = super::super::line::line_at(after, 0);
        if end == 0 || !super::super::line::is_blank(line_rest) {
            return false;
        }
        let next = self.text.len() - after.len() + line_rest.len();
        if !self.before_boundary(next) {
            return false;
        }
        self.position = next;
        self.push(Node::new(Kind::Math(inside[..end].trim().to_owned())));
        true
    }
}

//! Characters that are written in another way: `&copy;` and `\*`.

use super::super::write::escape::escape_text;
use super::{Spans, entity};
use feedmill_text::entity::reference;

impl Spans<'_, '_, '_> {
    /// `&copy;` and its like.
    pub(super) fn reference(&mut self) -> bool {
        let rest = self.rest();
        let Some(found) = reference(rest).filter(|found| found.terminated) else {
            return false;
        };
        let name = &rest[1..found.len - 1];
        if !name.starts_with('#') && !entity::is_known(name) {
            return false;
        }
        self.flush();
        let characters = found.characters.as_deref().unwrap_or_default();
        escape_text(&mut self.writer.out, characters);
        self.pass(found.len);
        self.sign();
        true
    }

    /// A reference in raw HTML, which stays.
    pub(super) fn raw_reference(&mut self) -> bool {
        let found = reference(self.rest()).filter(|found| found.terminated);
        if let Some(found) = &found {
            let html = &self.rest()[..found.len];
            self.push_html(html);
            self.pass(found.len);
        }
        found.is_some()
    }

    /// `\*` and its like, and a backslash at the end of a line.
    pub(super) fn escape(&mut self) -> bool {
        let rest = self.rest();
        // Where every end of a line is shown, a backslash before one is shown too.
        let breaks = !self.writer.options.hard_wrap;
        if breaks && rest.starts_with("\\\\\n") {
            self.break_line(2);
            return true;
        }
        let Some(&next) = rest.as_bytes().get(1) else {
            return false;
        };
        if next == b'\n' && breaks && !self.inside.html {
            self.break_line(1);
            return true;
        }
        if !b"\\.*_+`<>()[]{}#!:|\"'$-~=".contains(&next) {
            return false;
        }
        self.position += 1;
        let double = ["<<", ">>", "$$"]
            .iter()
            .any(|mark| rest[1..].starts_with(mark));
        self.literal(1 + usize::from(double));
        true
    }
}

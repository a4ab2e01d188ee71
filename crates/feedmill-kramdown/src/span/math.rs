//! Formulas inside of a line.

use super::super::write::escape::escape_text;
use super::Spans;

impl Spans<'_, '_, '_> {
    pub(super) fn math(&mut self) -> bool {
        let Some(inside) = self.rest().strip_prefix("$$") else {
            return false;
        };
        let end = memchr::memmem::find(inside.as_bytes(), b"$$");
        let Some(end) = end else {
            return false;
        };
        self.flush();
        let [open, close] = match self.writer.options.math {
            true => ["\\(", "\\)"],
            false => ["<span class=\"kdmath\">$", "$</span>"],
        };
        self.writer.out.push_str(open);
        escape_text(&mut self.writer.out, inside[..end].trim());
        self.writer.out.push_str(close);
        self.pass(2 + end + 2);
        self.sign();
        true
    }
}

//! Breaks that show: two spaces, two backslashes or one before the end of a line.

use super::Spans;

impl Spans<'_, '_, '_> {
    /// Breaks the line here, at its `\n`, if two spaces ask for it or every line end is one that shows.
    pub(super) fn line_break(&mut self) -> bool {
        let spaced = self.text[self.plain..self.position].ends_with("  ");
        if !spaced && !self.writer.options.hard_wrap {
            return false;
        }
        if spaced {
            self.take_back(2);
        }
        self.break_line(0);
        true
    }

    /// Writes the break for `len` marks; the `\n` behind them stays plain text.
    pub(super) fn break_line(&mut self, len: usize) {
        self.push_html("<br />\n");
        self.pass(len);
        self.position += 1;
    }

    /// Removes the last spaces that were written.
    pub(super) fn take_back(&mut self, spaces: usize) {
        let buffer = if self.writer.pending.is_empty() {
            &mut self.writer.out
        } else {
            &mut self.writer.pending
        };
        buffer.truncate(buffer.len().saturating_sub(spaces));
    }
}

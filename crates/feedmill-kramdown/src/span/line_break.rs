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

    /// Leaves out the `\n` here, if it stands between characters of a script without spaces and the site wants that.
    pub(super) fn joins_lines(&mut self) -> bool {
        let after = self.rest()[1..].chars().next();
        let joins = self.writer.options.joins_cjk_lines
            && self.plain < self.position
            && self.before().is_some_and(is_cjk)
            && after.is_some_and(is_cjk);
        self.position += usize::from(joins);
        joins
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

/// Chinese and Japanese letters; kramdown leaves a line that ends in punctuation alone.
fn is_cjk(char: char) -> bool {
    matches!(
        char,
        '々' | '〇' | 'ぁ'..='ゖ' | 'ゝ'..='ゟ' | 'ァ'..='ヺ' | 'ヽ'..='ヿ'
            | '㐀'..='䶿' | '一'..='鿿' | '豈'..='﫿' | '\u{20000}'..='\u{3ffff}'
    )
}

//! `*em*` and `**strong**`.

use super::{Spans, Stop};

impl Spans<'_, '_, '_> {
    pub(super) fn emphasis(&mut self, mark: u8) {
        let rest = self.rest();
        let width = if rest.as_bytes().get(1) == Some(&mark) {
            2
        } else {
            1
        };
        let last = self.last_closers[usize::from(mark == b'_')];
        let ends = last.is_some_and(|last| last > self.position + width);
        if !ends || !self.opens_emphasis(mark, width) || !self.deeper() {
            self.literal(width);
            return;
        }
        if self.try_emphasis(mark, width) {
            return;
        }
        // Where two marks find no two others, the first may find one.
        if width == 2 && !self.inside.in_em && self.try_emphasis(mark, 1) {
            return;
        }
        self.literal(width);
    }

    fn opens_emphasis(&self, mark: u8, width: usize) -> bool {
        let next = self.rest()[width..].chars().next();
        let before = &self.text[..self.position];
        let before = before.strip_suffix('-').unwrap_or(before);
        let in_word = mark == b'_' && before.ends_with(char::is_alphabetic);
        let open = if width == 2 {
            self.inside.strong
        } else {
            self.inside.em
        };
        !in_word && !open && !next.is_none_or(|char| char.is_ascii_whitespace())
    }

    /// Whether the mark here ends emphasis of `width` marks.
    pub(super) fn ends_emphasis(&self, mark: u8, width: usize) -> bool {
        let rest = &self.rest().as_bytes();
        let marks = rest.iter().take_while(|&&byte| byte == mark).count();
        if marks < width || self.after_space() {
            return false;
        }
        if width == 1 && marks == 2 {
            return false;
        }
        let after = self.rest()[width..].chars().next();
        mark != b'_' || !after.is_some_and(char::is_alphanumeric)
    }

    fn try_emphasis(&mut self, mark_byte: u8, width: usize) -> bool {
        let mark = self.mark();
        let (open, close) = match width {
            2 => ("<strong>", "</strong>"),
            _ => ("<em>", "</em>"),
        };
        self.writer.out.push_str(open);
        let tag_end = self.writer.out.len();
        self.pass(width);
        if width == 2 {
            self.inside.strong = true;
        } else {
            self.inside.em = true;
        }
        self.inside.in_em = width == 1;
        self.depth += 1;
        let found = self.read(Stop::Emphasis {
            mark: mark_byte,
            width,
        });
        self.depth -= 1;
        if !found {
            self.go_back(&mark);
            return false;
        }
        self.push_html(close);
        self.inside = mark.inside;
        self.element(mark.out, tag_end);
        true
    }
}

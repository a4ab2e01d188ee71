//! `~~struck out~~`.

use super::{Spans, Stop};

impl Spans<'_, '_, '_> {
    pub(super) fn strike(&mut self) -> bool {
        let Some(inside) = self.rest().strip_prefix("~~") else {
            return false;
        };
        let opens = inside
            .bytes()
            .next()
            .is_some_and(|byte| byte != b'~' && !byte.is_ascii_whitespace());
        if !opens || self.inside.strike || !self.deeper() {
            self.literal(1);
            return true;
        }
        let Some(end) = self.strike_end(inside) else {
            self.literal(1);
            return true;
        };
        self.flush();
        let start = self.writer.out.len();
        self.writer.out.push_str("<del>");
        let tag_end = self.writer.out.len();
        let mut inner = Spans::new(self.writer, &inside[..end]);
        inner.inside = self.inside;
        inner.inside.strike = true;
        inner.inside.html = true;
        inner.depth = self.depth + 1;
        inner.read(Stop::End);
        self.push_html("</del>");
        self.pass(2 + end + 2);
        self.element(start, tag_end);
        true
    }

    /// Where the `~~` is that ends what is struck out: the first without a space before.
    fn strike_end(&mut self, inside: &str) -> Option<usize> {
        let bytes = inside.as_bytes();
        let mut from = 1;
        loop {
            let found = memchr::memmem::find(bytes.get(from..)?, b"~~");
            let end = from + found.unwrap_or(bytes.len() - from);
            if !self.writer.budget.spend(end - from) {
                return None;
            }
            found?;
            if !bytes[end - 1].is_ascii_whitespace() {
                return Some(end);
            }
            from = end + 1;
        }
    }
}

//! Code inside of a line.

use super::super::write::escape::escape_text;
use super::Spans;

impl Spans<'_, '_, '_> {
    pub(super) fn code(&mut self) {
        let rest = self.rest();
        let ticks = rest.bytes().take_while(|&byte| byte == b'`').count();
        let after = &rest[ticks..];
        let spaced = self.position == 0 || self.after_space();
        let alone = ticks == 1 && spaced && after.starts_with(char::is_whitespace);
        let end = (!alone)
            .then(|| memchr::memmem::find(after.as_bytes(), &rest.as_bytes()[..ticks]))
            .flatten();
        let Some(end) = end else {
            self.literal(ticks);
            return;
        };
        let mut code = &after[..end];
        if ticks > 1 {
            code = code.strip_prefix(' ').unwrap_or(code);
            code = code.strip_suffix(' ').unwrap_or(code);
        }
        self.flush();
        let start = self.writer.out.len();
        self.writer.out.push_str("<code>");
        let tag_end = self.writer.out.len();
        escape_text(&mut self.writer.out, code);
        self.writer.out.push_str("</code>");
        self.pass(ticks + end + ticks);
        self.element(start, tag_end);
    }
}

//! Extensions inside of a line: `{::comment}…{:/}`, `{::nomarkdown}…{:/}`.

use super::super::block::{ending, opening};
use super::Spans;

impl Spans<'_, '_, '_> {
    pub(super) fn extension(&mut self) -> bool {
        let rest = self.rest();
        let Some(found) = opening(rest) else {
            return false;
        };
        let (body, len) = if found.closed {
            ("", found.len)
        } else {
            let after = &rest[found.len..];
            let Some((end, after_end)) = ending(after, found.name) else {
                self.writer.budget.spend(after.len());
                return false;
            };
            (&after[..end], found.len + after_end)
        };
        match found.name {
            "comment" | "options" => self.flush(),
            "nomarkdown" => self.push_html(body),
            _ => return false,
        }
        self.pass(len);
        if found.name != "options" {
            self.sign();
        }
        true
    }
}

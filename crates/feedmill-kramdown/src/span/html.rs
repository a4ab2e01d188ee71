//! HTML inside of a line.

use super::super::element::{default_content, is_block, is_void};
use super::super::node::Content;
use super::super::tag::{Tag, closing, comment, find_closing, opening};
use super::{Spans, Stop};

impl<'t> Spans<'t, '_, '_> {
    pub(super) fn html(&mut self) -> bool {
        let rest = self.rest();
        if let Some(len) = comment(rest, &mut self.writer.budget) {
            self.push_html(&rest[..len]);
            self.pass(len);
            return true;
        }
        if let Some((_, len)) = closing(rest) {
            self.literal(len);
            return true;
        }
        let Some(tag) = opening(rest, &mut self.writer.budget) else {
            return false;
        };
        if is_block(&tag.name) || !self.deeper() {
            self.literal(tag.len);
            return true;
        }
        self.element_of(tag);
        true
    }

    fn element_of(&mut self, mut tag: Tag<'t>) {
        self.flush();
        let asked = tag.attributes.remove("markdown");
        let start = self.writer.out.len();
        self.writer.open_tag(&tag.name, &tag.attributes);
        self.pass(tag.len);
        if is_void(&tag.name) {
            self.writer.out.truncate(self.writer.out.len() - 1);
            self.writer.out.push_str(" />");
            let tag_end = self.writer.out.len();
            self.element(start, tag_end);
            return;
        }
        let tag_end = self.writer.out.len();
        if !tag.closed {
            let inside = self.inside;
            self.inside.in_em = false;
            self.inside.html = true;
            let is_raw = default_content(&tag.name) == Content::Raw;
            self.inside.raw = match asked.as_deref() {
                Some("0") => true,
                Some("1") => is_raw,
                Some("span") => false,
                _ => inside.raw || is_raw || !self.writer.options.parse_span_html,
            };
            if &*tag.name == "script" || &*tag.name == "style" {
                self.script(&tag.name);
            } else {
                self.depth += 1;
                self.read(Stop::Tag(&tag.name));
                self.depth -= 1;
            }
            self.inside = inside;
        }
        self.flush();
        self.writer.out.push_str("</");
        self.writer.out.push_str(&tag.name);
        self.writer.out.push('>');
        self.element(start, tag_end);
    }

    /// A script as it is, with its end tag.
    fn script(&mut self, name: &str) {
        let rest = self.rest();
        let (end, next) = find_closing(rest, name).unwrap_or((rest.len(), rest.len()));
        self.writer.out.push_str(&rest[..end]);
        self.pass(next);
    }
}

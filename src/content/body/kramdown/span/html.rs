//! HTML inside of a line.

use super::super::element::{default_content, is_block, is_void};
use super::super::node::Content;
use super::super::tag::{Tag, closing, comment, opening};
use super::{Spans, Stop};

impl<'t> Spans<'t, '_, '_> {
    pub(super) fn html(&mut self) -> bool {
        let rest = self.rest();
        if let Some(len) = comment(rest) {
            self.push_html(&rest[..len]);
            self.pass(len);
            return true;
        }
        if let Some((_, len)) = closing(rest) {
            self.literal(len);
            return true;
        }
        let Some(tag) = opening(rest) else {
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
            self.inside.link |= &*tag.name == "a";
            self.inside.raw = match asked.as_deref() {
                Some("0") => true,
                Some(_) => false,
                None => {
                    inside.raw
                        || default_content(&tag.name) == Content::Raw
                        || !self.writer.options.parse_span_html
                }
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
        let mut from = 0;
        while let Some(at) = memchr::memmem::find(&rest.as_bytes()[from..], b"</") {
            let at = from + at;
            if let Some((found, len)) = closing(&rest[at..])
                && found == name
            {
                self.writer.out.push_str(&rest[..at]);
                self.pass(at + len);
                return;
            }
            from = at + 2;
        }
        self.writer.out.push_str(rest);
        self.pass(rest.len());
    }
}

//! HTML inside of a line.

use super::super::element::{is_block, is_void};
use super::super::node::Content;
use super::super::tag::{Tag, comment, opening};
use super::super::write::escape::escape_references;
use super::{Spans, Stop};

impl<'t> Spans<'t, '_, '_> {
    pub(super) fn html(&mut self) -> bool {
        let rest = self.rest();
        if let Some(len) = comment(rest) {
            self.push_html(&rest[..len]);
            self.pass(len);
            return true;
        }
        let Some(tag) = opening(rest) else {
            return false;
        };
        if is_block(&tag.name) || !self.deeper() {
            return false;
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
            let content = match asked.as_deref() {
                Some("0") => Content::Raw,
                Some(_) => Content::Span,
                None if raw_inside(&tag.name) || !self.writer.options.parse_span_html => {
                    Content::Raw
                }
                None => Content::Span,
            };
            if content == Content::Raw {
                self.raw_content(&tag.name);
            } else {
                let inside = self.inside;
                self.inside.in_em = false;
                self.inside.link |= &*tag.name == "a";
                self.depth += 1;
                self.read(Stop::Tag(&tag.name));
                self.depth -= 1;
                self.inside = inside;
            }
        }
        self.flush();
        self.writer.out.push_str("</");
        self.writer.out.push_str(&tag.name);
        self.writer.out.push('>');
        self.element(start, tag_end);
    }

    fn raw_content(&mut self, name: &str) {
        let rest = self.rest();
        let mut from = 0;
        while let Some(at) =
            memchr::memmem::find(&rest.as_bytes()[from..], b"</").map(|at| at + from)
        {
            if let Some((closing, len)) = super::super::tag::closing(&rest[at..])
                && closing == name
            {
                escape_references(&mut self.writer.out, &rest[..at]);
                self.pass(at + len);
                return;
            }
            from = at + 2;
        }
        escape_references(&mut self.writer.out, rest);
        self.pass(rest.len());
    }
}

/// Elements whose inside is never Markdown unless it is asked for.
fn raw_inside(name: &str) -> bool {
    matches!(
        name,
        "script" | "style" | "math" | "option" | "textarea" | "code" | "kbd" | "samp" | "var"
    )
}

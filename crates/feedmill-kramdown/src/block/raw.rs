//! HTML in which no Markdown is read: its tags are balanced.

use std::borrow::Cow;

use super::super::element::is_void;
use super::super::node::{Content, Kind, Node};
use super::super::tag::{Tag, closing, comment, find_closing, opening, plain_opening};
use super::super::write::escape::{escape_references, escape_text};
use super::{Blocks, MAX_DEPTH};

/// How long, in bytes, and how deep most such content is.
const USUAL_LENGTH: usize = 512;
const USUAL_DEPTH: usize = 8;

impl<'t> Blocks<'_, 't> {
    /// Content that is HTML, up to the end tag of `name`: the nodes, and where the text goes on.
    pub(super) fn raw(&mut self, name: &str, from: usize) -> (Vec<Node>, usize) {
        let mut nodes = Vec::with_capacity(1);
        let mut html = String::with_capacity(USUAL_LENGTH);
        let mut open = Vec::with_capacity(USUAL_DEPTH);
        open.push(Cow::Borrowed(name));
        let mut position = from;
        if matches!(name, "script" | "style") {
            position = self.verbatim(name, position, &mut html);
            nodes.push(Node::new(Kind::Raw(html)));
            return (nodes, position);
        }
        while let Some(innermost) = open.last() {
            let rest = &self.text[position..];
            let Some(at) = memchr::memchr(b'<', rest.as_bytes()) else {
                escape_references(&mut html, rest);
                position = self.text.len();
                break;
            };
            escape_references(&mut html, &rest[..at]);
            position += at;
            let rest = &rest[at..];
            if let Some(len) = comment(rest, &mut self.source.budget) {
                html.push_str(&rest[..len]);
                position += len;
            } else if let Some((_, len)) = closing(rest).filter(|(name, _)| name == innermost) {
                position += len;
                if open.len() > 1 {
                    html.push_str("</");
                    html.push_str(innermost);
                    html.push('>');
                }
                open.pop();
            } else if let Some(tag) = plain_opening(rest, &mut self.source.budget) {
                position += tag.len;
                tag.write(&mut html);
                if !is_void(tag.name) {
                    open.push(Cow::Borrowed(tag.name));
                }
            } else if let Some(mut tag) = opening(rest, &mut self.source.budget) {
                let asked = tag.attributes.remove("markdown");
                let content = asked
                    .as_deref()
                    .map_or(Content::Raw, |asked| self.content(&tag.name, Some(asked)));
                let deep = self.source.depth >= MAX_DEPTH;
                self.source.cut |= deep && content != Content::Raw;
                if content != Content::Raw && !deep && !tag.closed && !is_void(&tag.name) {
                    nodes.push(Node::new(Kind::Raw(std::mem::take(&mut html))));
                    position = self.marked_down(tag, content, position, &mut nodes);
                    continue;
                }
                position += tag.len;
                tag.write(&mut html);
                if tag.closed || is_void(&tag.name) {
                    continue;
                }
                if matches!(&*tag.name, "script" | "style") {
                    position = self.verbatim(&tag.name, position, &mut html);
                    html.push_str("</");
                    html.push_str(&tag.name);
                    html.push('>');
                } else {
                    open.push(tag.name);
                }
            } else {
                escape_text(&mut html, "<");
                position += 1;
            }
        }
        for name in open.iter().skip(1).rev() {
            html.push_str("</");
            html.push_str(name);
            html.push('>');
        }
        nodes.push(Node::new(Kind::Raw(html)));
        (nodes, position)
    }

    /// An element with Markdown inside of one without.
    fn marked_down(
        &mut self,
        tag: Tag<'t>,
        content: Content,
        at: usize,
        nodes: &mut Vec<Node>,
    ) -> usize {
        let before = std::mem::replace(&mut self.position, at + tag.len);
        let name = tag.name.into_owned();
        let mut node = Node::new(Kind::Html {
            name: name.clone(),
            content,
        });
        node.attributes = tag.attributes;
        match content {
            Content::Span => self.span_content(&name, &mut node),
            _ => node.children = self.block_content(&name),
        }
        nodes.push(node);
        std::mem::replace(&mut self.position, before)
    }

    /// Text up to the end tag as it is; where the text goes on behind that.
    fn verbatim(&self, name: &str, from: usize, html: &mut String) -> usize {
        let rest = &self.text[from..];
        let (end, next) = find_closing(rest, name).unwrap_or((rest.len(), rest.len()));
        html.push_str(&rest[..end]);
        from + next
    }
}

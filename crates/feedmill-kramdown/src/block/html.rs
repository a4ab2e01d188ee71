//! HTML between blocks.

use super::super::element::{default_content, is_block, is_inline, is_void};
use super::super::line::is_space;
use super::super::node::{Content, Kind, Node};
use super::super::tag::{Tag, closing, comment, find_closing, opening};
use super::Blocks;

impl<'t> Blocks<'_, 't> {
    pub(super) fn html(&mut self) -> bool {
        let rest = self.rest().trim_start_matches(' ');
        let start = self.text.len() - rest.len();
        if let Some(len) = comment(rest, &mut self.source.budget) {
            if self.nodes.last().is_some_and(Node::is_paragraph) {
                return false;
            }
            self.position = start + len;
            self.skip_blank_rest();
            self.nodes
                .push(Node::new(Kind::Raw(rest[..len].to_owned() + "\n")));
            return true;
        }
        if let Some((name, len)) = closing(rest) {
            let ours = self
                .element
                .as_deref()
                .is_some_and(|element| element == name);
            if ours {
                self.position = start + len;
                self.ended = true;
            }
            return ours;
        }
        let Some(tag) = opening(rest, &mut self.source.budget) else {
            return false;
        };
        if is_inline(&tag.name) {
            return false;
        }
        self.position = start;
        self.element(tag);
        true
    }

    /// `&nbsp;<p>`: space before the tag of a block. kramdown shows such tags as text; here they are tags.
    pub(super) fn spaced_html(&mut self, line: &str) -> bool {
        let mut rest = line.trim_start();
        while let Some(after) = rest.strip_prefix("&nbsp;").or(rest.strip_prefix('\u{a0}')) {
            rest = after.trim_start_matches(' ');
        }
        if !opening(rest, &mut self.source.budget).is_some_and(|tag| is_block(&tag.name)) {
            return false;
        }
        let start = self.position;
        self.position += line.len() - rest.len();
        if self.html() {
            return true;
        }
        self.position = start;
        false
    }

    /// White space up to the end of the line, and the end itself.
    fn skip_blank_rest(&mut self) {
        let rest = self.rest();
        let blank = rest
            .bytes()
            .take_while(|&byte| byte != b'\n' && is_space(byte))
            .count();
        if rest[blank..].starts_with('\n') {
            self.position += blank + 1;
        }
    }

    /// The element that `tag` opens here.
    fn element(&mut self, mut tag: Tag<'t>) {
        let asked = tag.attributes.remove("markdown");
        let content = self.content(&tag.name, asked.as_deref());
        let name = tag.name.into_owned();
        self.position += tag.len;
        let mut node = Node::new(Kind::Html {
            name: name.clone(),
            content,
        });
        node.attributes = tag.attributes;
        if !tag.closed && !is_void(&name) {
            match content {
                Content::Raw => {
                    let (children, position) = self.raw(&name, self.position);
                    node.children = children;
                    self.position = position;
                }
                Content::Block => node.children = self.block_content(&name),
                Content::Span => self.span_content(&name, &mut node),
            }
        }
        // kramdown takes the end of the line after a script for a blank line.
        if !matches!(name.as_str(), "script" | "style") {
            self.skip_blank_rest();
        }
        self.push(node);
    }

    pub(super) fn content(&self, name: &str, asked: Option<&str>) -> Content {
        match asked {
            Some("1") => default_content(name),
            Some("block") => Content::Block,
            Some("span") => Content::Span,
            Some(_) => Content::Raw,
            None if self.source.options.parse_block_html => default_content(name),
            None => Content::Raw,
        }
    }

    pub(super) fn block_content(&mut self, name: &str) -> Vec<Node> {
        self.skip_blank_rest();
        let depth = self.source.depth;
        if depth >= super::MAX_DEPTH {
            self.source.cut = true;
            let (nodes, position) = self.raw(name, self.position);
            self.position = position;
            return nodes;
        }
        self.source.depth += 1;
        let mut inner = Blocks::new(
            &mut *self.source,
            self.text,
            self.position,
            Some(name.to_owned()),
        );
        inner.read();
        let (position, nodes) = (inner.position, inner.nodes);
        self.position = position;
        self.source.depth = depth;
        nodes
    }

    /// Markdown without blocks, up to the end tag.
    pub(super) fn span_content(&mut self, name: &str, node: &mut Node) {
        let rest = self.rest();
        let (end, next) = find_closing(rest, name).unwrap_or((rest.len(), rest.len()));
        let text = rest[..end].trim_end_matches('\n').to_owned();
        node.children.push(Node::new(Kind::Text(text)));
        self.position += next;
    }
}

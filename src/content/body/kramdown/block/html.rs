//! HTML between blocks.

use super::super::element::{default_content, is_block, is_inline, is_void};
use super::super::line::is_blank;
use super::super::node::{Content, Kind, Node};
use super::super::tag::{Tag, closing, comment, opening};
use super::super::write::escape::{escape_references, escape_text};
use super::Blocks;

impl<'t> Blocks<'_, 't> {
    pub(super) fn html(&mut self) -> bool {
        let rest = self.rest().trim_start_matches(' ');
        let start = self.text.len() - rest.len();
        if let Some(len) = comment(rest) {
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
                self.skip_blank_rest();
                self.ended = true;
            }
            return ours;
        }
        let Some(tag) = opening(rest) else {
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
        if !opening(rest).is_some_and(|tag| is_block(&tag.name)) {
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
        if self.position < self.text.len() {
            let line = self.line();
            if is_blank(line) {
                self.position += line.len();
            }
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
        self.skip_blank_rest();
        self.push(node);
    }

    fn content(&self, name: &str, asked: Option<&str>) -> Content {
        match asked {
            Some("1") => default_content(name),
            Some("block") => Content::Block,
            Some("span") => Content::Span,
            Some(_) => Content::Raw,
            None if self.source.options.parse_block_html => default_content(name),
            None => Content::Raw,
        }
    }

    fn block_content(&mut self, name: &str) -> Vec<Node> {
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
    fn span_content(&mut self, name: &str, node: &mut Node) {
        let rest = self.rest();
        let mut from = 0;
        let end = loop {
            let Some(at) =
                memchr::memmem::find(&rest.as_bytes()[from..], b"</").map(|at| at + from)
            else {
                break None;
            };
            match closing(&rest[at..]) {
                Some((closing, len)) if closing == name => break Some((at, len)),
                _ => from = at + 2,
            }
        };
        let (text, next) = match end {
            Some((at, len)) => (&rest[..at], at + len),
            None => (rest, rest.len()),
        };
        node.children.push(Node::new(Kind::Text(
            text.trim_end_matches('\n').to_owned(),
        )));
        self.position += next;
    }

    /// Content that is HTML, up to the end tag of `name`: the nodes, and where the text goes on.
    fn raw(&mut self, name: &str, from: usize) -> (Vec<Node>, usize) {
        let mut nodes = Vec::new();
        let mut html = String::new();
        let mut open: Vec<String> = vec![name.to_owned()];
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
            if let Some(len) = comment(rest) {
                html.push_str(&rest[..len]);
                position += len;
            } else if let Some((_, len)) =
                closing(rest).filter(|(name, _)| name == innermost.as_str())
            {
                position += len;
                if open.len() > 1 {
                    html.push_str("</");
                    html.push_str(innermost);
                    html.push('>');
                }
                open.pop();
            } else if let Some(mut tag) = opening(rest) {
                let asked = tag.attributes.remove("markdown");
                let content = asked
                    .as_deref()
                    .map_or(Content::Raw, |asked| self.content(&tag.name, Some(asked)));
                if content != Content::Raw && !tag.closed && !is_void(&tag.name) {
                    nodes.push(Node::new(Kind::Raw(std::mem::take(&mut html))));
                    position = self.marked_down(tag, content, position, &mut nodes);
                    continue;
                }
                position += tag.len;
                write_tag(&mut html, &tag);
                if tag.closed || is_void(&tag.name) {
                    continue;
                }
                if matches!(&*tag.name, "script" | "style") {
                    position = self.verbatim(&tag.name, position, &mut html);
                    html.push_str("</");
                    html.push_str(&tag.name);
                    html.push('>');
                } else {
                    open.push(tag.name.into_owned());
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

    /// Text up to the end tag as it is; where that ends.
    fn verbatim(&self, name: &str, from: usize, html: &mut String) -> usize {
        let rest = &self.text[from..];
        let mut search = 0;
        while let Some(at) =
            memchr::memmem::find(&rest.as_bytes()[search..], b"</").map(|at| at + search)
        {
            if let Some((closing, len)) = closing(&rest[at..])
                && closing == name
            {
                html.push_str(&rest[..at]);
                return from + at + len;
            }
            search = at + 2;
        }
        html.push_str(rest);
        self.text.len()
    }
}

fn write_tag(html: &mut String, tag: &Tag<'_>) {
    html.push('<');
    html.push_str(&tag.name);
    tag.attributes.write(html);
    html.push_str(if is_void(&tag.name) { " />" } else { ">" });
    if tag.closed && !is_void(&tag.name) {
        html.push_str("</");
        html.push_str(&tag.name);
        html.push('>');
    }
}

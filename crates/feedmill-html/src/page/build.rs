//! From a page's text to its tree, with the end tags that authors leave out. It takes linear time, whatever it is given.

use memchr::memchr;

use super::super::attribute::TagReader;
use super::super::raw::{EndTags, comment_end};
use super::super::tag::Tag;
use super::tree::{Node, Tree};

/// Elements that stand deeper lose their tags and keep their text.
const DEEPEST: usize = 256;

struct Builder<'h> {
    tree: Tree<'h>,
    reader: TagReader<'h>,
    end_tags: EndTags<'h>,
    /// The open elements, outermost first. The first is the page itself.
    open: Vec<usize>,
    /// How many elements beyond the greatest depth are open.
    too_deep: usize,
    /// How many paragraphs, links and elements of SVG or MathML are open.
    paragraphs: usize,
    links: usize,
    foreign: usize,
    has_body: bool,
}

/// The tree of a page. Its first node stands for the page itself.
pub(super) fn tree(html: &str) -> Tree<'_> {
    let root = Node::element("#page", Tag::Other, (0, 0), 0);
    let mut builder = Builder {
        tree: Tree {
            html,
            nodes: vec![root],
            attributes: Vec::new(),
        },
        reader: TagReader::new(html),
        end_tags: EndTags::new(html),
        open: vec![0],
        too_deep: 0,
        paragraphs: 0,
        links: 0,
        foreign: 0,
        has_body: false,
    };
    builder.run();
    builder.close_to(0);
    builder.tree
}

impl<'h> Builder<'h> {
    fn run(&mut self) {
        let html = self.tree.html;
        let bytes = html.as_bytes();
        let mut at = 0;
        let mut text = 0;
        while let Some(found) = memchr(b'<', &bytes[at..]) {
            let start = at + found;
            let end = match bytes.get(start + 1) {
                Some(byte) if byte.is_ascii_alphabetic() => {
                    self.text(text, start);
                    text = start;
                    self.start_tag(start)
                }
                Some(b'/') if bytes.get(start + 2).is_some_and(u8::is_ascii_alphabetic) => {
                    self.text(text, start);
                    text = start;
                    self.end_tag(start)
                }
                Some(b'!') if html[start..].starts_with("<!--") => {
                    self.text(text, start);
                    text = start;
                    Some(comment_end(html, start))
                }
                Some(b'!') if self.foreign > 0 && html[start..].starts_with("<![CDATA[") => None,
                Some(b'!' | b'?' | b'/') => {
                    self.text(text, start);
                    text = start;
                    self.reader.end_after(start)
                }
                _ => None,
            };
            match end {
                Some(end) => {
                    at = end;
                    text = end;
                }
                None => at = start + 1,
            }
        }
        self.text(text, html.len());
    }

    fn top(&self) -> usize {
        self.open.last().copied().unwrap_or(0)
    }

    fn text(&mut self, start: usize, end: usize) {
        if start >= end {
            return;
        }
        if self.tree.nodes[self.top()].is("head") {
            if self.tree.html[start..end].trim().is_empty() {
                return;
            }
            self.close_to(self.open.len() - 1);
        }
        self.leaf(start, end, false);
    }

    fn leaf(&mut self, start: usize, end: usize, is_raw: bool) {
        let place = self.tree.nodes.len();
        let node = Node::element("", Tag::Other, (start, end), self.top());
        self.tree.nodes.push(Node {
            after: place + 1,
            is_raw,
            ..node
        });
    }

    /// Closes the elements that are open beyond `depth`.
    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(closed) = self.open.pop() else {
                return;
            };
            let after = self.tree.nodes.len();
            let node = &mut self.tree.nodes[closed];
            node.after = after;
            match node.tag {
                Tag::P => self.paragraphs -= 1,
                Tag::A => self.links -= 1,
                _ => {}
            }
            self.foreign -= usize::from(node.is_foreign);
        }
    }

    /// How many elements are open around the innermost one that `is_meant`, unless one that `stops` stands in between.
    fn find(
        &self,
        is_meant: impl Fn(&Node<'h>) -> bool,
        stops: impl Fn(&Node<'h>) -> bool,
    ) -> Option<usize> {
        for (depth, node) in self.open.iter().enumerate().skip(1).rev() {
            let node = &self.tree.nodes[*node];
            if is_meant(node) {
                return Some(depth);
            }
            if stops(node) {
                return None;
            }
        }
        None
    }

    fn start_tag(&mut self, start: usize) -> Option<usize> {
        let written = self.reader.read(start, start + 1)?;
        let (name, end) = (written.name, written.end);
        let tag = Tag::of(name);
        let is_foreign = self.foreign > 0 || matches!(tag, Tag::Svg | Tag::Math);
        let opens = |name: &str| written.name.eq_ignore_ascii_case(name);
        if tag == Tag::Document && !is_foreign {
            if opens("body") {
                if std::mem::replace(&mut self.has_body, true) {
                    return Some(end);
                }
                let head = self.find(|node| node.is("head"), |_| false);
                head.into_iter().for_each(|depth| self.close_to(depth));
            } else if self.has_body || opens("html") && self.open.len() > 1 {
                return Some(end);
            }
        } else if self.tree.nodes[self.top()].is("head") && !is_of_head(tag, name) {
            self.close_to(self.open.len() - 1);
        }
        if !is_foreign {
            self.imply_ends(tag, name);
        }
        let is_void = match self.foreign > 0 {
            true => written.self_closing,
            false => tag.is_void() || written.self_closing && is_foreign,
        };
        if self.open.len() >= DEEPEST && !is_void {
            self.too_deep += 1;
            return Some(end);
        }
        let from = self.tree.attributes.len();
        self.tree.attributes.extend(&self.reader.attributes);
        let to = self.tree.attributes.len();
        let place = self.tree.nodes.len();
        let node = Node::element(name, tag, (start, end), self.top()).with_attributes(from, to);
        self.tree.nodes.push(Node {
            after: place + 1,
            is_foreign,
            is_void,
            closes_itself: written.self_closing,
            ..node
        });
        if is_void {
            return Some(end);
        }
        self.open.push(place);
        self.foreign += usize::from(is_foreign);
        match tag {
            Tag::P => self.paragraphs += 1,
            Tag::A => self.links += 1,
            _ => {}
        }
        let is_raw = matches!(
            tag,
            Tag::Script | Tag::Style | Tag::Textarea | Tag::Iframe | Tag::Xmp
        ) || tag == Tag::Title
            || ["noembed", "noframes"].iter().any(|raw| opens(raw));
        if !is_raw || is_foreign && tag != Tag::Script && tag != Tag::Style {
            return Some(end);
        }
        let closing = self.end_tags.next(end, name);
        let length = self.tree.html.len();
        let (inner, after) = closing.map_or((length, length), |tag| (tag.start, tag.end));
        if inner > end {
            self.leaf(end, inner, tag != Tag::Title && tag != Tag::Textarea);
        }
        self.close_to(self.open.len() - 1);
        Some(after)
    }

    /// Closes what a start tag ends by itself.
    fn imply_ends(&mut self, tag: Tag, name: &str) {
        let barrier = |node: &Node<'h>| node.tag.is_barrier() || node.tag == Tag::Button;
        let mut depth = match tag {
            Tag::Li => self.find(
                |node| node.tag == Tag::Li,
                |node| node.tag == Tag::List || node.tag.is_barrier(),
            ),
            Tag::Definition => self.find(
                |node| node.tag == Tag::Definition,
                |node| node.tag == Tag::List || node.tag.is_barrier(),
            ),
            Tag::A if self.links > 0 => self.find(|node| node.tag == Tag::A, barrier),
            Tag::Option => {
                let is_open = self.tree.nodes[self.top()].is("option");
                is_open.then(|| self.open.len() - 1)
            }
            Tag::Cell => self.find(
                |node| node.tag == Tag::Cell,
                |node| matches!(node.tag, Tag::Tr | Tag::RowGroup | Tag::Table),
            ),
            Tag::Tr => self.find(
                |node| node.tag == Tag::Tr,
                |node| matches!(node.tag, Tag::RowGroup | Tag::Table),
            ),
            Tag::RowGroup => self.find(
                |node| node.tag == Tag::RowGroup,
                |node| node.tag == Tag::Table,
            ),
            Tag::Heading => {
                let top = &self.tree.nodes[self.top()];
                (top.tag == Tag::Heading && !top.is(name)).then(|| self.open.len() - 1)
            }
            _ => None,
        };
        if tag.ends_paragraph() && self.paragraphs > 0 {
            let paragraph = self.find(|node| node.tag == Tag::P, barrier);
            depth = match (depth, paragraph) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
        }
        depth.into_iter().for_each(|depth| self.close_to(depth));
    }

    fn end_tag(&mut self, start: usize) -> Option<usize> {
        let written = self.reader.read(start, start + 2)?;
        let (name, end) = (written.name, written.end);
        let tag = Tag::of(name);
        if self.too_deep > 0 && !tag.is_void() && tag != Tag::Document {
            self.too_deep -= 1;
            return Some(end);
        }
        if tag == Tag::Document && !name.eq_ignore_ascii_case("head") {
            return Some(end);
        }
        let is_meant =
            |node: &Node<'h>| node.is(name) || tag == Tag::Heading && node.tag == Tag::Heading;
        let stops = |node: &Node<'h>| match tag {
            Tag::Table => false,
            _ if tag.is_table_part() => node.tag == Tag::Table,
            Tag::A | Tag::Formatting | Tag::Font => {
                node.tag.is_special()
                    && !matches!(node.tag, Tag::P | Tag::Heading | Tag::Div | Tag::Center)
            }
            Tag::Li => node.tag == Tag::List || node.tag.is_barrier(),
            _ if tag.is_special() => node.tag.is_barrier(),
            _ => node.tag.is_special(),
        };
        if let Some(depth) = self.find(is_meant, stops) {
            self.close_to(depth);
        }
        Some(end)
    }
}

/// Whether an element may stand in a page's head.
fn is_of_head(tag: Tag, name: &str) -> bool {
    matches!(
        tag,
        Tag::Metadata | Tag::Script | Tag::Style | Tag::Title | Tag::Noscript | Tag::Hidden
    ) || name.eq_ignore_ascii_case("head")
}

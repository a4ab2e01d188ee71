//! Main content as HTML: what belongs to it, as it is written in the page, with every element closed.

use std::collections::HashSet;

use super::super::tag::Tag;
use super::boilerplate::Fate;
use super::code;
use super::image;
use super::like::{Letters, Span};
use super::tree::Tree;
use feedmill_text::entity::escape_text;

/// Writes main content.
pub(super) struct Writer<'w, 'h> {
    pub tree: &'w Tree<'h>,
    pub letters: &'w Letters,
    pub span: Option<&'w Span>,
    /// The elements that the caller wants to go.
    pub dropped: &'w HashSet<usize>,
    /// What the letters of titles are.
    pub titles: Vec<String>,
    /// The element whose contents are written.
    pub root: usize,
    /// The letters that have been written, in bytes.
    pub kept: usize,
    /// Where among the letters the last paragraph of the text ends.
    pub prose_end: usize,
    out: String,
    /// How often something was left out.
    left_out: usize,
}

impl<'w, 'h> Writer<'w, 'h> {
    pub fn new(
        tree: &'w Tree<'h>,
        letters: &'w Letters,
        span: Option<&'w Span>,
        dropped: &'w HashSet<usize>,
        titles: Vec<String>,
    ) -> Self {
        Writer {
            tree,
            letters,
            span,
            dropped,
            titles,
            root: 0,
            kept: 0,
            prose_end: 0,
            out: String::new(),
            left_out: 0,
        }
    }

    /// The contents of an element.
    pub fn contents(mut self, roots: &[usize]) -> String {
        for root in roots {
            self.root = *root;
            self.prose_end = self.end_of_prose();
            match self.tree.nodes[*root].tag {
                // What was chosen may be what is shown, such as a `pre` or a table.
                Tag::Table | Tag::List | Tag::P | Tag::Heading => self.node(*root),
                _ if self.tree.nodes[*root].is("pre") => self.node(*root),
                _ => self.inside(*root),
            }
        }
        let trimmed = self.out.trim();
        match trimmed.len() == self.out.len() {
            true => self.out,
            false => trimmed.to_owned(),
        }
    }

    fn inside(&mut self, node: usize) {
        let mut next = node + 1;
        while next < self.tree.nodes[node].after {
            self.node(next);
            next = self.tree.nodes[next].after;
        }
    }

    fn node(&mut self, node: usize) {
        let tree = self.tree;
        let found = &tree.nodes[node];
        if found.is_text() {
            self.kept += self.letters.count(tree, node);
            if !found.is_raw {
                self.text(node);
            }
            return;
        }
        match self.fate(node) {
            Fate::Drop => self.left_out += 1,
            Fate::Unwrap if code::block(tree, node).is_none() => self.inside(node),
            Fate::Keep | Fate::Unwrap => self.element(node),
        }
    }

    /// A text as it is written, but for a `<` that the page left as it is.
    fn text(&mut self, node: usize) {
        let text = self.tree.source(node);
        match memchr::memchr(b'<', text.as_bytes()) {
            None => self.out.push_str(text),
            Some(_) => self.out.push_str(&text.replace('<', "&lt;")),
        }
    }

    fn element(&mut self, node: usize) {
        let tree = self.tree;
        let found = &tree.nodes[node];
        if let Some(block) = code::block(tree, node) {
            self.kept += self.letters.count(tree, node);
            if let Some(title) = block.title {
                self.out.push_str("<p><code>");
                self.out.push_str(&escape_text(&title));
                self.out.push_str("</code></p>\n");
            }
            self.out.push_str("<pre><code");
            if let Some(language) = block.language {
                self.out.push_str(" class=\"language-");
                self.out.push_str(&escape_text(&language).replace('"', ""));
                self.out.push('"');
            }
            self.out.push('>');
            // A parser takes the first line break after `<pre>` away, but not after `<code>`.
            self.out.push_str(&escape_text(&block.text));
            self.out.push_str("</code></pre>");
            return;
        }
        if self.formula(node) {
            return;
        }
        if found.tag == Tag::Img && !found.is_foreign {
            match image::image(tree, node) {
                image::Image::AsWritten => self.start_tag(node),
                image::Image::Dropped => self.left_out += 1,
                image::Image::Tag(tag) => self.out.push_str(&tag),
            }
            return;
        }
        let mark = self.out.len();
        let left_out = self.left_out;
        self.start_tag(node);
        if found.is_void {
            return;
        }
        let inside = self.out.len();
        self.inside(node);
        let is_empty = self.out[inside..].trim().is_empty();
        if is_empty && self.left_out > left_out && found.tag != Tag::Cell {
            self.out.truncate(mark);
            return;
        }
        self.out.push_str("</");
        self.out.push_str(found.name);
        self.out.push('>');
    }

    /// A start tag as it is written, unless it would be read in another way elsewhere.
    fn start_tag(&mut self, node: usize) {
        let tree = self.tree;
        let written = tree.source(node);
        let is_plain = written.ends_with('>') && !written[1..].contains('<');
        let is_closed = tree.nodes[node].closes_itself && !tree.nodes[node].is_void;
        if is_plain && !is_closed {
            self.out.push_str(written);
            return;
        }
        self.out.push('<');
        self.out.push_str(tree.nodes[node].name);
        for attribute in tree.attributes(node) {
            if attribute.name.contains(['<', '"', '\'']) {
                continue;
            }
            self.out.push(' ');
            self.out.push_str(attribute.name);
            if let Some(value) = attribute.value {
                self.out.push_str("=\"");
                let value = value.replace('"', "&quot;").replace('<', "&lt;");
                self.out.push_str(&value);
                self.out.push('"');
            }
        }
        self.out
            .push_str(if is_closed || !tree.nodes[node].is_void {
                ">"
            } else {
                " />"
            });
    }

    pub fn push(&mut self, html: &str) {
        self.out.push_str(html);
    }

    /// Writes an element and all in it, but for elements with one of these names.
    pub fn whole_without(&mut self, node: usize, names: &[&str]) {
        let tree = self.tree;
        let found = &tree.nodes[node];
        if found.is_text() {
            self.text(node);
            return;
        }
        if names.iter().any(|name| found.is(name)) {
            return;
        }
        self.start_tag(node);
        if found.is_void {
            return;
        }
        let mut next = node + 1;
        while next < found.after {
            self.whole_without(next, names);
            next = tree.nodes[next].after;
        }
        self.out.push_str("</");
        self.out.push_str(found.name);
        self.out.push('>');
    }
}

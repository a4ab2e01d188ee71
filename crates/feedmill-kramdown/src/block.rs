//! A text is cut into blocks. The text inside of them is read later, when all definitions are known.

mod code;
mod definition;
mod extension;
mod heading;
mod html;
mod list;
mod math;
mod paragraph;
mod quote;
mod raw;
mod table;
mod terms;

pub(super) use definition::{is_footnote_char, is_footnote_name};
pub(super) use extension::{ending, opening};

use super::attributes::Attributes;
use super::budget::Budget;
use super::definitions::Definitions;
use super::line::{is_blank, is_end_mark, is_indented, line_at, line_end, spaces};
use super::node::{Kind, Node};
use super::options::Options;

/// Blocks inside of blocks beyond this depth are read as plain text.
const MAX_DEPTH: usize = 60;

/// What one text has, whatever block it stands in.
#[derive(Debug, Default)]
pub(super) struct Source {
    pub definitions: Definitions,
    pub options: Options,
    /// Whether something was too deep to be read.
    pub cut: bool,
    pub budget: Budget,
    depth: usize,
}

impl Source {
    pub fn new(options: Options, budget: Budget) -> Self {
        Source {
            options,
            budget,
            ..Source::default()
        }
    }

    /// The blocks of `text`.
    pub fn blocks(&mut self, text: &str) -> Vec<Node> {
        if self.depth >= MAX_DEPTH || !self.budget.spend(text.len()) {
            self.cut = true;
            return vec![Node::new(Kind::Paragraph {
                text: text.trim().to_owned(),
                transparent: false,
            })];
        }
        self.depth += 1;
        let mut blocks = Blocks::new(self, text, 0, None);
        blocks.read();
        let nodes = blocks.nodes;
        self.depth -= 1;
        nodes
    }
}

/// The blocks of one container.
struct Blocks<'s, 't> {
    source: &'s mut Source,
    text: &'t str,
    position: usize,
    /// Where the line ends that was looked at last.
    line_end: usize,
    nodes: Vec<Node>,
    /// An attribute list that waits for the next block.
    pending: Option<Attributes>,
    /// The HTML element that these blocks are in, whose end tag ends them.
    element: Option<String>,
    ended: bool,
}

impl<'s, 't> Blocks<'s, 't> {
    fn new(
        source: &'s mut Source,
        text: &'t str,
        position: usize,
        element: Option<String>,
    ) -> Self {
        Blocks {
            source,
            text,
            position,
            line_end: position,
            nodes: Vec::new(),
            pending: None,
            element,
            ended: false,
        }
    }

    fn read(&mut self) {
        while self.position < self.text.len() && !self.ended {
            let line = self.line();
            if is_blank(line) {
                self.blank_lines();
            } else if is_indented(line) {
                self.indented_code();
            } else if !self.block(line) {
                self.paragraph();
            }
        }
    }

    /// Reads what has marks of its own. Where two kinds begin alike, the first that fits is it.
    fn block(&mut self, line: &'t str) -> bool {
        let found = match line.as_bytes()[spaces(line)] {
            b'`' if !self.source.options.gfm => false,
            b'`' | b'~' => self.fenced_code(),
            b'>' => self.quote(),
            b'#' => self.heading(line),
            b'*' => self.rule(line) || self.list(line),
            b'-' => self.rule(line) || self.list(line),
            b'_' => self.rule(line),
            b'+' | b'0'..=b'9' => self.list(line),
            b':' => self.definition_list(line),
            b'<' => self.html(),
            b'&' | 0xc2 => self.spaced_html(line),
            _ => false,
        };
        found
            || self.underlined_heading(line)
            || match line.as_bytes()[spaces(line)] {
                b'$' | b'\\' => self.math(),
                _ => false,
            }
            || self.table(line)
            || match line.as_bytes()[spaces(line)] {
                b'[' => self.footnote(line) || self.link(line),
                b'*' => self.abbreviation(line),
                b'{' => self.extension(line),
                b'^' => is_end_mark(line) && self.end_mark(line),
                _ => false,
            }
    }

    /// The rest of the line. Its end is looked for once, however many blocks are in it.
    fn line(&mut self) -> &'t str {
        if self.position >= self.line_end {
            self.line_end = line_end(self.text, self.position);
        }
        &self.text[self.position..self.line_end]
    }

    fn rest(&self) -> &'t str {
        &self.text[self.position..]
    }

    fn blank_lines(&mut self) {
        while self.position < self.text.len() {
            let line = self.line();
            if !is_blank(line) {
                break;
            }
            self.position += line.len();
        }
        if !self.nodes.last().is_some_and(Node::is_blank) {
            // An attribute list belongs to what stands right below it.
            self.pending = None;
            self.nodes.push(Node::new(Kind::Blank));
        }
    }

    fn end_mark(&mut self, line: &str) -> bool {
        self.position += line.len();
        self.pending = None;
        self.nodes.push(Node::new(Kind::End));
        true
    }

    fn push(&mut self, mut node: Node) {
        if let Some(pending) = self.pending.take() {
            node.attributes.merge(&pending);
        }
        self.nodes.push(node);
    }

    /// Whether a block may begin here that needs a blank line (or something like it) before.
    fn after_boundary(&self) -> bool {
        self.pending.is_some()
            || self
                .nodes
                .last()
                .is_none_or(|node| matches!(node.kind, Kind::Blank | Kind::End))
    }

    /// Whether a block may end at `position` that needs a blank line after.
    fn before_boundary(&self, position: usize) -> bool {
        if position >= self.text.len() {
            return true;
        }
        let line = line_at(self.text, position);
        is_blank(line)
            || is_end_mark(line)
            || super::line::unindented(line)
                .is_some_and(|line| super::line::attribute_line(line).is_some())
    }
}

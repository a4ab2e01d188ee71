//! A text to blocks: each piece between blank lines is offered to one kind of block after the other.

// All kinds of blocks are asked alike, whether they need the parser or not.
#![allow(clippy::unused_self)]

mod admonition;
pub(crate) mod code;
mod definition;
mod heading;
mod list;
mod notes;
mod quote;
mod table;

use std::collections::VecDeque;

use crate::place::{DEEPEST, Place, Raw};
use crate::tree::Element;

/// Columns that one level is set in by.
pub(crate) const INDENT: &str = "    ";

/// What the block that is being read belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Quote,
    /// An item whose text is set in and was moved to the left.
    Detabbed,
    /// A list whose items are not paragraphs.
    List,
    /// One whose items are.
    LooseList,
}

/// The pieces of a text that are still to be read.
type Blocks = VecDeque<String>;

/// What makes blocks of a text.
pub(crate) struct Parser<'p, 'o> {
    place: &'p mut Place<'o>,
    states: Vec<State>,
    depth: usize,
}

impl<'p, 'o> Parser<'p, 'o> {
    pub fn new(place: &'p mut Place<'o>) -> Self {
        Parser {
            place,
            states: Vec::new(),
            depth: 0,
        }
    }

    /// Makes blocks of a whole text.
    pub fn document(&mut self, root: &mut Element, text: &str) {
        self.chunk(root, text);
    }

    fn chunk(&mut self, parent: &mut Element, text: &str) {
        let blocks = text.split("\n\n").map(str::to_owned).collect();
        self.blocks(parent, blocks);
    }

    fn block(&mut self, parent: &mut Element, block: String) {
        self.blocks(parent, Blocks::from([block]));
    }

    fn blocks(&mut self, parent: &mut Element, mut blocks: Blocks) {
        self.depth += 1;
        while let Some(block) = blocks.pop_front() {
            if self.depth > DEEPEST || !self.place.spend(block.len() + 1) {
                paragraph_of(parent, &block);
                continue;
            }
            if let Some(block) = self.one(parent, block, &mut blocks) {
                self.paragraph(parent, &block);
            }
        }
        self.depth -= 1;
    }

    /// Reads a block as what it is; gives it back if it is a paragraph.
    fn one(&mut self, parent: &mut Element, block: String, blocks: &mut Blocks) -> Option<String> {
        let options = self.place.options;
        let mut block = block;
        if options.markdown_in_html {
            block = self.markdown_in_html(parent, block)?;
        }
        if options.admonitions {
            block = self.admonition(parent, block, blocks)?;
        }
        block = self.empty(parent, block, blocks)?;
        block = self.indented(parent, block)?;
        if options.definitions {
            block = self.indented_definition(parent, block)?;
        }
        block = self.code(parent, block, blocks)?;
        if options.tables {
            block = self.table(parent, block)?;
        }
        block = self.hash_heading(parent, block, blocks)?;
        block = self.underlined_heading(parent, block, blocks)?;
        block = self.rule(parent, block, blocks)?;
        block = self.list(parent, block)?;
        if options.definitions {
            block = self.definition(parent, block, blocks)?;
        }
        block = self.quote(parent, block)?;
        if options.footnotes {
            block = self.footnote(block, blocks)?;
        }
        if options.abbreviations {
            block = self.abbreviation(block, blocks)?;
        }
        self.reference(block, blocks)
    }

    fn is(&self, state: State) -> bool {
        self.states.last() == Some(&state)
    }

    fn within<T>(&mut self, state: State, run: impl FnOnce(&mut Self) -> T) -> T {
        self.states.push(state);
        let result = run(self);
        self.states.pop();
        result
    }

    /// A block that is empty, or begins with an empty line: one of code goes on after it.
    fn empty(
        &mut self,
        parent: &mut Element,
        block: String,
        blocks: &mut Blocks,
    ) -> Option<String> {
        if !block.is_empty() && !block.starts_with('\n') {
            return Some(block);
        }
        let filler = if block.is_empty() { "\n\n" } else { "\n" };
        if block.len() > 1 {
            blocks.push_front(block[1..].to_owned());
        }
        if let Some(code) = parent.children.last_mut().and_then(Element::code) {
            code.text.push_str(filler);
        }
        None
    }

    fn paragraph(&mut self, parent: &mut Element, block: &str) {
        if block.trim().is_empty() {
            return;
        }
        if !self.is(State::List) {
            paragraph_of(parent, block);
            return;
        }
        // An item of a list whose items are not paragraphs.
        match parent.children.last_mut() {
            Some(last) => {
                last.tail.push('\n');
                last.tail.push_str(block);
            }
            None => {
                if !parent.text.is_empty() {
                    parent.text.push('\n');
                }
                parent.text.push_str(block.trim_start());
            }
        }
    }

    /// An element in HTML whose text is Markdown.
    fn markdown_in_html(&mut self, parent: &mut Element, block: String) -> Option<String> {
        let mark = crate::place::marked(block.trim());
        let Some(('r', at, "")) = mark else {
            return Some(block);
        };
        let Some(Raw::Markdown { .. }) = self.place.raw.get(at) else {
            return Some(block);
        };
        let taken = std::mem::replace(&mut self.place.raw[at], Raw::Html(String::new()));
        if let Raw::Markdown {
            mut element,
            has_blocks,
            text,
        } = taken
        {
            match has_blocks {
                true => {
                    let states = std::mem::take(&mut self.states);
                    self.chunk(&mut element, &text);
                    self.states = states;
                }
                false => text.trim().clone_into(&mut element.text),
            }
            parent.push(element);
        }
        None
    }
}

fn paragraph_of(parent: &mut Element, block: &str) {
    parent.push(Element::with_text("p", block.trim_start()));
}

/// The lines that are set in, moved to the left, and the rest.
fn detab(text: &str, width: usize) -> (String, String) {
    let mut moved: Vec<&str> = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        if is_set_in(line, width) {
            moved.push(&line[width..]);
        } else if line.trim().is_empty() {
            moved.push("");
        } else {
            break;
        }
        at += line.len() + 1;
    }
    (
        moved.join("\n"),
        text.get(at..).unwrap_or_default().to_owned(),
    )
}

/// The text with every line that is set in moved to the left, by so many levels.
fn loose_detab(text: &str, levels: usize) -> String {
    let width = INDENT.len() * levels;
    let lines: Vec<&str> = text
        .split('\n')
        .map(|line| match is_set_in(line, width) {
            true => &line[width..],
            false => line,
        })
        .collect();
    lines.join("\n")
}

fn is_set_in(line: &str, width: usize) -> bool {
    line.len() >= width && line.as_bytes()[..width].iter().all(|byte| *byte == b' ')
}

/// A line without up to three blanks in front.
fn outdented(line: &str) -> &str {
    let blanks = line.len() - line.trim_start_matches(' ').len();
    &line[blanks.min(3)..]
}

/// Where each line of a text begins, and the line.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split('\n').map(move |line| {
        let start = at;
        at += line.len() + 1;
        (start, line)
    })
}

//! Pieces of source text to a tree, with a stack of open blocks in place of recursion.

use std::collections::HashMap;

use super::frame::{Frame, Open};
use super::include::include;
use super::markup::{assignment, language, variable_name, when_values};
use super::node::{Branch, Kind, Node};
use super::repeat::{cycle, repeat};
use super::scan::{Piece, PieceKind, scan};
use crate::problem::{ProblemKind, Problems};
use crate::syntax::{Condition, Expression, Pipeline, condition, fragments};

/// Reads a template. Blocks that lie deeper than `nesting` are taken apart: their content is kept.
pub(in super::super) fn parse<'t>(
    source: &'t str,
    nesting: usize,
    problems: &mut Problems,
) -> Vec<Node<'t>> {
    let pieces = scan(source, problems);
    let mut last_end = HashMap::new();
    for (at, piece) in pieces.iter().enumerate() {
        if let PieceKind::Tag { name, .. } = piece.kind
            && let Some(block) = name.strip_prefix("end")
        {
            last_end.insert(block, at);
        }
    }
    let mut builder = Builder {
        stack: vec![Frame {
            tag: "",
            line: 1,
            open: Open::Template,
            body: Vec::new(),
        }],
        too_deep: Vec::new(),
        nesting,
        last_end,
        problems,
    };
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        at = match piece.kind {
            PieceKind::Tag {
                name: "comment", ..
            } => builder.after_comment(&pieces, at),
            _ => {
                builder.add(at, piece);
                at + 1
            }
        };
    }
    while builder.stack.len() > 1 {
        builder.give_up_block();
    }
    builder.stack.pop().map_or_else(Vec::new, Frame::splice)
}

struct Builder<'t, 'p> {
    /// The template itself and the blocks open in it. Never empty.
    stack: Vec<Frame<'t>>,
    /// Blocks beyond the nesting limit, whose tags mean nothing.
    too_deep: Vec<&'t str>,
    nesting: usize,
    /// Where the last `end…` of each name stands: a plugin's tag is a block if one follows.
    last_end: HashMap<&'t str, usize>,
    problems: &'p mut Problems,
}

impl<'t> Builder<'t, '_> {
    fn add(&mut self, at: usize, piece: &Piece<'t>) {
        let line = piece.line;
        match piece.kind {
            PieceKind::Text("") => {}
            PieceKind::Text(text) => {
                let blank = text.bytes().all(|b| b.is_ascii_whitespace() || b == 0x0b);
                self.push(line, blank, Kind::Text(text));
            }
            PieceKind::Raw(text) => self.push(line, text.is_empty(), Kind::Raw(text)),
            PieceKind::Output(markup) => {
                self.push(line, false, Kind::Output(Pipeline::parse(markup)));
            }
            PieceKind::Tag { name, markup } => self.tag(at, line, name, markup),
        }
    }

    fn push(&mut self, line: usize, blank: bool, kind: Kind<'t>) {
        if let Some(frame) = self.stack.last_mut() {
            frame.body.push(Node { line, blank, kind });
        }
    }

    fn syntax(&mut self, line: usize, tag: &str, message: impl Into<String>) {
        self.problems.push(line, ProblemKind::Syntax, tag, message);
    }

    fn tag(&mut self, at: usize, line: usize, name: &'t str, markup: &'t str) {
        if let Some(block) = name.strip_prefix("end") {
            return self.end(line, block);
        }
        match name {
            "#" => {}
            "else" | "elsif" | "when" => self.turn(line, name, markup),
            "assign" => match assignment(markup) {
                Some((name, value)) => {
                    let value = Pipeline::parse(value);
                    let name = name.into();
                    self.push(line, true, Kind::Assign { name, value });
                }
                None => self.syntax(line, name, "`assign` needs a name, `=` and a value"),
            },
            "echo" => self.push(line, false, Kind::Output(Pipeline::parse(markup))),
            "increment" | "decrement" => {
                let up = name == "increment";
                let name = markup.trim();
                self.push(line, false, Kind::Counter { name, up });
            }
            "cycle" => match cycle(markup, at + 1) {
                Some(cycle) => self.push(line, false, Kind::Cycle(Box::new(cycle))),
                None => self.syntax(line, name, "`cycle` needs values"),
            },
            "break" => self.push(line, false, Kind::Break),
            "continue" => self.push(line, false, Kind::Continue),
            // `include_cached` is a plugin's `include` that remembers what it printed.
            "include" | "include_cached" | "include_relative" => {
                let (include, complete) = include(markup, name == "include_relative");
                if !complete {
                    self.syntax(line, name, format!("not understood in full: {markup}"));
                }
                self.push(line, false, Kind::Include(Box::new(include)));
            }
            "link" => self.push(line, false, Kind::Link(markup.trim())),
            "post_url" => self.push(line, false, Kind::PostUrl(markup.trim())),
            _ => self.block(at, line, name, markup),
        }
    }

    fn block(&mut self, at: usize, line: usize, name: &'t str, markup: &'t str) {
        let open = match name {
            "if" | "unless" => Open::If {
                unless: name == "unless",
                done: Vec::new(),
                current: Some(self.condition(line, name, markup)),
            },
            "case" => Open::Case {
                subject: fragments(markup).next().map_or_else(
                    || {
                        self.syntax(line, name, "`case` needs a value");
                        Expression::Nil
                    },
                    Expression::lax,
                ),
                done: Vec::new(),
                current: None,
            },
            "for" | "tablerow" => match repeat(markup) {
                Some(repeat) if name == "for" => Open::For {
                    repeat: Box::new(repeat),
                    done: None,
                },
                Some(repeat) => Open::TableRow(Box::new(repeat)),
                None => {
                    let message =
                        format!("`{name}` needs a name, `in` and a list; its content was kept");
                    self.syntax(line, name, message);
                    Open::Group
                }
            },
            "capture" => match variable_name(markup) {
                Some(name) => Open::Capture(name),
                None => {
                    self.syntax(line, name, "`capture` needs a name; its content was kept");
                    Open::Group
                }
            },
            "ifchanged" => Open::IfChanged,
            "highlight" => {
                let (language, complete) = language(markup);
                if !complete {
                    self.syntax(line, name, "`highlight` needs a language's name");
                }
                Open::Highlight(language)
            }
            _ => {
                if self.last_end.get(name).is_none_or(|end| *end < at) {
                    let body = None;
                    return self.push(line, false, Kind::Unknown { name, markup, body });
                }
                Open::Unknown(markup)
            }
        };
        if self.stack.len() > self.nesting {
            self.problems.push(
                line,
                ProblemKind::Limit,
                name,
                format!(
                    "blocks lie more than {} deep; this one was taken apart",
                    self.nesting
                ),
            );
            self.too_deep.push(name);
            return;
        }
        self.stack.push(Frame {
            tag: name,
            line,
            open,
            body: Vec::new(),
        });
    }

    /// `else`, `elsif` and `when`: the next branch of the block.
    fn turn(&mut self, line: usize, name: &'t str, markup: &'t str) {
        if !self.too_deep.is_empty() {
            return;
        }
        let condition = (name == "elsif").then(|| self.condition(line, name, markup));
        let Some(frame) = self.stack.last_mut() else {
            return;
        };
        match (&mut frame.open, name) {
            (Open::If { done, current, .. }, "else" | "elsif") => {
                done.push(Branch {
                    condition: std::mem::replace(current, condition),
                    body: std::mem::take(&mut frame.body),
                });
            }
            (Open::Case { done, current, .. }, "else" | "when") => {
                let body = std::mem::take(&mut frame.body);
                let next = (name == "when").then(|| when_values(markup));
                if let Some(condition) = current.replace(next) {
                    done.push(Branch { condition, body });
                }
            }
            (Open::For { done, .. }, "else") if done.is_none() => {
                *done = Some(std::mem::take(&mut frame.body));
            }
            _ => self.syntax(
                line,
                name,
                format!("`{name}` stands in no block that has one"),
            ),
        }
    }

    fn end(&mut self, line: usize, block: &'t str) {
        if self.too_deep.last() == Some(&block) {
            self.too_deep.pop();
            return;
        }
        let Some(depth) = self
            .stack
            .iter()
            .rposition(|frame| frame.tag == block)
            .filter(|depth| *depth > 0)
        else {
            let tag = format!("end{block}");
            return self.syntax(line, &tag, format!("`{tag}` ends no open block"));
        };
        self.too_deep.clear();
        while self.stack.len() > depth + 1 {
            self.give_up_block();
        }
        if let Some(frame) = self.stack.pop() {
            let node = frame.close();
            self.push(node.line, node.blank, node.kind);
        }
    }

    /// Takes the innermost block apart, as its end is missing.
    fn give_up_block(&mut self) {
        if let Some(frame) = self.stack.pop() {
            let (line, tag) = (frame.line, frame.tag);
            self.syntax(
                line,
                tag,
                format!("`{tag}` is never closed; its content was kept"),
            );
            if let Some(outer) = self.stack.last_mut() {
                outer.body.extend(frame.splice());
            }
        }
    }

    /// Where reading goes on after the comment that starts at `at`.
    fn after_comment(&mut self, pieces: &[Piece<'t>], at: usize) -> usize {
        // A comment without its end is shown as text. One look at the last end keeps many of them from costing much.
        let last = self.last_end.get("comment").copied().unwrap_or(0);
        let mut open = 1;
        for (index, piece) in pieces.iter().enumerate().take(last + 1).skip(at + 1) {
            match piece.kind {
                PieceKind::Tag {
                    name: "comment", ..
                } => open += 1,
                PieceKind::Tag {
                    name: "endcomment", ..
                } => open -= 1,
                _ => {}
            }
            if open == 0 {
                return index + 1;
            }
        }
        if last > at {
            // Some inner comment lacks its end: the last end there is ends them all.
            return last + 1;
        }
        let line = pieces.get(at).map_or(1, |piece| piece.line);
        self.syntax(
            line,
            "comment",
            "`comment` is never closed; its content was kept",
        );
        at + 1
    }

    fn condition(&mut self, line: usize, tag: &str, markup: &str) -> Condition {
        let parsed = condition(markup);
        if parsed.is_none() {
            self.syntax(
                line,
                tag,
                format!("`{tag}` needs a condition; its content was kept"),
            );
        }
        let kept = tag != "unless";
        parsed.unwrap_or_else(|| Condition::always(kept))
    }
}

//! Pieces of a template to its tree.

mod action;

use std::collections::HashMap;
use std::sync::Arc;

use crate::problem::Problem;
use crate::scan::{Piece, pieces};
use crate::tree::{Branch, Node, Template};
use action::Reader;

/// How deep blocks may stand inside each other.
const DEEPEST: usize = 100;

pub(crate) fn template(name: &str, text: &str) -> Result<Template, Problem> {
    let pieces = pieces(name, text)?;
    let mut parser = Parser {
        name,
        pieces: pieces.into_iter(),
        defined: HashMap::new(),
        depth: 0,
    };
    let (nodes, end) = parser.block()?;
    if let Some((word, _, line)) = end {
        return Err(parser.problem(line, &format!("unexpected `{word}`")));
    }
    Ok(Template {
        name: name.into(),
        nodes,
        defined: parser.defined,
    })
}

struct Parser<'t> {
    name: &'t str,
    pieces: std::vec::IntoIter<Piece<'t>>,
    defined: HashMap<Box<str>, Arc<Vec<Node>>>,
    depth: usize,
}

/// The word that ends a block, what follows it, and its line.
type End<'t> = Option<(&'t str, &'t str, usize)>;

impl<'t> Parser<'t> {
    fn problem(&self, line: usize, message: &str) -> Problem {
        Problem {
            template: self.name.to_owned(),
            line,
            message: message.to_owned(),
        }
    }

    /// The nodes up to `end` or `else`.
    fn block(&mut self) -> Result<(Vec<Node>, End<'t>), Problem> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.problem(1, "blocks are nested too deeply"));
        }
        let mut nodes = Vec::new();
        let mut end = None;
        while let Some(piece) = self.pieces.next() {
            let (inner, line) = match piece {
                Piece::Text(text) => {
                    nodes.push(Node::Text(text.into()));
                    continue;
                }
                Piece::Action(inner, line) => (inner.trim(), line),
            };
            let word_end = inner
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(inner.len());
            let (word, rest) = inner.split_at(word_end);
            match word {
                "end" | "else" => {
                    end = Some((word, rest.trim(), line));
                    break;
                }
                "if" | "with" | "range" => {
                    let branch = self.branch(rest, line)?;
                    nodes.push(node_of(word, branch));
                }
                "define" => {
                    let name = self.reader(rest, line).string()?;
                    let inner = self.closed(line)?;
                    self.defined.insert(name, Arc::new(inner));
                }
                "block" => {
                    let mut reader = self.reader(rest, line);
                    let name = reader.string()?;
                    let data = reader.rest()?;
                    let inner = self.closed(line)?;
                    self.defined.insert(name.clone(), Arc::new(inner));
                    nodes.push(Node::Call { name, data, line });
                }
                "template" => {
                    let mut reader = self.reader(rest, line);
                    let name = reader.string()?;
                    let data = reader.rest()?;
                    nodes.push(Node::Call { name, data, line });
                }
                "break" if rest.is_empty() => nodes.push(Node::Break),
                "continue" if rest.is_empty() => nodes.push(Node::Continue),
                "return" => nodes.push(Node::Return(self.reader(rest, line).rest()?)),
                _ if inner.is_empty() => {
                    return Err(self.problem(line, "an action without anything in it"));
                }
                _ => nodes.push(Node::Action(self.reader(inner, line).whole()?)),
            }
        }
        self.depth -= 1;
        Ok((nodes, end))
    }

    fn reader(&self, text: &'t str, line: usize) -> Reader<'t> {
        Reader::new(self.name, text, line)
    }

    /// The nodes up to the `end` of what begins in `line`.
    fn closed(&mut self, line: usize) -> Result<Vec<Node>, Problem> {
        match self.block()? {
            (nodes, Some(("end", ..))) => Ok(nodes),
            _ => Err(self.problem(line, "a block without `end`")),
        }
    }

    fn branch(&mut self, test: &'t str, line: usize) -> Result<Branch, Problem> {
        let test = self.reader(test, line).whole()?;
        let (then, end) = self.block()?;
        let otherwise = match end {
            Some(("end", ..)) => Vec::new(),
            Some((_, "", _)) => self.closed(line)?,
            Some((_, more, line)) => {
                let word_end = more
                    .find(|c: char| !c.is_alphanumeric())
                    .unwrap_or(more.len());
                let (word, rest) = more.split_at(word_end);
                if word != "if" && word != "with" {
                    return Err(self.problem(line, &format!("unexpected `else {word}`")));
                }
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(self.problem(line, "blocks are nested too deeply"));
                }
                let branch = self.branch(rest, line)?;
                self.depth -= 1;
                vec![node_of(word, branch)]
            }
            None => return Err(self.problem(line, "a block without `end`")),
        };
        Ok(Branch {
            test,
            then,
            otherwise,
        })
    }
}

fn node_of(word: &str, branch: Branch) -> Node {
    match word {
        "if" => Node::If(branch),
        "with" => Node::With(branch),
        _ => Node::Range(branch),
    }
}

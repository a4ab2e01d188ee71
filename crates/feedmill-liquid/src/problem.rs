//! What was wrong with a template, and where.

use std::collections::HashSet;

/// So many problems of one template are told; a thousand more would help nobody.
const TOLD: usize = 100;

/// Something in a template that could not be done as written. The rest of the template was rendered all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line in the source, from 1. For something inside an include, the line of the `include` tag.
    pub line: usize,
    /// The tag or filter, to group problems by: `youtube`; empty where the trouble is with no particular one.
    pub tag: String,
    /// A sentence that says what is wrong.
    pub message: String,
    /// What sort of trouble it is.
    pub kind: ProblemKind,
}

/// Sorts of trouble with a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProblemKind {
    /// A plugin's tag that is not known here.
    UnknownTag,
    /// A plugin's filter that is not known here; its input was passed on.
    UnknownFilter,
    /// The template is not well-formed.
    Syntax,
    /// An include, a link or a post that the site does not have.
    Missing,
    /// A tag or filter was given something that it cannot work with.
    Argument,
    /// The template asked for too much work and was cut off.
    Limit,
}

/// The problems of one template so far, each told once.
#[derive(Default)]
pub(super) struct Problems {
    list: Vec<Problem>,
    seen: HashSet<(usize, ProblemKind, String)>,
    /// Where set, the line of every problem that is added.
    line: Option<usize>,
}

impl Problems {
    pub fn push(&mut self, line: usize, kind: ProblemKind, tag: &str, message: impl Into<String>) {
        let line = self.line.unwrap_or(line);
        if self.list.len() >= TOLD || !self.seen.insert((line, kind, tag.to_owned())) {
            return;
        }
        self.list.push(Problem {
            line,
            tag: tag.to_owned(),
            message: message.into(),
            kind,
        });
    }

    /// Runs `work`, whose problems all belong to `line`.
    pub fn at_line<T>(&mut self, line: usize, work: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.line.replace(line);
        let made = work(self);
        self.line = outer;
        made
    }

    /// The problems in the order of their lines.
    pub fn into_list(mut self) -> Vec<Problem> {
        self.list.sort_by_key(|problem| problem.line);
        self.list
    }
}

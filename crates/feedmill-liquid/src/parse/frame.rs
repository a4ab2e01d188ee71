//! A block that is open while its content is read.

use std::rc::Rc;

use super::node::{Branch, Kind, Node};
use super::repeat::Repeat;
use crate::syntax::{Condition, Expression};

/// An open block.
pub(super) struct Frame<'t> {
    /// The tag's name; empty for the template itself.
    pub tag: &'t str,
    pub line: usize,
    pub open: Open<'t>,
    /// What has been read since the last tag of the block.
    pub body: Vec<Node<'t>>,
}

/// What a block has so far, apart from the part that is being read.
pub(super) enum Open<'t> {
    Template,
    If {
        unless: bool,
        done: Vec<Branch<'t, Condition>>,
        current: Option<Condition>,
    },
    Case {
        subject: Expression,
        done: Vec<Branch<'t, Vec<Expression>>>,
        /// `None` before the first `when`; the inner one is `None` for `else`.
        current: Option<Option<Vec<Expression>>>,
    },
    For {
        repeat: Box<Repeat>,
        /// The loop's own body, once its `else` has been met.
        done: Option<Vec<Node<'t>>>,
    },
    TableRow(Box<Repeat>),
    Capture(Rc<str>),
    IfChanged,
    Highlight(String),
    /// A plugin's block, with what stands after its name.
    Unknown(&'t str),
    /// A block whose tag says nothing that could be done: its content is kept.
    Group,
}

impl<'t> Frame<'t> {
    /// The block as a node, now that its end has been met.
    pub fn close(self) -> Node<'t> {
        let Frame {
            tag,
            line,
            open,
            mut body,
        } = self;
        let mut blank = is_blank(&body);
        let kind = match open {
            Open::If {
                unless,
                mut done,
                current,
            } => {
                done.push(Branch {
                    condition: current,
                    body,
                });
                blank = done.iter().all(|branch| is_blank(&branch.body));
                strip_branches(&mut done, blank);
                Kind::If {
                    unless,
                    branches: done,
                }
            }
            Open::Case {
                subject,
                mut done,
                current,
            } => {
                if let Some(condition) = current {
                    done.push(Branch { condition, body });
                }
                blank = done.iter().all(|branch| is_blank(&branch.body));
                strip_branches(&mut done, blank);
                Kind::Case {
                    subject,
                    branches: done,
                }
            }
            Open::For { repeat, done } => {
                let (mut body, mut otherwise) = match done {
                    Some(done) => (done, body),
                    None => (body, Vec::new()),
                };
                blank = is_blank(&body) && is_blank(&otherwise);
                if blank {
                    strip(&mut body);
                    strip(&mut otherwise);
                }
                Kind::For {
                    repeat,
                    body,
                    otherwise,
                }
            }
            Open::TableRow(repeat) => Kind::TableRow { repeat, body },
            Open::Capture(name) => {
                blank = true;
                Kind::Capture { name, body }
            }
            Open::IfChanged => Kind::IfChanged(body),
            Open::Highlight(language) => Kind::Highlight { language, body },
            Open::Unknown(markup) => {
                blank = false;
                Kind::Unknown {
                    name: tag,
                    markup,
                    body: Some(body),
                }
            }
            Open::Template | Open::Group => Kind::Group(std::mem::take(&mut body)),
        };
        Node { line, blank, kind }
    }

    /// All content of a block whose end is missing, so that none of the post is lost.
    pub fn splice(self) -> Vec<Node<'t>> {
        let mut nodes = Vec::new();
        match self.open {
            Open::If { done, .. } => nodes.extend(done.into_iter().flat_map(|branch| branch.body)),
            Open::Case { done, .. } => {
                nodes.extend(done.into_iter().flat_map(|branch| branch.body));
            }
            Open::For { done, .. } => nodes.extend(done.into_iter().flatten()),
            Open::Unknown(markup) => nodes.push(Node {
                line: self.line,
                blank: false,
                kind: Kind::Unknown {
                    name: self.tag,
                    markup,
                    body: None,
                },
            }),
            _ => {}
        }
        nodes.extend(self.body);
        nodes
    }
}

fn is_blank(body: &[Node<'_>]) -> bool {
    body.iter().all(|node| node.blank)
}

/// Takes the text, which is white space only, out of a block that prints nothing else.
fn strip(body: &mut Vec<Node<'_>>) {
    body.retain(|node| !matches!(node.kind, Kind::Text(_)));
}

fn strip_branches<C>(branches: &mut [Branch<'_, C>], blank: bool) {
    if blank {
        branches
            .iter_mut()
            .for_each(|branch| strip(&mut branch.body));
    }
}

//! The tree that a template is read into.

use std::rc::Rc;

use super::include::Parameter;
use super::repeat::{Cycle, Repeat};
use crate::syntax::{Condition, Expression, Pipeline};

/// One piece of a template.
#[derive(Debug)]
pub(in super::super) struct Node<'t> {
    /// The line of the source, from 1.
    pub line: usize,
    /// Whether it prints nothing but white space, whatever the variables are. Liquid leaves the white space around such
    /// pieces out of a block that is made of nothing else.
    pub blank: bool,
    pub kind: Kind<'t>,
}

/// What a piece does.
#[derive(Debug)]
pub(in super::super) enum Kind<'t> {
    Text(&'t str),
    Raw(&'t str),
    Output(Pipeline),
    Assign {
        name: Rc<str>,
        value: Pipeline,
    },
    Capture {
        name: Rc<str>,
        body: Vec<Node<'t>>,
    },
    /// `if` and `unless`, whose first condition is turned round.
    If {
        unless: bool,
        branches: Vec<Branch<'t, Condition>>,
    },
    Case {
        subject: Expression,
        branches: Vec<Branch<'t, Vec<Expression>>>,
    },
    For {
        repeat: Box<Repeat>,
        body: Vec<Node<'t>>,
        otherwise: Vec<Node<'t>>,
    },
    TableRow {
        repeat: Box<Repeat>,
        body: Vec<Node<'t>>,
    },
    Cycle(Box<Cycle>),
    /// `increment` and `decrement`.
    Counter {
        name: &'t str,
        up: bool,
    },
    IfChanged(Vec<Node<'t>>),
    Break,
    Continue,
    Include(Box<Include<'t>>),
    Highlight {
        language: String,
        body: Vec<Node<'t>>,
    },
    /// `{% link path %}`, which may contain Liquid.
    Link(&'t str),
    PostUrl(&'t str),
    /// Pieces whose tag says nothing that could be done.
    Group(Vec<Node<'t>>),
    /// A plugin's tag.
    Unknown {
        name: &'t str,
        markup: &'t str,
        /// What it encloses, if a tag ends it.
        body: Option<Vec<Node<'t>>>,
    },
}

/// One way through a choice; `None` is `else`.
#[derive(Debug)]
pub(in super::super) struct Branch<'t, C> {
    pub condition: Option<C>,
    pub body: Vec<Node<'t>>,
}

/// `{% include card.html title="Hello" post=page %}`.
#[derive(Debug)]
pub(in super::super) struct Include<'t> {
    pub relative: bool,
    /// The file's name, which may contain Liquid.
    pub file: &'t str,
    /// `None` where there are none at all: the include then sees the parameters of the one around it.
    pub parameters: Option<Vec<(&'t str, Parameter<'t>)>>,
}

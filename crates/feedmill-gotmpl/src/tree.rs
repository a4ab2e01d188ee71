//! A template that has been read.

use std::collections::HashMap;
use std::sync::Arc;

use crate::problem::Problem;
use crate::value::Value;

/// A template, with those that it defines.
#[derive(Clone, Debug)]
pub struct Template {
    pub(crate) name: Arc<str>,
    pub(crate) nodes: Vec<Node>,
    pub(crate) defined: HashMap<Box<str>, Arc<Vec<Node>>>,
}

impl Template {
    /// Reads a template. `name` is for messages.
    ///
    /// # Errors
    ///
    /// If the text is not a template.
    pub fn parse(name: &str, text: &str) -> Result<Self, Problem> {
        crate::parse::template(name, text)
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }
}

#[derive(Clone, Debug)]
pub(crate) enum Node {
    Text(Box<str>),
    Action(Pipeline),
    If(Branch),
    With(Branch),
    Range(Branch),
    Call {
        name: Box<str>,
        data: Option<Pipeline>,
        line: usize,
    },
    Break,
    Continue,
    Return(Option<Pipeline>),
}

#[derive(Clone, Debug)]
pub(crate) struct Branch {
    pub test: Pipeline,
    pub then: Vec<Node>,
    /// What follows `else`.
    pub otherwise: Vec<Node>,
}

#[derive(Clone, Debug)]
pub(crate) struct Pipeline {
    pub line: usize,
    /// The variables that get the value, and whether they are new.
    pub variables: Vec<Box<str>>,
    pub is_new: bool,
    pub commands: Vec<Command>,
}

#[derive(Clone, Debug)]
pub(crate) struct Command {
    pub line: usize,
    pub operands: Vec<Operand>,
}

#[derive(Clone, Debug)]
pub(crate) enum Operand {
    Dot,
    Constant(Value),
    /// Fields of the dot.
    Field(Vec<Box<str>>),
    /// A variable and its fields.
    Variable(Box<str>, Vec<Box<str>>),
    /// A function, and fields of what it gives.
    Function(Box<str>, Vec<Box<str>>),
    /// A pipeline in brackets, and fields of what it gives.
    Inner(Box<Pipeline>, Vec<Box<str>>),
}

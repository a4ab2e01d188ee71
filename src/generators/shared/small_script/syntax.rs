//! What a small function consists of.

use std::rc::Rc;

/// An expression.
#[derive(Clone, Debug)]
pub(super) enum Expr {
    Number(f64),
    Text(String),
    Bool(bool),
    Null,
    Undefined,
    Name(String),
    /// Texts, each with what is filled in after it.
    Template(Vec<(String, Option<Expr>)>),
    Pattern(String, String),
    /// A member, and whether it may be missing (`?.`).
    Member(Box<Expr>, Box<Expr>, bool),
    Call(Box<Expr>, Vec<Expr>),
    New(Box<Expr>, Vec<Expr>),
    Unary(&'static str, Box<Expr>),
    Binary(&'static str, Box<Expr>, Box<Expr>),
    Choice(Box<Expr>, Box<Expr>, Box<Expr>),
    Function(Rc<Function>),
    /// Items, and whether each is spread.
    List(Vec<(Expr, bool)>),
    Object(Vec<(String, Expr)>),
}

/// A statement.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Declare(Target, Option<Expr>),
    Assign(String, Expr),
    Return(Option<Expr>),
    If(Expr, Vec<Step>, Vec<Step>),
    Run(Expr),
}

/// What a value is given to.
#[derive(Clone, Debug)]
pub(super) enum Target {
    Name(String),
    /// Members, by the names that they get, and what stands for each if it is missing.
    Parts(Vec<(String, Target, Option<Expr>)>),
}

/// A function.
#[derive(Clone, Debug)]
pub(super) struct Function {
    pub arguments: Vec<(Target, Option<Expr>)>,
    pub body: Vec<Step>,
}

//! What a script consists of.

use std::rc::Rc;

/// Texts, each with what is filled in after it.
pub(super) type Pieces = Vec<(Rc<str>, Option<Expr>)>;

/// Arguments or items, and whether each is spread.
pub(super) type Spread = Vec<(Expr, bool)>;

/// An expression.
#[derive(Clone, Debug)]
pub(super) enum Expr {
    Number(f64),
    Text(Rc<str>),
    Bool(bool),
    Null,
    Undefined,
    Name(Rc<str>),
    Template(Pieces),
    /// A template with a function that makes something of it.
    Tagged(Box<Expr>, Pieces),
    Pattern(Rc<str>, Rc<str>),
    /// A member, and whether the object may be missing (`?.`).
    Member(Box<Expr>, Box<Expr>, bool),
    /// A call, and whether the function may be missing (`?.()`).
    Call(Box<Expr>, Spread, bool),
    New(Box<Expr>, Spread),
    Unary(&'static str, Box<Expr>),
    Binary(&'static str, Box<Expr>, Box<Expr>),
    Choice(Box<Expr>, Box<Expr>, Box<Expr>),
    /// An assignment, with the operator before its `=`.
    Assign(&'static str, Box<Target>, Box<Expr>),
    /// `a++` and the like: what is added, and whether the expression gives the new number.
    Count(Box<Target>, f64, bool),
    Function(Rc<Function>),
    List(Spread),
    Object(Vec<Member>),
}

/// A member of an object that is written down.
#[derive(Clone, Debug)]
pub(super) enum Member {
    Pair(Expr, Expr),
    Spread(Expr),
}

/// A statement.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Declare(Target, Option<Expr>),
    Return(Option<Expr>),
    If(Expr, Vec<Step>, Vec<Step>),
    Run(Expr),
    /// `for … of`, or `for … in` if it goes over keys.
    Each {
        target: Target,
        list: Expr,
        is_keys: bool,
        body: Vec<Step>,
    },
    For {
        start: Vec<Step>,
        test: Option<Expr>,
        after: Option<Expr>,
        body: Vec<Step>,
        /// Whether the body runs before the first test.
        runs_first: bool,
    },
    Switch(Expr, Vec<(Option<Expr>, Vec<Step>)>),
    Try {
        body: Vec<Step>,
        name: Option<Target>,
        caught: Option<Vec<Step>>,
        last: Vec<Step>,
    },
    Throw(Expr),
    Block(Vec<Step>),
    Break,
    Continue,
    Function(Rc<str>, Rc<Function>),
    /// What a module gives (`None` for all of it), and the names that it gets.
    Import(Rc<str>, Vec<(Option<Rc<str>>, Rc<str>)>),
    /// What is exported, under its name.
    Export(Vec<(Rc<str>, Expr)>),
    /// Everything that another module exports.
    ExportAll(Rc<str>),
    /// A statement that is not understood, with the names that it declares.
    Unknown(String, Vec<Rc<str>>),
}

/// What a value is given to.
#[derive(Clone, Debug)]
pub(super) enum Target {
    Name(Rc<str>),
    Member(Expr, Expr),
    /// Members, by the names that they get, with what stands for each if it is missing; and what takes the rest.
    Parts(Vec<(Expr, Target, Option<Expr>)>, Option<Rc<str>>),
    /// Items, likewise.
    Items(Vec<Option<(Target, Option<Expr>)>>, Option<Box<Target>>),
}

/// A function.
#[derive(Clone, Debug)]
pub(super) struct Function {
    pub arguments: Vec<(Target, Option<Expr>)>,
    /// What takes the arguments that are left.
    pub rest: Option<Target>,
    pub body: Vec<Step>,
    /// Whether `this` is what it is outside.
    pub is_arrow: bool,
}

//! Small functions in JavaScript, such as those that compute a permalink: expressions, declarations and `if`, within limits.
//! What goes beyond that gives an error that names it.

mod builtin;
mod given;
mod methods;
mod parse;
mod run;
mod scan;
mod syntax;
#[cfg(test)]
mod tests;

pub(crate) use given::Given;
pub(crate) use run::{Host, call};

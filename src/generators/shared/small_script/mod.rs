//! Scripts in JavaScript, run within limits: what the settings and data of a site compute. Nothing reaches the disk, the network
//! or the clock. What goes beyond that gives an error that names it.

mod assign;
mod builtin;
mod date_format;
mod evaluate;
mod expression;
mod function;
mod given;
mod imports;
mod libraries;
mod lists;
mod locale;
mod machine;
mod member;
mod methods;
mod objects;
mod parser;
mod registry;
mod run;
mod scan;
mod script;
mod statement;
mod syntax;
#[cfg(test)]
mod tests;
mod texts;
mod times;

pub(crate) use given::Given;
pub(crate) use machine::{CALL, Machine, method};
pub(crate) use run::Host;
pub(crate) use script::{ENDS, Script};

//! Source text to a tree of nodes. Nothing is refused: what is broken is left out or kept as text, with a warning.

mod build;
mod frame;
mod include;
mod markup;
mod node;
mod repeat;
mod scan;

pub(super) use build::parse;
pub use include::{Parameter, parse_include_parameters};
pub(super) use node::{Branch, Include, Kind, Node};
pub(super) use repeat::{Cycle, Group, Offset, Repeat};

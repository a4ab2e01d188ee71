//! A document as it was sent: its bytes, its text, and where in the text a place is.

mod decode;
pub(crate) mod json;
mod lines;
pub(crate) mod xml;

pub(crate) use decode::Source;
pub(crate) use lines::Lines;

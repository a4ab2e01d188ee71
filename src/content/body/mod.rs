//! From a body to what a feed shows of it.

pub mod html;
pub mod share;
pub mod summary;

//! A folder becomes headers, and headers become posts.

pub mod body;
pub mod front_matter;

//! feedmill turns a folder of posts into feeds.

pub mod content;
pub mod date;
pub mod value;

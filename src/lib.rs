//! feedmill turns a folder of posts into feeds.

pub mod config;
pub mod content;
pub mod date;
pub mod feed;
pub mod render;
pub mod uri;
pub mod value;
pub mod warning;

//! Eleventy: its settings and its posts.

pub mod posts;
pub mod settings;

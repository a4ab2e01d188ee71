//! Eleventy: its settings and its posts.

mod generator;
mod posts;
pub(crate) mod settings;

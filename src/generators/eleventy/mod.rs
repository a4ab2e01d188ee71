//! Eleventy: its settings and its posts.

mod address;
mod generator;
mod layouts;
mod posts;
pub(crate) mod settings;

//! Eleventy: its settings and its posts.

mod address;
mod generator;
mod layouts;
mod plugins;
mod posts;
pub(crate) mod settings;

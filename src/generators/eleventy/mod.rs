//! Eleventy: its settings and its posts.

mod address;
mod function;
mod generator;
mod layouts;
mod permalink;
mod plugins;
mod posts;
pub(crate) mod settings;
mod stem;

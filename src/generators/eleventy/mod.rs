//! Eleventy: its settings and its posts.

mod address;
mod data;
mod filters;
mod function;
mod generator;
mod layouts;
mod modules;
mod permalink;
mod plugins;
mod posts;
pub(crate) mod settings;
mod stem;

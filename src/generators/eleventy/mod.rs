//! Eleventy: its settings and its posts.

mod address;
mod computed;
mod data;
mod elements;
mod engine;
mod filters;
mod function;
mod generator;
mod layouts;
mod liquid;
mod modules;
mod nunjucks;
mod own;
mod page;
mod permalink;
mod plugins;
mod posts;
mod registered;
mod rewrite;
pub(crate) mod settings;
mod stem;
mod template;

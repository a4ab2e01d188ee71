//! Pelican: its settings, and its posts in Markdown and HTML.

mod generator;
mod html;
mod posts;
pub(crate) mod settings;

//! Pelican: its settings, and its posts in Markdown and HTML.

pub mod html;
pub mod posts;
pub mod settings;

//! Pelican: its settings, and its posts in Markdown, reStructuredText and HTML.

mod dates;
mod generator;
mod html;
mod posts;
mod rst;
pub(crate) mod settings;
mod site;
mod slug;
mod translations;

//! Zola: its settings, its posts, and its shortcodes.

mod generator;
mod posts;
pub(crate) mod settings;
mod shortcode;

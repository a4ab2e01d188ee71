//! Zola: its settings, its posts, and its shortcodes.

pub mod posts;
pub mod settings;
mod shortcode;

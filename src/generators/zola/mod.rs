//! Zola: its settings, its posts, and its shortcodes.

mod generator;
mod markdown;
mod posts;
mod run;
pub(crate) mod settings;
mod shortcode;
mod templates;

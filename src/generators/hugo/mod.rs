//! Hugo: its settings, its posts, and its shortcodes.

mod cascade;
mod generator;
mod permalink;
mod posts;
pub(crate) mod settings;
mod shortcode;
mod standard;
mod tag;

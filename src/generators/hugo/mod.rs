//! Hugo: its settings, its posts, and its shortcodes.

mod cascade;
mod permalink;
pub mod posts;
pub mod settings;
mod shortcode;
mod standard;
mod tag;

pub use cascade::{Cascade, Section};

//! Hugo: its settings, its posts, and its shortcodes.

mod cascade;
mod files;
mod folders;
mod generator;
mod hooks;
mod host;
mod language;
mod markup;
mod modules;
mod permalink;
mod posts;
mod resource;
pub(crate) mod settings;
mod shortcode;
mod standard;
mod tag;
mod templates;
mod terms;

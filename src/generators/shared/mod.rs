//! What several generators have in common: readers of their settings' languages, Markdown, names in paths and links.

pub mod ascii;
pub mod commonmark;
pub mod emoji;
pub mod files;
pub mod front;
pub mod goldmark;
pub mod link;
pub mod liquid;
pub mod passthrough;
pub mod python;
pub mod script;
pub mod script_names;
pub mod slugify;
pub mod small_script;
pub mod terms;

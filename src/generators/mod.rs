//! Static site generators: one folder for each, with all that feedmill knows of it.
//!
//! `settings.rs` reads the generator's own settings, and `generator.rs` answers the questions of `Generator`. A generator's
//! front matter is put into the words of [`crate::content::post`], so that nothing after it depends on where a post comes from.

mod eleventy;
mod folder;
mod found;
mod generator;
mod hugo;
pub mod jekyll;
mod mkdocs;
mod paged;
mod pelican;
mod rules;
pub mod settings;
mod shared;
mod values;
mod zola;

pub(crate) use folder::Folder;
pub(crate) use generator::{Generator, Language, Output, TranslatedFrontMatter};
pub(crate) use rules::{DateRules, Rules, TermRules, TitleRules};
pub(crate) use shared::files::has_text;

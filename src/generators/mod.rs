//! Static site generators: one folder for each, with all that feedmill knows of it.
//!
//! `settings.rs` reads the generator's own settings, and `generator.rs` answers the questions of `Generator`. A generator's
//! front matter is put into the words of [`crate::content::post`], so that nothing after it depends on where a post comes from.

mod eleventy;
mod folder;
mod generator;
mod hugo;
pub mod jekyll;
mod mkdocs;
mod paged;
mod pelican;
pub mod settings;
mod shared;
mod zola;

pub(crate) use folder::Folder;
pub(crate) use generator::{
    DateRules, FrontMatter, Generator, Output, Rules, TermRules, TitleRules,
};

use settings::Find;

/// The generators whose sites are recognised by their settings, as people write their names, in the order in which they are
/// looked for. Jekyll is not among them: feedmill reads all of a site's settings from its `_config.yml`, as from a
/// `feedmill.yaml`. The last one has no name: it knows several generators by their pages.
const GENERATORS: [(&str, Find); 6] = [
    ("Hugo", hugo::settings::find),
    ("Zola", zola::settings::find),
    ("Pelican", pelican::settings::find),
    ("Eleventy", eleventy::settings::find),
    ("MkDocs", mkdocs::settings::find),
    ("", paged::settings::find),
];

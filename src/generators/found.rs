//! What a generator's own settings say of its site.

use std::path::Path;
use std::sync::Arc;

use super::generator::Generator;
use crate::config::{Error, Person};
use crate::read::Bounds;
use crate::warning::Warning;

/// What a generator's settings say of its site.
#[derive(Clone, Debug)]
pub struct Found {
    /// The generator's name, as people write it.
    pub generator: &'static str,
    /// The file of its settings, relative to the site.
    pub file: String,
    /// The site's name.
    pub title: Option<String>,
    /// Where the site is served, as written.
    pub url: Option<String>,
    /// The line that would say where, for whoever has to write it.
    pub url_line: &'static str,
    /// A sentence about the site.
    pub description: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// An IANA name.
    pub timezone: Option<String>,
    /// Who writes, where a post does not say.
    pub author: Option<Person>,
    /// A line about rights.
    pub copyright: Option<String>,
    /// How the generator reads posts.
    pub(crate) posts: Arc<dyn Generator>,
    /// Whether posts dated in the future are shown.
    pub future: bool,
    /// What its author should know.
    pub warnings: Vec<Warning>,
}

impl Found {
    /// Lines that say where posts live, such as `posts: {slug}.html`.
    pub fn address_notes(&self) -> Vec<String> {
        self.posts.address_notes()
    }

    /// Lines that say where the generator's pages are, and what makes them, if posts are read from these.
    pub fn page_notes(&self) -> Vec<String> {
        let command = self.posts.build_command();
        let folder = self
            .posts
            .output_folder()
            .filter(|folder| !folder.is_empty());
        match (command, folder) {
            (Some((name, command)), Some(folder)) => vec![format!(
                "Bodies and addresses come from the pages that {name} writes to `{folder}`: run `{command}` before `feedmill build`."
            )],
            _ => Vec::new(),
        }
    }

    /// The folder whose contents the generator copies to the top of the site, relative to the site.
    pub fn static_folder(&self) -> Option<&'static str> {
        self.posts.static_folder()
    }
}

/// Looks for a generator's settings in a folder, with links followed within bounds; `None` if there are none.
pub(crate) type Find = fn(&Path, &Bounds) -> Result<Option<Found>, Error>;

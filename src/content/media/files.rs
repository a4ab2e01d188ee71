//! The files of the site that a post names: those that were found, and a warning for each that is missing.

use std::path::Path;

use url::Url;

use super::local::{self, Found, Places};
use super::media_type;
use crate::content::fields::FrontMatter;
use crate::nearest::nearest;
use crate::warning::Warning;

/// The files of the site that a post names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Files {
    /// Those that lie where they should, relative to the site, with `/` between the parts.
    pub found: Vec<String>,
    /// Those that do not.
    pub(in crate::content) missing: Vec<Missing>,
}

/// A file that should lie on the site and does not.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::content) struct Missing {
    /// What is warned of, without the places.
    warning: Warning,
    written: String,
    places: Places,
}

/// For how many missing files of a site the nearest name is looked for, which takes a look into their folders.
const SUGGESTED: usize = 20;
/// How many files of a folder are compared with a missing one.
const COMPARED: usize = 2000;

impl Files {
    /// Looks for a file that the front matter names as `written` under `key`, and notes if it is missing.
    pub(super) fn look(
        &mut self,
        matter: &FrontMatter<'_>,
        key: &str,
        written: &str,
        url: &Url,
    ) -> Option<String> {
        match local::find(matter.config, matter.path, written, url) {
            Found::At(path, _) => {
                let path = path.to_string_lossy().replace('\\', "/");
                self.found.push(path.clone());
                Some(path)
            }
            Found::Missing(places) if local::is_path(written) => {
                let warning = Warning::file(
                    matter.path,
                    "file-not-found",
                    String::new(),
                    "put the file there, or write its whole URL if it is published in another way",
                );
                self.miss(matter.place(warning, key), written, places);
                None
            }
            Found::Missing(_) | Found::Elsewhere => None,
        }
    }

    pub(super) fn miss(&mut self, warning: Warning, written: &str, places: Places) {
        self.missing.push(Missing::new(warning, written, places));
    }
}

impl Missing {
    pub(super) fn new(warning: Warning, written: &str, places: Places) -> Self {
        Missing {
            warning,
            written: written.to_owned(),
            places,
        }
    }

    /// The warning, with the places and with what may have been meant.
    pub(super) fn into_warning(self, root: &Path, is_suggested: bool) -> Warning {
        let mut warning = self.warning;
        let places = self.places.likely(root);
        let shown: Vec<String> = places
            .iter()
            .map(|place| format!("`{}`", place.to_string_lossy().replace('\\', "/")))
            .collect();
        let looked = match shown.is_empty() {
            true => "the site's folder".to_owned(),
            false => shown.join(", "),
        };
        warning.message = format!("file not found: `{}`; looked in {looked}", self.written);
        if let Some(near) = is_suggested
            .then(|| places.iter().find_map(|place| near(root, place)))
            .flatten()
        {
            warning.help = format!("did you mean `{near}`? If not, {}", warning.help);
        }
        warning
    }
}

/// The warnings of all files that are missing.
pub(in crate::content) fn warnings(root: &Path, missing: Vec<Missing>) -> Vec<Warning> {
    let missing = missing.into_iter().enumerate();
    missing
        .map(|(nth, missing)| missing.into_warning(root, nth < SUGGESTED))
        .collect()
}

/// The file beside `place` whose name is the nearest.
fn near(root: &Path, place: &Path) -> Option<String> {
    let folder = place.parent()?;
    let entries = std::fs::read_dir(root.join(folder)).ok()?;
    let files = entries.take(COMPARED).filter_map(Result::ok);
    let files = files.filter(|entry| entry.path().is_file());
    let mut names: Vec<String> = files
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    // A folder's order is not the same on every machine.
    names.sort();
    let wanted = place.file_name()?.to_str()?;
    let alike = names.iter().map(String::as_str);
    let alike = alike.filter(|name| is_alike(wanted, name));
    let stem = nearest(parts(wanted).0, alike.clone().map(|name| parts(name).0))?;
    let name = alike.filter(|name| parts(name).0 == stem);
    let name = nearest(wanted, name)?;
    let near = folder.join(name).to_string_lossy().replace('\\', "/");
    Some(near)
}

/// Whether two names may be of files of one kind: a picture is never meant for a sound.
fn is_alike(wanted: &str, name: &str) -> bool {
    let (wanted, name) = (parts(wanted).1, parts(name).1);
    match (
        media_type::of_extension(wanted),
        media_type::of_extension(name),
    ) {
        (Some(one), Some(other)) => one.split('/').next() == other.split('/').next(),
        _ => nearest(wanted, [name]).is_some(),
    }
}

/// A file's name and its extension.
fn parts(name: &str) -> (&str, &str) {
    name.rsplit_once('.').unwrap_or((name, ""))
}

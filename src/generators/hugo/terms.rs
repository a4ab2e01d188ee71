//! What Hugo's pages of terms say: `content/categories/ribao/_index.md`.

use std::path::Path;

use super::cascade::head;
use super::settings::Hugo;
use crate::config::Kind;
use crate::generators::shared::terms::{self, SaidOf};
use crate::read::{self, Bounds};

/// What the pages of terms say of them, in the language that feeds show.
pub(super) fn of(hugo: &Hugo, root: &Path, bounds: &Bounds) -> Vec<SaidOf> {
    let all = terms::NAMES.iter();
    all.flat_map(|(kind, names)| {
        let names = names.iter();
        names.flat_map(|name| {
            of_folder(
                hugo,
                *kind,
                root,
                &format!("{}/{name}", hugo.content),
                bounds,
            )
        })
    })
    .collect()
}

fn of_folder(hugo: &Hugo, kind: Kind, root: &Path, folder: &str, bounds: &Bounds) -> Vec<SaidOf> {
    let folder = root.join(folder);
    if !folder.is_dir() || bounds.check(&folder).is_err() {
        return Vec::new();
    }
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort_unstable();
    let files = [
        format!("_index.{}.md", hugo.language),
        "_index.md".to_owned(),
        "_index.html".to_owned(),
    ];
    let said = names.into_iter().filter_map(|name| {
        let text = files.iter().find_map(|file| {
            let path = folder.join(&name).join(file);
            bounds.text(&path, read::POST).ok()
        })?;
        let head = match read::is_too_deep(&text) {
            true => None,
            false => head(&text),
        }?;
        Some((kind, name, terms::term(&head)))
    });
    said.collect()
}

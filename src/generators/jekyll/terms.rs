//! What a Jekyll site says of terms: `_data/categories.yml` and its like, and collections such as `_categories`.

use std::path::Path;

use super::JekyllSite;
use crate::config::{Kind, data};
use crate::content::front_matter;
use crate::generators::shared::terms::{self, SaidOf};
use crate::generators::values::text;
use crate::read::{self, Bounds};
use crate::value::Value;
use crate::warning::{Discard, Warnings};

/// What data and collections say of terms.
pub(super) fn of(jekyll: &JekyllSite, root: &Path, bounds: &Bounds) -> Vec<SaidOf> {
    let mut all = Vec::new();
    for (kind, names) in terms::NAMES {
        for name in names {
            if let Some(data) = data::read_named(root, &jekyll.data_dir, name, bounds) {
                for (kind, key, mut term) in terms::of_data(kind, &data) {
                    if kind == Kind::Author {
                        // Posts name people by their keys, and feeds by their names, which front matter has already.
                        let name = term.name.take().unwrap_or(key);
                        all.push((kind, name, term));
                    } else {
                        all.push((kind, key, term));
                    }
                }
            }
            if is_collection(jekyll, name) {
                all.extend(of_collection(jekyll, kind, root, name, bounds));
            }
        }
    }
    all
}

fn is_collection(jekyll: &JekyllSite, name: &str) -> bool {
    match jekyll.settings.get("collections") {
        Some(Value::Map(map)) => map.get(name).is_some(),
        Some(Value::List(list)) => list.iter().any(|one| one.as_str() == Some(name)),
        _ => false,
    }
}

/// What the documents of a collection say of the terms that their names or `slug` stand for.
fn of_collection(
    jekyll: &JekyllSite,
    kind: Kind,
    root: &Path,
    name: &str,
    bounds: &Bounds,
) -> Vec<SaidOf> {
    let folder = root.join(&jekyll.collections_dir).join(format!("_{name}"));
    if !folder.is_dir() || bounds.check(&folder).is_err() {
        return Vec::new();
    }
    let mut files: Vec<String> = std::fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|file| !file.starts_with(['.', '_', '#']))
        .collect();
    files.sort_unstable();
    let said = files.into_iter().filter_map(|file| {
        let bytes = bounds.file(&folder.join(&file), read::POST).ok()?;
        let source = String::from_utf8_lossy(&bytes);
        let (language, head) = front_matter::split_jekyll(&source).head?;
        let mut warnings = Warnings::discard(Discard::NotShown);
        let front = front_matter::read(language, head, &file, &source, 1, &mut warnings).ok()?;
        let front = Value::Map(front);
        let stem = file.split('.').next().unwrap_or(&file);
        let own = text(&front, &["slug", "tag", "category", "short_name"]);
        let own = own.unwrap_or_else(|| stem.to_owned());
        Some((kind, own, terms::term(&front)))
    });
    said.collect()
}

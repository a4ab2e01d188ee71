//! Names that posts have by their files.

use super::settings::Eleventy;

/// A path from the input folder, without its extension.
pub(super) fn inner<'p>(eleventy: &Eleventy, path: &'p str) -> &'p str {
    let inner = path.strip_prefix(eleventy.input.as_str()).unwrap_or(path);
    let inner = inner.trim_start_matches('/');
    let name = inner.rfind('/').map_or(0, |slash| slash + 1);
    inner[name..]
        .rfind('.')
        .map_or(inner, |dot| &inner[..name + dot])
}

/// A name without the day in front of it.
pub(super) fn without_day(name: &str) -> &str {
    let starts = name.char_indices().map(|(at, _)| at);
    let mut days = starts.filter(|at| {
        name.as_bytes().get(*at..at + 11).is_some_and(|day| {
            let mut bytes = day.iter().enumerate();
            bytes.all(|(at, byte)| match at {
                4 | 7 | 10 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            })
        })
    });
    days.next().map_or(name, |at| &name[at + 11..])
}

/// The file's name without extension and date; that of the folder, if the file is its index.
pub(super) fn file_slug<'p>(eleventy: &Eleventy, path: &'p str) -> &'p str {
    let stem = inner(eleventy, path);
    let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    match without_day(name) {
        "index" => without_day(folder.rsplit('/').next().unwrap_or_default()),
        slug => slug,
    }
}

/// The file's path from the input folder, without its extension and the date in front of its name.
pub(super) fn file_path_stem(eleventy: &Eleventy, path: &str) -> String {
    let stem = inner(eleventy, path);
    match stem.rsplit_once('/') {
        Some((folder, name)) => format!("/{folder}/{}", without_day(name)),
        None => format!("/{}", without_day(stem)),
    }
}

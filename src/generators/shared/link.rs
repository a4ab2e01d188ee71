//! Files that name other files of the site.

use std::collections::HashSet;

/// The files without those that lie in the folder of another post, below its `index.md`: they belong to it.
pub(crate) fn without_bundled(
    files: Vec<String>,
    index: &str,
    is_index: impl Fn(&str) -> bool,
) -> Vec<String> {
    let bundles: HashSet<String> = files
        .iter()
        .filter_map(|file| Some(file.strip_suffix(index)?.to_owned()))
        .filter(|folder| folder.ends_with('/'))
        .collect();
    let is_own = |file: &String| {
        let mut folders = file.match_indices('/').map(|(at, _)| &file[..=at]);
        folders.all(|folder| {
            let rest = &file[folder.len()..];
            !bundles.contains(folder) || rest == index || is_index(rest)
        })
    };
    files.into_iter().filter(is_own).collect()
}

/// `path` with its `.` and `..` resolved; `None` where it leads out of the site.
pub(crate) fn resolve(path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            other => parts.push(other),
        }
    }
    Some(parts.join("/"))
}

/// The folder of a file, without a slash at its end.
pub(crate) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

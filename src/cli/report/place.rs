//! Paths as they are written in the current folder, so that an editor's terminal opens them.

use std::path::Path;

use feedmill::warning::Warning;

/// The file of a warning as it is written in the current folder. `folders` are those that its path may be relative to, of which
/// the first that has the file counts.
pub(super) fn path_of(warning: &Warning, folders: &[&Path]) -> String {
    let mut paths = folders.iter().map(|folder| folder.join(&warning.path));
    let path = paths.clone().find(|path| path.exists());
    from_here(&path.or_else(|| paths.next()).unwrap_or_default())
}

/// A path as it is written in the current folder.
pub fn from_here(path: &Path) -> String {
    let here = std::env::current_dir().ok();
    let inside = here.and_then(|here| path.strip_prefix(here).ok());
    let path = inside.unwrap_or(path);
    let path = path.strip_prefix(".").unwrap_or(path).display().to_string();
    match path.is_empty() {
        true => ".".to_owned(),
        false => path,
    }
}

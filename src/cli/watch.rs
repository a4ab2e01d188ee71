//! Waiting for the files of a site to change.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, NoCache, new_debouncer_opt};

/// How long nothing may change before changes are told: an editor that saves writes more than once.
const QUIET: Duration = Duration::from_millis(200);

/// The files cannot be watched.
#[derive(Debug, thiserror::Error)]
#[error("{}: cannot be watched: {source}", path.display())]
pub struct Error {
    path: PathBuf,
    source: notify::Error,
}

/// Changes as they come; the iterator waits for them and never ends by itself.
pub struct Changes {
    receiver: Receiver<DebounceEventResult>,
    folders: Vec<PathBuf>,
    ignored: Vec<PathBuf>,
    // Watching ends when this is dropped. Renames need not be told apart, so that no list of all files is kept.
    _watcher: Debouncer<RecommendedWatcher, NoCache>,
}

/// Watches `folders` with all that they hold, and single files among them. Nothing below `ignored` counts: whoever writes
/// documents into a watched folder would be woken by them. Nor does
/// anything whose name, or a folder's above it, begins with a dot.
///
/// # Errors
///
/// Where a path is not there, or the system watches no more files.
pub fn watch(folders: &[PathBuf], ignored: &[PathBuf]) -> Result<Changes, Error> {
    let (sender, receiver) = channel();
    let fail = |path: &Path| {
        let path = path.to_owned();
        move |source| Error { path, source }
    };
    let config = notify::Config::default();
    let mut watcher = new_debouncer_opt(QUIET, None, sender, NoCache::new(), config)
        .map_err(fail(Path::new(".")))?;
    let mut watched = Vec::new();
    for folder in folders {
        let path = absolute(folder);
        watcher
            .watch(&path, RecursiveMode::Recursive)
            .map_err(fail(folder))?;
        watched.push(path);
    }
    Ok(Changes {
        receiver,
        folders: watched,
        ignored: ignored.iter().map(|path| absolute(path)).collect(),
        _watcher: watcher,
    })
}

impl Iterator for Changes {
    type Item = Vec<PathBuf>;

    /// The files that changed since the last time, each once, in order. Empty where the system lost count.
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let Ok(events) = self.receiver.recv().ok()? else {
                return Some(Vec::new());
            };
            if events.iter().any(|event| event.need_rescan()) {
                return Some(Vec::new());
            }
            let mut paths: Vec<PathBuf> = events
                .into_iter()
                .filter(|event| !matches!(event.kind, EventKind::Access(_)))
                .flat_map(|event| event.event.paths)
                .filter(|path| self.counts(path))
                .collect();
            paths.sort_unstable();
            paths.dedup();
            if !paths.is_empty() {
                return Some(paths);
            }
        }
    }
}

impl Changes {
    fn counts(&self, path: &Path) -> bool {
        let below = |folder: &PathBuf| path.strip_prefix(folder).ok();
        let is_hidden = self.folders.iter().filter_map(below).any(|inside| {
            inside
                .iter()
                .any(|part| part.to_string_lossy().starts_with('.'))
        });
        !is_hidden && !self.ignored.iter().any(|folder| path.starts_with(folder))
    }
}

/// The path as the system tells it of a file that changed. A folder that is still to be made has none of its own.
fn absolute(path: &Path) -> PathBuf {
    if let Ok(path) = path.canonicalize() {
        return path;
    }
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) if parent.as_os_str().is_empty() => {
            absolute(Path::new(".")).join(name)
        }
        (Some(parent), Some(name)) => absolute(parent).join(name),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_told_and_what_is_ignored_or_read_is_not() {
        let site = tempfile::tempdir().unwrap();
        let post = site.path().join("post.md");
        std::fs::write(&post, "one").unwrap();
        let feeds = site.path().join("feeds");
        let mut changes = watch(&[site.path().to_owned()], std::slice::from_ref(&feeds)).unwrap();
        std::fs::create_dir(&feeds).unwrap();
        std::fs::write(feeds.join("atom.xml"), "ignored").unwrap();
        std::fs::read(&post).unwrap();
        std::fs::create_dir(site.path().join(".git")).unwrap();
        std::fs::write(site.path().join(".git/index"), "ignored").unwrap();
        std::fs::write(site.path().join(".post.md.swp"), "ignored").unwrap();
        std::fs::write(&post, "two").unwrap();
        assert_eq!(changes.next(), Some(vec![post.canonicalize().unwrap()]));
    }

    #[test]
    fn what_is_not_there_is_named() {
        let error = watch(&["no/such/folder".into()], &[]).err().unwrap();
        assert!(error.to_string().starts_with("no/such/folder: "), "{error}");
    }
}

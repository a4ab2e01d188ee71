//! The files of the folder, kept in memory up to a limit and looked at again for each answer.

use std::collections::HashMap;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use super::file::{File, Stamp};
use super::{Options, missing};

/// How many bytes of files are kept, their compressed forms not counted. When there are more, all are let go: what is
/// asked for often is soon back.
const KEPT: u64 = 64 * 1024 * 1024;

/// The files of the folder.
pub(super) struct Shelf {
    pub options: Options,
    root: PathBuf,
    files: RwLock<Files>,
}

#[derive(Default)]
struct Files {
    by_name: HashMap<String, Arc<File>>,
    bytes: u64,
}

/// What stands under a name.
pub(super) enum Found {
    File(Arc<File>),
    Folder,
    Nothing,
}

impl Shelf {
    /// The files below the options' folder, which must be there.
    pub(super) fn new(options: Options) -> io::Result<Self> {
        Ok(Shelf {
            root: options.root.canonicalize()?,
            options,
            files: RwLock::default(),
        })
    }

    /// The file `name`, relative to the folder: nothing where a link leads out of it.
    pub(super) async fn find(self: &Arc<Self>, name: &str) -> Found {
        if let Some(file) = self.kept(name) {
            return Found::File(file);
        }
        let (shelf, name) = (Arc::clone(self), name.to_owned());
        let found = tokio::task::spawn_blocking(move || shelf.read(name)).await;
        found.ok().and_then(Result::ok).unwrap_or(Found::Nothing)
    }

    /// The file as it is in memory, where it is still so on disk.
    fn kept(&self, name: &str) -> Option<Arc<File>> {
        let file = {
            let files = self.files.read().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(files.by_name.get(name)?)
        };
        // The name, not where it led: a link may lead elsewhere by now.
        let metadata = std::fs::metadata(self.root.join(name)).ok()?;
        (Stamp::of(&metadata) == file.stamp).then_some(file)
    }

    fn read(&self, name: String) -> io::Result<Found> {
        let Some(path) = self.inside(&name)? else {
            return Ok(Found::Nothing);
        };
        let metadata = std::fs::metadata(&path)?;
        if metadata.is_dir() {
            return Ok(Found::Folder);
        }
        if !metadata.is_file() {
            return Ok(Found::Nothing);
        }
        let file = Arc::new(File::read(&self.options, &name, path)?);
        let size = file
            .plain
            .bytes
            .as_ref()
            .map_or(0, |bytes| bytes.len() as u64)
            + 4096;
        let mut files = self.files.write().unwrap_or_else(PoisonError::into_inner);
        if files.bytes + size > KEPT {
            *files = Files::default();
        }
        files.bytes += size;
        files.by_name.insert(name, Arc::clone(&file));
        Ok(Found::File(file))
    }

    /// Where `name` leads with all links followed, where that is inside the folder.
    fn inside(&self, name: &str) -> io::Result<Option<PathBuf>> {
        let path = self.root.join(name).canonicalize()?;
        Ok(path.starts_with(&self.root).then_some(path))
    }

    /// The names in the nearest folder above `name` that is there, and that folder's name.
    pub(super) fn near(&self, name: &str) -> (String, Vec<String>) {
        let mut folder = name.trim_end_matches('/');
        loop {
            folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
            let listed = self.inside(folder).ok().flatten().map(std::fs::read_dir);
            if let Some(Ok(entries)) = listed {
                let mut names: Vec<String> = entries
                    .filter_map(|entry| {
                        let entry = entry.ok()?;
                        let name = entry.file_name().into_string().ok()?;
                        let is_folder = entry.file_type().ok()?.is_dir();
                        (is_folder || missing::is_for_people(&name)).then_some(name)
                    })
                    .filter(|name| !name.starts_with('.'))
                    .collect();
                names.sort_unstable();
                return (folder.to_owned(), names);
            }
            if folder.is_empty() {
                return (String::new(), Vec::new());
            }
        }
    }

    /// Ends what would keep the server from stopping.
    pub(super) fn close(&self) {
        if let Some(live) = &self.options.live {
            live.close();
        }
    }
}

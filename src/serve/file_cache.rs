//! The files of the folder, kept in memory up to a limit and looked at again for each answer.

use std::collections::HashMap;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::Semaphore;

use super::encoding::Encoding;
use super::file::{File, FileVersion, Form};
use super::{Options, listed};
use crate::output::{Kind, Kinds, MANIFEST};

/// The bytes of files that are kept, with their compressed forms. When there are more, all are let go: what is asked for
/// often is soon back.
const KEPT: u64 = 32 * 1024 * 1024;

/// The files of the folder.
pub(super) struct FileCache {
    pub options: Options,
    root: PathBuf,
    files: RwLock<Files>,
    manifest: RwLock<Listed>,
    /// As many files are compressed at once as there are cores: more would take memory and be no faster.
    turns: Semaphore,
}

/// The manifest as it was read.
#[derive(Default)]
struct Listed {
    version: Option<FileVersion>,
    kinds: Kinds,
}

#[derive(Default)]
struct Files {
    by_name: HashMap<String, Kept>,
    /// The memory of all of them, in bytes.
    bytes: u64,
}

/// A file in memory.
struct Kept {
    file: Arc<File>,
    /// Its memory with its compressed forms, in bytes.
    size: u64,
}

impl Files {
    fn put(&mut self, name: String, file: Arc<File>) {
        let size = file.size();
        self.make_room(size);
        self.bytes += size;
        let kept = Kept { file, size };
        if let Some(old) = self.by_name.insert(name, kept) {
            self.bytes -= old.size;
        }
    }

    /// Counts what a file that is kept was compressed to.
    fn grow(&mut self, name: &str, file: &Arc<File>, added: u64) {
        self.make_room(added);
        // Another may have taken its place, or all were let go: then this one goes with its last answer.
        let kept = self.by_name.get_mut(name);
        if let Some(kept) = kept.filter(|kept| Arc::ptr_eq(&kept.file, file)) {
            kept.size += added;
            self.bytes += added;
        }
    }

    fn make_room(&mut self, size: u64) {
        if self.bytes + size > KEPT {
            *self = Files::default();
        }
    }
}

/// The number of cores that this process may use.
pub(super) fn cores() -> usize {
    std::thread::available_parallelism().map_or(2, usize::from)
}

/// What is under a name.
pub(super) enum Found {
    File(Arc<File>),
    Folder,
    Nothing,
}

impl FileCache {
    /// The files below the options' folder, which must be there.
    pub(super) fn new(options: Options) -> io::Result<Self> {
        Ok(FileCache {
            root: options.root.canonicalize()?,
            options,
            files: RwLock::default(),
            manifest: RwLock::default(),
            turns: Semaphore::new(cores()),
        })
    }

    /// The file `name`, relative to the folder: nothing if a link leads out of it, or to a hidden file.
    pub(super) async fn find(self: &Arc<Self>, name: &str) -> Found {
        if let Some(file) = self.kept(name) {
            return Found::File(file);
        }
        let (cache, name) = (Arc::clone(self), name.to_owned());
        let found = tokio::task::spawn_blocking(move || cache.read(name)).await;
        found.ok().and_then(Result::ok).unwrap_or(Found::Nothing)
    }

    /// The file as it is in memory, where it is still so on disk.
    fn kept(&self, name: &str) -> Option<Arc<File>> {
        let file = {
            let files = self.files.read().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(&files.by_name.get(name)?.file)
        };
        // The name, not where it led: a link may lead elsewhere by now.
        let metadata = std::fs::metadata(self.root.join(name)).ok()?;
        (FileVersion::of(&metadata) == file.version).then_some(file)
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
        let file = Arc::new(File::read(&self.options, &name, path, self.kind(&name))?);
        let mut files = self.files.write().unwrap_or_else(PoisonError::into_inner);
        files.put(name, Arc::clone(&file));
        Ok(Found::File(file))
    }

    /// What the manifest says of a file. A build that goes on meanwhile writes another one, which is read then.
    fn kind(&self, name: &str) -> Option<Kind> {
        let own = || self.root.join(MANIFEST);
        let file = self.options.manifest.clone().unwrap_or_else(own);
        let version = std::fs::metadata(file).ok();
        let version = version.as_ref().map(FileVersion::of);
        {
            let listed = self.manifest.read().unwrap_or_else(PoisonError::into_inner);
            if listed.version == version {
                return listed.kinds.get(name);
            }
        }
        let kinds = Kinds::of(&self.root, self.options.manifest.as_deref());
        let kind = kinds.get(name);
        let mut listed = self
            .manifest
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        *listed = Listed { version, kinds };
        kind
    }

    /// The form of `file`, which is `name`, that goes out if a client takes `encoding`.
    pub(super) async fn form(
        &self,
        name: &str,
        file: &Arc<File>,
        encoding: Option<Encoding>,
    ) -> Arc<Form> {
        let (form, added) = file.form(encoding, &self.turns).await;
        if added > 0 {
            let mut files = self.files.write().unwrap_or_else(PoisonError::into_inner);
            files.grow(name, file, added);
        }
        form
    }

    /// Where `name` leads with all links followed, if that is inside the folder and not hidden there.
    fn inside(&self, name: &str) -> io::Result<Option<PathBuf>> {
        let path = self.root.join(name).canonicalize()?;
        let is_seen = path.strip_prefix(&self.root).is_ok_and(|inside| {
            let mut parts = inside.iter();
            parts.all(|part| !part.as_encoded_bytes().starts_with(b"."))
        });
        Ok(is_seen.then_some(path))
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
                        (is_folder || listed::is_for_people(&name)).then_some(name)
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

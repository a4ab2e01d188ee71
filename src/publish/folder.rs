//! A folder as a store: the one that a web server serves.

use std::collections::HashSet;
use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::document::checksum;
use super::{Condition, Fault, Headers, Store, Version};

/// Who has this file locked publishes. The lock is the system's, so that it ends with its process,
/// however that ends; the file stays, since another process may be about to lock the very file that would be removed.
const LOCK: &str = ".feedmill-lock";

/// A folder as a store. Media types and caching are up to whoever serves it.
#[derive(Clone, Debug)]
pub struct FolderStore {
    root: PathBuf,
    /// The folders that were searched for what killed runs left.
    swept: Arc<Mutex<HashSet<PathBuf>>>,
}

impl FolderStore {
    /// The folder `root`, which need not be there yet.
    pub fn new(root: PathBuf) -> Self {
        FolderStore {
            root,
            swept: Arc::default(),
        }
    }

    /// A list that somebody edited names nothing outside the folder.
    fn path(&self, key: &str) -> Result<PathBuf, Fault> {
        let is_inside = !Path::new(key).is_absolute()
            && key
                .split(['/', '\\'])
                .all(|part| !matches!(part, "" | "." | ".."));
        if is_inside {
            Ok(self.root.join(key))
        } else {
            Err(Fault::Lasting(format!(
                "`{key}` is not a path inside the folder"
            )))
        }
    }

    /// Removes from the folder, once in a run, what killed runs left there.
    fn sweep(&self, folder: &Path) {
        let mut swept = self.swept.lock().unwrap_or_else(PoisonError::into_inner);
        if swept.insert(folder.to_owned()) {
            crate::output::sweep(folder);
        }
    }

    /// Writes under the condition. Between the look and the write there is nobody else as long as the run has the lock.
    fn swap(&self, key: &str, bytes: &[u8], condition: &Condition) -> Result<Version, Fault> {
        let holds = match (condition, self.read(key)?) {
            (Condition::None, _) | (Condition::Absent, None) => true,
            (Condition::Is(wanted), Some((_, version))) => *wanted == version,
            _ => false,
        };
        if !holds {
            return Err(Fault::Conflict);
        }
        self.write(key, bytes, &Headers::none(), &Condition::None)
    }
}

impl Headers {
    /// None, for a store that keeps none.
    fn none() -> Self {
        Headers {
            media_type: String::new(),
            cache_control: String::new(),
        }
    }
}

impl Store for FolderStore {
    fn read(&self, key: &str) -> Result<Option<(Vec<u8>, Version)>, Fault> {
        match crate::read::file(&self.path(key)?, crate::read::DOCUMENT) {
            Ok(bytes) => {
                let version = version(&bytes);
                Ok(Some((bytes, version)))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(fault(error)),
        }
    }

    fn write(
        &self,
        key: &str,
        bytes: &[u8],
        _: &Headers,
        condition: &Condition,
    ) -> Result<Version, Fault> {
        if *condition != Condition::None {
            return self.swap(key, bytes, condition);
        }
        let path = self.path(key)?;
        self.sweep(path.parent().unwrap_or(&self.root));
        crate::output::write(&path, bytes).map_err(|error| Fault::Lasting(error.to_string()))?;
        Ok(version(bytes))
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        let path = self.path(key)?;
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(fault(error)),
            _ => {}
        }
        // Only folders that are empty now go with it.
        let folders = path.ancestors().skip(1);
        for folder in folders.take_while(|folder| *folder != self.root) {
            if std::fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(())
    }

    fn lock(&self) -> Result<Option<File>, Fault> {
        std::fs::create_dir_all(&self.root).map_err(fault)?;
        let mut options = File::options();
        let options = options.create(true).write(true).truncate(false);
        let file = options.open(self.root.join(LOCK)).map_err(fault)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(TryLockError::WouldBlock) => Err(Fault::Conflict),
            // Some network's file systems have no locks. What the list says of turns is left then.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => Ok(None),
            Err(TryLockError::Error(error)) => Err(fault(error)),
        }
    }
}

fn version(bytes: &[u8]) -> Version {
    Version {
        tag: Some(checksum(bytes)),
        number: None,
    }
}

fn fault(error: std::io::Error) -> Fault {
    match error.kind() {
        ErrorKind::PermissionDenied => Fault::Denied(error.to_string()),
        ErrorKind::Interrupted | ErrorKind::TimedOut => Fault::Passing(error.to_string()),
        _ => Fault::Lasting(error.to_string()),
    }
}

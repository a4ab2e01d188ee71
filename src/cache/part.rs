//! One file of the cache: a mark, the number of its format, the hash that it is named by, a hash of its contents, and these.

use std::fs::File;
use std::io::{BufWriter, ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use xxhash_rust::xxh3::Xxh3;

use super::key::FORMAT;
use crate::output::Error;
use crate::output::write::{self, Pending};

const MARK: &[u8; 8] = b"feedmill";
/// How much of the contents is read or written at once.
pub(super) const BUFFER: usize = 64 * 1024;
/// How long what stands before the contents is.
const HEAD: usize = MARK.len() + 4 + 16 + 16;

/// A file of the cache.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) file: PathBuf,
    pub(super) depends_on: u128,
}

/// A file of the cache that cannot be used.
pub(super) enum Unread {
    /// It is not there.
    Missing,
    /// Something is wrong with it.
    Faulty(String),
}

impl Part {
    /// The file in the folder `cache` whose name begins with `name`, and whose contents depend on what `depends_on` is a hash of.
    pub(super) fn new(cache: &Path, name: &str, depends_on: u128) -> Part {
        Part {
            file: cache.join(format!("{name}{:016x}", depends_on as u64)),
            depends_on,
        }
    }

    /// What the file holds after its head, as `contents` understands it.
    pub(super) fn read<T>(
        &self,
        contents: impl FnOnce(&mut Hashed, u64) -> std::io::Result<T>,
    ) -> Result<T, Unread> {
        let faulty = |why: &str| Unread::Faulty(format!("{} {why}", self.file.display()));
        let cannot = |error: std::io::Error| faulty(&format!("cannot be read ({error})"));
        let mut file = match File::open(&self.file) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(Unread::Missing),
            Err(error) => return Err(cannot(error)),
        };
        let mut head = [0; HEAD];
        if file.read_exact(&mut head).is_err() {
            return Err(faulty("is damaged"));
        }
        if head[..HEAD - 16] != self.head(0)[..HEAD - 16] {
            return Err(faulty("is not a cache file of this version of feedmill"));
        }
        let left = file.metadata().map_err(cannot)?.len();
        let mut hashed = Hashed {
            file: &mut file,
            hash: Xxh3::new(),
        };
        match contents(&mut hashed, left.saturating_sub(HEAD as u64)) {
            Ok(found) if head[..] == self.head(hashed.hash.digest128()) => Ok(found),
            Err(error) if error.kind() != ErrorKind::InvalidData => Err(cannot(error)),
            _ => Err(faulty("is damaged")),
        }
    }

    /// Whether the file says that it holds just these bytes after its head.
    pub(super) fn holds(&self, contents: &[u8]) -> bool {
        let mut head = [0; HEAD];
        let is_read = File::open(&self.file).and_then(|mut file| file.read_exact(&mut head));
        is_read.is_ok() && head[..] == self.head(xxhash_rust::xxh3::xxh3_128(contents))
    }

    /// Leaves the file as it is, and says that it was used at `now`, in nanoseconds since 1970; false where it is not there.
    pub(super) fn touch(&self, now: i64) -> bool {
        let now = SystemTime::UNIX_EPOCH + Duration::from_nanos(now.max(0) as u64);
        let file = File::options().append(true).open(&self.file);
        file.and_then(|file| file.set_modified(now)).is_ok()
    }

    /// Removes the files of this kind but those that were written last.
    pub(super) fn prune(&self, kind: (&str, usize)) {
        if let Some(folder) = self.file.parent() {
            prune(folder, kind);
        }
    }

    pub(super) fn write(
        &self,
        contents: impl FnOnce(&mut BufWriter<Hashed>) -> std::io::Result<()>,
    ) -> Result<(), Error> {
        // The hash comes before the contents, which are never whole in memory.
        let folder = self.file.parent().unwrap_or(Path::new("."));
        let pending = Pending::filled(&self.file, folder, |file| {
            file.write_all(&self.head(0))?;
            let hashed = Hashed {
                file: &mut *file,
                hash: Xxh3::new(),
            };
            let mut buffer = BufWriter::with_capacity(BUFFER, hashed);
            contents(&mut buffer)?;
            let hashed = buffer.into_inner().map_err(|error| error.into_error())?;
            let hash = hashed.hash.digest128();
            file.rewind()?;
            file.write_all(&self.head(hash))
        })?;
        // What is not whole is noticed by its hash.
        write::commit(vec![pending.unsynced()]).map(drop)
    }

    fn head(&self, hash: u128) -> Vec<u8> {
        let mut head = MARK.to_vec();
        head.extend(FORMAT.to_le_bytes());
        head.extend(self.depends_on.to_le_bytes());
        head.extend(hash.to_le_bytes());
        head
    }
}

/// Removes the files of one part but those that were written last.
pub(super) fn prune(cache: &Path, (name, kept): (&str, usize)) {
    let files = std::fs::read_dir(cache).into_iter().flatten().flatten();
    let mut files: Vec<(SystemTime, PathBuf)> = files
        .filter(|file| file.file_name().to_string_lossy().starts_with(name))
        .filter_map(|file| Some((file.metadata().ok()?.modified().ok()?, file.path())))
        .collect();
    files.sort_unstable();
    let old = files.len().saturating_sub(kept);
    for (_, file) in &files[..old] {
        let _ = std::fs::remove_file(file);
    }
}

/// What contents say that make no sense.
pub(super) fn damaged() -> std::io::Error {
    ErrorKind::InvalidData.into()
}

/// Hashes what it reads or writes.
pub(super) struct Hashed<'f> {
    file: &'f mut File,
    hash: Xxh3,
}

impl Read for Hashed<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.hash.update(&buffer[..read]);
        Ok(read)
    }
}

impl Write for Hashed<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.hash.update(bytes);
        self.file.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

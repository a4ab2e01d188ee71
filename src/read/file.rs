//! Reading regular files, up to a size.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{Error, ErrorKind, Read, Result};
use std::path::Path;

/// The largest file of settings, in bytes.
pub const SETTINGS: u64 = 1 << 20;
/// The largest post, include, data file, list of sources or state, in bytes.
pub const POST: u64 = 16 << 20;
/// The largest document that is published, in bytes.
#[cfg(any(feature = "pull", feature = "publish", feature = "announce"))]
pub const DOCUMENT: u64 = 256 << 20;

/// A name with what is not UTF-8 in it as `\xFF`.
pub(crate) fn escaped(name: &OsStr) -> String {
    let quoted = format!("{name:?}");
    quoted.trim_matches('"').to_owned()
}

/// Reads the regular file at `path`, or the one that a link leads to, of at most `limit` bytes.
///
/// # Errors
///
/// If it cannot be read, is not a regular file ([`ErrorKind::InvalidInput`]), or is larger ([`ErrorKind::FileTooLarge`]).
pub fn file(path: &Path, limit: u64) -> Result<Vec<u8>> {
    whole(open(path)?, limit)
}

/// Reads an open file.
pub(super) fn whole(file: File, limit: u64) -> Result<Vec<u8>> {
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(not_regular());
    }
    let size = metadata.len();
    if size > limit {
        return Err(too_large(size, limit));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    // It may grow meanwhile, and files of some systems say that they are empty.
    file.take(limit + 1).read_to_end(&mut bytes)?;
    match bytes.len() as u64 {
        read if read > limit => Err(too_large(read, limit)),
        _ => Ok(bytes),
    }
}

/// The same as text.
///
/// # Errors
///
/// As [`file`], and if it is not UTF-8 ([`ErrorKind::InvalidData`]).
pub fn text(path: &Path, limit: u64) -> Result<String> {
    file(path, limit).and_then(utf8)
}

pub(super) fn utf8(bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes)
        .map_err(|_| Error::new(ErrorKind::InvalidData, "the file is not UTF-8"))
}

/// Opens a file without waiting for somebody who writes to it.
#[cfg(unix)]
pub fn open(path: &Path) -> Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let flags = i32::try_from(rustix::fs::OFlags::NONBLOCK.bits()).unwrap_or(0);
    let mut options = File::options();
    options.read(true).custom_flags(flags).open(path)
}

/// Opens a file.
#[cfg(not(unix))]
pub fn open(path: &Path) -> Result<File> {
    File::open(path)
}

/// The error about a pipe, a device, a socket or a folder.
pub fn not_regular() -> Error {
    Error::new(ErrorKind::InvalidInput, "it is not a regular file")
}

/// The error about a file of `size` bytes, or more.
pub fn too_large(size: u64, limit: u64) -> Error {
    let message = format!(
        "it has {} MiB, and the limit is {} MiB",
        size.div_ceil(1 << 20),
        limit >> 20
    );
    Error::new(ErrorKind::FileTooLarge, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_up_to_the_limit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::fs::write(&path, "12345").unwrap();
        assert_eq!(file(&path, 5).unwrap(), b"12345");
        assert_eq!(file(&path, 4).unwrap_err().kind(), ErrorKind::FileTooLarge);
        assert_eq!(
            file(folder.path(), 5).unwrap_err().kind(),
            ErrorKind::InvalidInput
        );
        assert_eq!(
            file(&folder.path().join("b"), 5).unwrap_err().kind(),
            ErrorKind::NotFound
        );
    }

    #[cfg(unix)]
    #[test]
    fn pipes_and_devices_are_refused_without_waiting() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
        rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, mode, 0).unwrap();
        let link = folder.path().join("link");
        std::os::unix::fs::symlink("/dev/zero", &link).unwrap();
        for path in [pipe, link, "/dev/zero".into()] {
            let error = file(&path, POST).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidInput, "{}", path.display());
        }
    }
}

//! How a file that did not change is known without reading it.

use std::fmt::Display;
use std::fs::Metadata;

use serde::{Deserialize, Serialize, Serializer};

/// A file's size, times and number on its disk: while they stay, so does what it holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    /// In bytes.
    pub size: u64,
    /// When it was last written, in nanoseconds since 1970.
    pub modified: i64,
    /// When its contents or what the system says of it last changed, in nanoseconds since 1970; 0 where there is no such
    /// thing. Editors, archives and rsync set the time above; nobody can set this one.
    pub changed: i64,
    /// Its number in the file system; 0 where there is no such thing.
    pub inode: u64,
}

impl Fingerprint {
    /// The fingerprint of a file.
    pub fn of(metadata: &Metadata) -> Self {
        let modified = metadata.modified().ok().map_or(0, |time| {
            match time.duration_since(std::time::UNIX_EPOCH) {
                Ok(after) => i64::try_from(after.as_nanos()).unwrap_or(0),
                Err(before) => {
                    i64::try_from(before.duration().as_nanos()).map_or(0, |nanos| -nanos)
                }
            }
        });
        Fingerprint {
            size: metadata.len(),
            modified,
            changed: changed(metadata),
            inode: inode(metadata),
        }
    }

    /// Whether the other one differs at most in what a copy of the file, made with its time, has of its own.
    pub fn is_alike(&self, other: &Fingerprint) -> bool {
        (self.size, self.modified) == (other.size, other.modified)
    }

    /// The moment of the last change that is known, in nanoseconds since 1970.
    pub fn newest(&self) -> i64 {
        self.modified.max(self.changed)
    }
}

#[cfg(unix)]
impl Fingerprint {
    /// The same, of what the system says of a file.
    #[allow(clippy::useless_conversion)] // Other systems have other types here.
    pub(crate) fn of_stat(stat: &rustix::fs::Stat) -> Self {
        Fingerprint {
            size: u64::try_from(stat.st_size).unwrap_or(0),
            modified: instant(
                i64::from(stat.st_mtime),
                i64::try_from(stat.st_mtime_nsec).unwrap_or(0),
            ),
            changed: instant(
                i64::from(stat.st_ctime),
                i64::try_from(stat.st_ctime_nsec).unwrap_or(0),
            ),
            inode: u64::from(stat.st_ino),
        }
    }
}

/// Nanoseconds since 1970; 0 if there are too many.
#[cfg(unix)]
fn instant(seconds: i64, nanos: i64) -> i64 {
    let instant = seconds.checked_mul(1_000_000_000);
    instant
        .and_then(|instant| instant.checked_add(nanos))
        .unwrap_or(0)
}

#[cfg(unix)]
fn changed(metadata: &Metadata) -> i64 {
    use std::os::unix::fs::MetadataExt;
    instant(metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn changed(_: &Metadata) -> i64 {
    0
}

#[cfg(unix)]
fn inode(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn inode(_: &Metadata) -> u64 {
    0
}

/// Serialises a setting of a foreign type as people read it.
pub(crate) fn as_text<T: Display, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(value)
}

/// What a file holds, as 128 bits: two files with the same are taken for equal.
pub fn hash(bytes: &[u8]) -> u128 {
    xxhash_rust::xxh3::xxh3_128(bytes)
}

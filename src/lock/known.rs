//! Which posts the lock is current for, as the last build left it: nobody has to read these again.
//!
//! The file is in `.feedmill/cache`, as the rest of the build cache is, and is never needed.

use std::path::Path;

use super::{Ids, Lock};
use crate::fingerprint::hash;
use crate::index::PostIndex;
use crate::output::write;
use crate::read;

/// The file in the site's folder.
const FILE: &str = ".feedmill/cache/lock";
const LIMIT: u64 = 1 << 30;
/// The bytes of a file's hash that are kept.
const HASH: usize = 8;

/// What the last build knew of the files that the lock is about.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// For each row, in the order of paths, the begin of the hash of its post's file; zero where it is not known.
    hashes: Vec<u8>,
    is_same: bool,
}

impl Known {
    /// Nothing is known.
    pub fn nothing() -> Self {
        Known::default()
    }

    /// What is known of a lock whose text is `lock`, with settings of the hash `settings`.
    pub fn read(root: &Path, lock: &Lock, settings: u128) -> Self {
        let key = key(lock.file_text(), settings);
        let bytes = read::file(&root.join(FILE), LIMIT).unwrap_or_default();
        let rows = lock.rows().len();
        match bytes.split_first_chunk::<16>() {
            Some((found, hashes))
                if u128::from_le_bytes(*found) == key && hashes.len() == rows * HASH =>
            {
                Known {
                    hashes: hashes.to_vec(),
                    is_same: true,
                }
            }
            _ => Known::default(),
        }
    }

    /// Whether the lock is as the last build left it.
    pub(super) fn is_same(&self) -> bool {
        self.is_same
    }

    /// Whether the row with this place in the order of paths is of a file with this hash.
    pub(super) fn has(&self, nth: usize, contents: &[u8; 16]) -> bool {
        let known = self.hashes.get(nth * HASH..(nth + 1) * HASH);
        known.is_some_and(|known| known == &contents[..HASH] && known != [0; HASH])
    }

    /// Keeps what is known of the posts of `records` for the next build, once the lock has the text `lock`.
    pub fn write(root: &Path, lock: &str, settings: u128, ids: &Ids, records: &PostIndex) {
        let key = key(lock, settings);
        let mut of_row = vec![[0_u8; HASH]; ids.lock().rows().len()];
        for (place, record, _) in records.iter() {
            if let (Some(row), Some(cache)) = (ids.row(place), record.known()) {
                of_row[row].copy_from_slice(&cache.contents[..HASH]);
            }
        }
        let mut bytes = key.to_le_bytes().to_vec();
        let order = ids.lock().by_path();
        bytes.extend(order.iter().flat_map(|nth| of_row[*nth as usize]));
        // If it cannot be kept, the next build reads more.
        let _ = write::whole(&root.join(FILE), &bytes);
    }

    /// Whether this is already what [`Known::write`] would write for an unchanged lock.
    pub fn is_current(&self, ids: &Ids, records: &PostIndex) -> bool {
        self.is_same
            && records.iter().all(|(place, record, _)| {
                match (ids.nth_by_path(place), record.known()) {
                    (Some(nth), Some(cache)) => self.has(nth, &cache.contents),
                    _ => true,
                }
            })
    }
}

fn key(lock: &str, settings: u128) -> u128 {
    hash(lock.as_bytes()) ^ settings.rotate_left(1)
}

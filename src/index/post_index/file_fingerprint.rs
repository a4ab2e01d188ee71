//! How the file of a post is known again.

use crate::fingerprint::Fingerprint;

/// How a file is known again. Hashes are bytes, since numbers of 128 bits would leave gaps in every row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FileFingerprint {
    /// Size, time and number. All zero where they prove nothing.
    pub fingerprint: Fingerprint,
    /// What it holds, as a hash; zero where the file has to be read each time.
    pub contents: [u8; 16],
    /// Git's name for what it holds; zero where it has none.
    pub blob: [u8; 20],
}

/// The hash of a file that has to be read each time.
pub(super) const NO_CONTENTS: [u8; 16] = [0; 16];

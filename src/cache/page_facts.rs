//! What is known of the pages of the built site, in a file of the cache of its own: what posts are depends on it.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::Path;

use super::part::Part;
use super::store::Store;
use crate::output::Error;
use crate::pages::Known;

/// How the files' names begin, and how many stay.
const PAGES: (&str, usize) = ("pages-", 2);

/// The file in the cache of the site in `root`, for the output and the feedmill that `depends_on` is a hash of.
pub(super) struct PageFacts(Part);

impl PageFacts {
    pub fn of(root: &Path, depends_on: u128) -> Self {
        PageFacts(Part::new(&Store::cache_of(root), PAGES.0, depends_on))
    }

    /// What an earlier build knew; nothing if there is none. Whatever is wrong with the file, pages are read again.
    pub fn read(&self) -> BTreeMap<String, Known> {
        let read = self.0.read(|file, left| {
            let mut bytes = Vec::new();
            file.take(left).read_to_end(&mut bytes)?;
            postcard::from_bytes(&bytes).map_err(std::io::Error::other)
        });
        read.unwrap_or_default()
    }

    /// Keeps what is known for the next build.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn write(&self, known: &BTreeMap<String, Known>) -> Result<(), Error> {
        self.0.write(|out| {
            let bytes = postcard::to_stdvec(known).map_err(std::io::Error::other)?;
            out.write_all(&bytes)
        })?;
        self.0.prune(PAGES);
        Ok(())
    }
}

//! What a source of posts is asked, and where its posts go.

use std::fmt::Debug;
use std::fs::File;
use std::io::{BufWriter, Write};

use super::error::SourceError;
use super::post::SourcePost;
use super::store::{Entries, Store};
use crate::fingerprint::hash;
use crate::read;

/// A place where posts live that is not a folder: a database, a stream, an export, the memory of a program.
///
/// It is asked one thing, once in each build: to pass on every post, in any order. The posts are kept in a temporary file; in memory
/// stays what a build keeps of the posts of a folder.
pub trait PostSource: Debug + Send + Sync {
    /// What warnings call it, such as `posts.jsonl`. Without passwords.
    fn name(&self) -> String;

    /// Passes on every post, each once.
    ///
    /// # Errors
    ///
    /// If not all posts can be had. Then nothing is built, so that no feed loses posts.
    fn each(&self, posts: &mut Posts) -> Result<(), SourceError>;
}

/// Where the posts of a [`PostSource`] go.
#[derive(Debug)]
pub struct Posts {
    folder: String,
    out: BufWriter<File>,
    at: u64,
    pub(super) entries: Entries,
}

impl Posts {
    /// Posts that are known under paths below `folder`; `name` is what the source is called.
    pub(super) fn new(name: &str, folder: &str) -> Result<Self, SourceError> {
        let file = tempfile::tempfile().map_err(|error| SourceError::not_kept(&error))?;
        Ok(Posts {
            folder: folder.to_owned(),
            out: BufWriter::with_capacity(1 << 16, file),
            at: 0,
            entries: Entries::new(name),
        })
    }

    /// Takes a post. One without a key that tells it from others is left out with a warning.
    ///
    /// # Errors
    ///
    /// If the temporary file cannot be written.
    pub fn push(&mut self, post: &SourcePost) -> Result<(), SourceError> {
        let place = post.place().unwrap_or_default().to_owned();
        let path = match post.path(&self.folder) {
            Ok(path) => path,
            Err(fault) => {
                self.entries.fault(0, &place, &fault);
                return Ok(());
            }
        };
        let line =
            serde_json::to_vec(post).map_err(|error| SourceError::not_kept(&error.into()))?;
        if line.len() as u64 > read::POST {
            self.entries.too_large(0, &place);
            return Ok(());
        }
        let written = self.out.write_all(&line);
        written.map_err(|error| SourceError::not_kept(&error))?;
        self.entries
            .push(path, (self.at, line.len()), 0, hash(&line));
        self.at += line.len() as u64;
        Ok(())
    }

    /// Reports something that is not a post, and leaves it out: where it was found, what is wrong, and how to fix it.
    pub fn fault(&mut self, place: &str, message: impl Into<String>, help: impl Into<String>) {
        self.entries.broken(0, place, message.into(), help.into());
    }

    /// Leaves out what feeds do not show, and only counts it.
    pub(super) fn leave_out(&mut self, reason: &'static str) -> Result<(), SourceError> {
        *self.entries.left_out.entry(reason).or_default() += 1;
        Ok(())
    }

    /// How many posts were taken.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether no post was taken.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All of them, to be read again.
    pub(super) fn finish(self) -> Result<Store, SourceError> {
        let file = self.out.into_inner();
        let file = file.map_err(|error| SourceError::not_kept(error.error()))?;
        Ok(self.entries.finish(file))
    }
}

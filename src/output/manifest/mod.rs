//! The manifest: the list of the documents that feedmill wrote into a folder, beside them.
//!
//! Its first line names its form. Each other line is one document: a hash of its bytes (XXH3, 128 bits), its role, its
//! media type and its path, with tabs between them, in the order of the paths. While a build goes on, it adds a line that
//! begins with `+` for every document before that one takes its place, so that a build that is killed leaves no file
//! that the next one does not know; a document may have more than one line then, and whoever reads believes them all. The last thing
//! that a build does is to put a manifest without such lines in the place of this one.
//!
//! The manifest of earlier releases has nothing but paths, one a line. It is read, and replaced by the next build.

mod journal;
mod listed;
mod text;

pub(super) use journal::Journal;
pub(crate) use listed::MANIFEST;
pub(super) use listed::{Listed, Manifest};
pub(super) use text::Text;

//! How much of a stranger's feed becomes posts.
//!
//! A source is read as far as these limits allow, and a warning says what was cut. They keep what `pull` writes within what `build`
//! reads, and keep one entry from filling a disk: every term of a post is a feed of its own, in which its body stands again.

/// Entries that are read of one feed, in the order in which it has them.
pub(super) const ENTRIES: usize = 10_000;
/// New posts of one source in one pull. The next pull goes on.
pub(super) const NEW_POSTS: usize = 1_000;

/// Characters of a title.
pub(super) const TITLE: usize = 500;
/// Characters of a summary.
pub(super) const SUMMARY: usize = 5_000;
/// Categories of an entry.
pub(super) const TERMS: usize = 50;
/// Characters of a category.
pub(super) const TERM: usize = 100;
/// Authors of an entry, or of a feed.
pub(super) const AUTHORS: usize = 20;
/// Characters of an author's name, of a file's title, of a media type.
pub(super) const NAME: usize = 200;
/// Files of an entry.
pub(super) const FILES: usize = 50;
/// Bytes of a URL. A longer one is left out.
pub(super) const URL: usize = 2_000;
/// Bytes of an id. A longer one is replaced by its hash.
pub(super) const ID: usize = 1_000;
/// Bytes of an entry's HTML as it comes.
pub(super) const BODY: usize = 1 << 20;
/// Bytes of an entry's HTML after it is cleaned and its links are absolute.
pub(super) const CLEAN_BODY: usize = 4 << 20;
/// Bytes of a post's front matter, of which `build` reads 64 KiB.
pub(super) const FRONT_MATTER: usize = 60 << 10;

/// Elements inside each other.
pub(super) const DEPTH: usize = 256;
/// Attributes of an element.
pub(super) const ATTRIBUTES: usize = 256;
/// Namespaces that are declared around an element.
pub(super) const NAMESPACES: usize = 256;
/// Bytes of a start tag.
pub(super) const TAG: usize = 64 << 10;
/// Values of a list in JSON, but for the list of entries.
pub(super) const VALUES: usize = 500;
/// Bytes of a text in JSON that stands outside entries.
pub(super) const TEXT: usize = 2_000;

/// The end of the last character that ends within so many bytes.
pub(super) fn floor(text: &str, bytes: usize) -> usize {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

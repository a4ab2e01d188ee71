//! What rules looked up in a post: each thing is asked for and brought into lower case once, however many rules there are.

use std::cell::OnceCell;

use super::subject::{Media, Subject};
use crate::date::Timestamp;

/// A post with what rules looked up in it.
pub struct Looked<S> {
    post: S,
    categories: OnceCell<Vec<String>>,
    tags: OnceCell<Vec<String>>,
    authors: OnceCell<Vec<String>>,
    language: OnceCell<Option<String>>,
    title: OnceCell<String>,
    summary: OnceCell<Option<String>>,
    path: OnceCell<String>,
    url: OnceCell<String>,
    text: OnceCell<String>,
    words: OnceCell<u64>,
}

impl<S: Subject> Looked<S> {
    /// A post in which nothing was looked up yet.
    pub fn new(post: S) -> Self {
        Looked {
            post,
            categories: OnceCell::new(),
            tags: OnceCell::new(),
            authors: OnceCell::new(),
            language: OnceCell::new(),
            title: OnceCell::new(),
            summary: OnceCell::new(),
            path: OnceCell::new(),
            url: OnceCell::new(),
            text: OnceCell::new(),
            words: OnceCell::new(),
        }
    }

    pub(super) fn categories(&self) -> &[String] {
        self.categories
            .get_or_init(|| self.post.categories().map(str::to_lowercase).collect())
    }

    pub(super) fn tags(&self) -> &[String] {
        self.tags
            .get_or_init(|| self.post.tags().map(str::to_lowercase).collect())
    }

    pub(super) fn authors(&self) -> &[String] {
        self.authors
            .get_or_init(|| self.post.authors().map(str::to_lowercase).collect())
    }

    pub(super) fn language(&self) -> Option<&str> {
        let found = self
            .language
            .get_or_init(|| self.post.language().map(str::to_lowercase));
        found.as_deref()
    }

    pub(super) fn published(&self) -> Timestamp {
        self.post.published()
    }

    pub(super) fn title(&self) -> &str {
        self.title.get_or_init(|| self.post.title().to_lowercase())
    }

    pub(super) fn summary(&self) -> Option<&str> {
        let found = self
            .summary
            .get_or_init(|| self.post.summary().map(str::to_lowercase));
        found.as_deref()
    }

    pub(super) fn path(&self) -> &str {
        self.path.get_or_init(|| self.post.path().to_lowercase())
    }

    pub(super) fn url(&self) -> &str {
        self.url.get_or_init(|| self.post.url().to_lowercase())
    }

    pub(super) fn text(&self) -> &str {
        self.text.get_or_init(|| self.post.text().to_lowercase())
    }

    pub(super) fn words(&self) -> u64 {
        *self.words.get_or_init(|| self.post.words())
    }

    pub(super) fn has(&self, media: Media) -> bool {
        self.post.has(media)
    }
}

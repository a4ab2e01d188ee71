//! What rules ask of a post.

use std::borrow::Cow;

use super::Post;
use crate::config::{Config, Person};
use crate::date::Timestamp;
use crate::rule::{Media, Subject, count_words};

/// A post with what its site says of all posts.
pub(crate) struct Subjected<'p> {
    pub config: &'p Config,
    pub post: &'p Post,
}

impl Subject for Subjected<'_> {
    fn categories(&self) -> impl Iterator<Item = &str> {
        self.post.categories.iter().map(String::as_str)
    }

    fn tags(&self) -> impl Iterator<Item = &str> {
        self.post.tags.iter().map(String::as_str)
    }

    fn authors(&self) -> impl Iterator<Item = &str> {
        authors(self.config, self.post)
            .iter()
            .map(|person| person.name.as_str())
    }

    fn language(&self) -> Option<&str> {
        let own = self.post.language.as_deref();
        own.or(self.config.language.as_deref())
    }

    fn published(&self) -> Timestamp {
        self.post.published
    }

    fn title(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.post.title.as_deref().unwrap_or_default())
    }

    fn summary(&self) -> Option<&str> {
        self.post.summary.as_deref()
    }

    fn path(&self) -> &str {
        &self.post.path
    }

    fn url(&self) -> &str {
        &self.post.canonical_url
    }

    fn text(&self) -> &str {
        &self.post.body
    }

    fn words(&self) -> u64 {
        count_words(&self.post.body)
    }

    fn has(&self, media: Media) -> bool {
        let mut attachments = self.post.attachments.iter();
        match media {
            Media::Audio => attachments.any(|file| file.media_type.starts_with("audio/")),
            Media::Video => attachments.any(|file| file.media_type.starts_with("video/")),
            Media::Any => attachments.next().is_some(),
            Media::Image => {
                self.post.image.is_some()
                    || attachments.any(|file| file.media_type.starts_with("image/"))
                    || self.post.body.contains("![")
                    || self.post.body.contains("<img")
            }
        }
    }
}

/// Who wrote a post: its own authors, or the site's.
pub(super) fn authors<'p>(config: &'p Config, post: &'p Post) -> &'p [Person] {
    match (&post.authors[..], &config.author) {
        ([], Some(author)) => std::slice::from_ref(author),
        (people, _) => people,
    }
}

//! Which entries of a source become posts: those that its rule matches.

use std::borrow::Cow;

use super::item::Item;
use crate::config::Source;
use crate::date::Timestamp;
use crate::rule::{Looked, Media, Rule, Subject, count_words};

/// What entries become posts of.
#[derive(Clone, Copy)]
pub(super) struct Taken<'t> {
    pub source: &'t Source,
    /// The feed's title, which stands for an author that an entry does not name.
    pub title: &'t str,
    pub category: &'t str,
    /// The language of entries that name none.
    pub language: Option<&'t str>,
    /// When entries without a date are published.
    pub now: Timestamp,
}

/// An entry as the post that it would become.
struct Candidate<'i> {
    taken: Taken<'i>,
    item: &'i Item,
}

/// Takes away the entries that the source's rule does not match; how many that were.
pub(super) fn keep(
    taken: Taken,
    zone: chrono_tz::Tz,
    items: &mut Vec<Item>,
) -> Result<usize, String> {
    let Some(rule) = &taken.source.rule else {
        return Ok(0);
    };
    let rule =
        Rule::parse(rule, zone).map_err(|error| format!("invalid rule `{rule}`: {error}"))?;
    let before = items.len();
    items.retain(|item| rule.matches(&Looked::new(Candidate { taken, item })));
    Ok(before - items.len())
}

impl Subject for Candidate<'_> {
    fn categories(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.taken.category)
    }

    fn tags(&self) -> impl Iterator<Item = &str> {
        let tags = self
            .taken
            .source
            .tags
            .as_ref()
            .unwrap_or(&self.item.categories);
        tags.iter().map(String::as_str)
    }

    fn authors(&self) -> impl Iterator<Item = &str> {
        let own = self.item.authors.iter().map(|person| person.name.as_str());
        let feed = self.item.authors.is_empty().then_some(self.taken.title);
        own.chain(feed)
    }

    fn language(&self) -> Option<&str> {
        self.item.language.as_deref().or(self.taken.language)
    }

    fn published(&self) -> Timestamp {
        self.item.published.unwrap_or(self.taken.now)
    }

    fn title(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.item.title.as_deref().unwrap_or_default())
    }

    fn summary(&self) -> Option<&str> {
        self.item.summary.as_deref()
    }

    fn path(&self) -> &str {
        ""
    }

    fn url(&self) -> &str {
        self.item.link.as_deref().unwrap_or_default()
    }

    fn text(&self) -> &str {
        &self.item.html
    }

    fn words(&self) -> u64 {
        count_words(&self.item.html)
    }

    fn has(&self, media: Media) -> bool {
        let mut files = self.item.attachments.iter();
        match media {
            Media::Audio => files.any(|file| file.media_type.starts_with("audio/")),
            Media::Video => files.any(|file| file.media_type.starts_with("video/")),
            Media::Any => files.next().is_some(),
            Media::Image => {
                self.item.image.is_some()
                    || files.any(|file| file.media_type.starts_with("image/"))
                    || self.item.html.contains("<img")
            }
        }
    }
}

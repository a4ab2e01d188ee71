//! What rules ask of a post.

use std::borrow::Cow;

use crate::date::Timestamp;

/// What a rule may ask of a post.
pub trait Subject {
    /// The names of its categories.
    fn categories(&self) -> impl Iterator<Item = &str>;
    /// The names of its tags.
    fn tags(&self) -> impl Iterator<Item = &str>;
    /// The names of its authors.
    fn authors(&self) -> impl Iterator<Item = &str>;
    /// The language tag of it, or of its site.
    fn language(&self) -> Option<&str>;
    /// When it was published.
    fn published(&self) -> Timestamp;
    /// Its title as plain text.
    fn title(&self) -> Cow<'_, str>;
    /// Its author's own summary.
    fn summary(&self) -> Option<&str>;
    /// Its file, relative to the site.
    fn path(&self) -> &str;
    /// Its canonical URL.
    fn url(&self) -> &str;
    /// Its body as it is written.
    fn text(&self) -> &str;
    /// How many words its body has; see [`count_words`](super::count_words).
    fn words(&self) -> u64;
    /// Whether something of the kind goes with it.
    fn has(&self, media: Media) -> bool;
}

/// What may go with a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// A sound file.
    Audio,
    /// A film.
    Video,
    /// A picture, of the post or in its body.
    Image,
    /// Any attachment.
    Any,
}

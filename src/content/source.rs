//! The feed that a post came from.

/// Somebody else's feed, which a post was taken from. RSS and Atom `source`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Source {
    /// The feed's title.
    pub title: String,
    /// Where the feed is, as an absolute URL.
    pub feed: String,
    /// The home page of its site, as an absolute URL.
    pub url: Option<String>,
    /// What readers know the feed by, where that is not its address.
    pub id: Option<String>,
}

impl Source {
    /// The feed of this title at the absolute URL `feed`.
    pub fn new(title: impl Into<String>, feed: impl Into<String>) -> Self {
        Source {
            title: title.into(),
            feed: feed.into(),
            url: None,
            id: None,
        }
    }
}

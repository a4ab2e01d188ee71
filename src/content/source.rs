//! The feed that a post came from.

/// Somebody else's feed, which a post was taken from. RSS and Atom `source`.
#[derive(Clone, Debug, PartialEq, Eq)]
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

//! What one feed shows.

use crate::config::Kind;

/// What one feed shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// What it shows the posts of.
    pub kind: Kind,
    /// The term's name; empty for the whole site.
    pub name: String,
    /// What people call it: the name, or the display name that goes before it; empty for the whole site.
    pub label: String,
    /// The term's part of a path, which no other term of the kind has; empty for the whole site.
    pub slug: String,
    /// Places in the list of headers, newest post first, ties in the order of their paths.
    pub posts: Vec<usize>,
    /// How many posts there are, shown or not; of a feed that shows episodes alone, how many episodes.
    pub total: usize,
    /// How many of its posts are episodes, shown or not.
    pub episodes: usize,
    /// The language of all of its posts (BCP 47), if the site has several.
    pub language: Option<String>,
    /// The language of the posts that it is limited to, if it is.
    pub within: Option<String>,
}

impl Selection {
    /// A selection of no posts, without a name.
    pub fn empty(kind: Kind) -> Self {
        Selection {
            kind,
            name: String::new(),
            label: String::new(),
            slug: String::new(),
            posts: Vec::new(),
            total: 0,
            episodes: 0,
            language: None,
            within: None,
        }
    }

    /// The feed of the whole site, without posts.
    pub fn of_site() -> Self {
        Selection::empty(Kind::All)
    }

    /// The path of a document of the feed, in the folder of the language that the feed is limited to.
    pub fn in_language_folder(&self, path: String) -> String {
        match &self.within {
            Some(language) if self.kind != Kind::Language => {
                let folder = Kind::Language.name();
                format!("{folder}/{}/{path}", language.to_ascii_lowercase())
            }
            _ => path,
        }
    }
}

//! One rendered file.

/// One rendered file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Where it goes, relative to the folder of feeds, with `/` between its parts.
    pub path: String,
    /// What it is for.
    pub role: Role,
    /// Its media type, for servers and object stores; without a charset, which is always UTF-8.
    pub media_type: &'static str,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What a document is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The style sheet that feeds name.
    Stylesheet,
    /// The script that feeds and lists of feeds name.
    Script,
    /// A feed.
    Feed,
    /// The page of one feed.
    Page,
    /// A list of feeds: OPML, a page of them, or the index that such pages search.
    List,
    /// The page of the whole site.
    Overview,
}

impl Role {
    /// Every role, those that others refer to first.
    pub const ALL: [Role; 6] = [
        Role::Stylesheet,
        Role::Script,
        Role::Feed,
        Role::Page,
        Role::List,
        Role::Overview,
    ];

    /// The role's name in the manifest.
    pub fn name(self) -> &'static str {
        match self {
            Role::Stylesheet => "stylesheet",
            Role::Script => "script",
            Role::Feed => "feed",
            Role::Page => "page",
            Role::List => "list",
            Role::Overview => "overview",
        }
    }
}

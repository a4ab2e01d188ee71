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
    /// The script of the viewer.
    Script,
    /// What a server sends a browser in place of a feed, so that people see a page.
    Viewer,
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
    pub const ALL: [Role; 7] = [
        Role::Stylesheet,
        Role::Script,
        Role::Viewer,
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
            Role::Viewer => "viewer",
            Role::Feed => "feed",
            Role::Page => "page",
            Role::List => "list",
            Role::Overview => "overview",
        }
    }
}

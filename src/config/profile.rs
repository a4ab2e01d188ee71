//! Whose habits the feeds keep: our own, or those of a plugin that people subscribed to before.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};

/// Whose ids, paths, order and texts the feeds have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Profile {
    /// feedmill's own: every feed in every format, and bodies as they serve a reader best.
    #[default]
    Feedmill,
    /// Those of Jekyll's plugin jekyll-feed, in Atom alone: who subscribed to its feeds sees no entry twice.
    JekyllFeed,
}

/// Whether an allow-list has the last word over bodies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sanitize {
    /// No: what is known to harm goes, everything else stays.
    #[default]
    Normal,
    /// Yes: only what is known to be harmless stays, for bodies by people whom the site's owner does not know.
    Strict,
}

/// What of a profile is data: chosen once, when the settings are read. How it composes entries and feeds is in
/// [`crate::feed`].
#[derive(Debug)]
pub struct FeedProfile {
    /// Its name in the settings.
    pub profile: Profile,
    /// Which keys of front matter count.
    pub(crate) front: FrontPolicy,
    /// What becomes of bodies.
    pub(crate) body: BodyPolicy,
    /// Addresses are put together and encoded as Jekyll does, from what the settings write.
    pub(crate) jekyll_urls: bool,
    /// The paths of two feeds may be the same.
    pub(crate) paths_may_clash: bool,
    /// Categories, tags and authors are shown by their display names.
    pub(crate) labels: bool,
    /// The folder of feeds is the site itself: it is served from the home page, and its pages are not feedmill's.
    pub(crate) shares_folder: bool,
}

/// Which keys of front matter count.
#[derive(Debug)]
pub(crate) struct FrontPolicy {
    /// Keys that feedmill alone knows: `feed: false`, `expires`, `canonical_url` and `guid`.
    pub own_keys: bool,
    /// Keys that say when a post last changed.
    pub updated: &'static [&'static str],
    /// `tags` may be a number or a boolean.
    pub numbers_as_tags: bool,
    /// Every name under `authors` is an author; if not, the first of a list is, unless there is an `author`.
    pub all_authors: bool,
}

/// What becomes of bodies.
#[derive(Debug)]
pub(crate) struct BodyPolicy {
    /// Links to share and closing lines leave the body, as the settings say.
    pub trims: bool,
    /// The `id` attributes of a body stay as they are.
    pub keeps_ids: bool,
    /// How HTML is cleaned.
    pub html: feedmill_html::Profile,
}

static FEEDMILL: FeedProfile = FeedProfile {
    profile: Profile::Feedmill,
    front: FrontPolicy {
        own_keys: true,
        updated: &["updated", "lastmod", "last_modified_at"],
        numbers_as_tags: true,
        all_authors: true,
    },
    body: BodyPolicy {
        trims: true,
        keeps_ids: false,
        html: feedmill_html::Profile::Feedmill,
    },
    jekyll_urls: false,
    paths_may_clash: false,
    labels: true,
    shares_folder: false,
};

static JEKYLL_FEED: FeedProfile = FeedProfile {
    profile: Profile::JekyllFeed,
    front: FrontPolicy {
        own_keys: false,
        updated: &["last_modified_at"],
        numbers_as_tags: false,
        all_authors: false,
    },
    body: BodyPolicy {
        trims: false,
        keeps_ids: true,
        html: feedmill_html::Profile::JekyllFeed,
    },
    jekyll_urls: true,
    paths_may_clash: true,
    labels: false,
    shares_folder: true,
};

/// Its name says all.
impl Serialize for FeedProfile {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.profile.serialize(to)
    }
}

impl FeedProfile {
    /// The profile of this name.
    pub fn of(profile: Profile) -> &'static FeedProfile {
        match profile {
            Profile::Feedmill => &FEEDMILL,
            Profile::JekyllFeed => &JEKYLL_FEED,
        }
    }
}

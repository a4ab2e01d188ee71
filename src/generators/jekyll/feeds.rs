//! What jekyll-feed is told in `_config.yml`: its `feed:` section.

use crate::content::body::kramdown;
use crate::value::Value;

/// The feeds that jekyll-feed makes.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct JekyllFeeds {
    /// Where the feed of all posts goes, relative to the site; `feed.xml` where nothing is said.
    pub path: Option<String>,
    /// How many posts a feed shows; 10 where nothing is said.
    pub limit: Option<usize>,
    /// Whether feeds show excerpts alone.
    pub excerpt_only: bool,
    /// The categories that have a feed, as written.
    pub categories: Vec<String>,
    /// The tags that have a feed.
    pub tags: TagFeeds,
    /// The folder of the tags' feeds; `feed/by_tag/` where nothing is said.
    pub tags_path: Option<String>,
    /// How quotes, dashes and dots of titles are set.
    pub typography: kramdown::Options,
    /// The collections other than posts for which feeds are wanted; they get none from us.
    pub collections: Vec<String>,
}

/// The tags that have a feed.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub enum TagFeeds {
    /// None.
    #[default]
    None,
    /// All but these.
    Except(Vec<String>),
    /// These.
    Only(Vec<String>),
}

impl JekyllFeeds {
    pub(crate) fn read(feed: Option<&Value>) -> Self {
        let get = |key: &str| feed.and_then(|feed| feed.get(key));
        let names = |value: Option<&Value>| -> Vec<String> {
            let items = value.and_then(Value::as_list).unwrap_or_default();
            items.iter().filter_map(Value::to_text).collect()
        };
        let posts = get("collections").and_then(|all| all.get("posts"));
        let own = |key: &str| posts.and_then(|posts| posts.get(key)).or_else(|| get(key));
        let path = |value: Option<&Value>| {
            let path = value?.to_text()?;
            let path = path.trim_start_matches('/');
            (!path.is_empty()).then(|| path.to_owned())
        };
        let tags = get("tags");
        JekyllFeeds {
            path: path(own("path")),
            limit: match get("posts_limit") {
                Some(Value::Integer(limit)) => usize::try_from(*limit).ok(),
                _ => None,
            },
            excerpt_only: get("excerpt_only").and_then(Value::as_bool) == Some(true),
            categories: names(own("categories")),
            tags: match tags {
                None | Some(Value::Null | Value::Bool(false)) => TagFeeds::None,
                Some(tags) => match tags.get("only") {
                    Some(only) => TagFeeds::Only(names(Some(only))),
                    None => TagFeeds::Except(names(tags.get("except"))),
                },
            },
            typography: kramdown::Options::default(),
            tags_path: path(tags.and_then(|tags| tags.get("path"))),
            collections: match get("collections") {
                Some(Value::Map(all)) => all.iter().map(|(name, _)| name.to_owned()).collect(),
                list => names(list),
            }
            .into_iter()
            .filter(|name| name != "posts")
            .collect(),
        }
    }
}

impl TagFeeds {
    /// Whether the tag has a feed. jekyll-feed makes none of a name with other signs than these.
    pub fn has(&self, tag: &str) -> bool {
        let is_plain =
            !tag.is_empty() && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        let contains = |tags: &[String]| tags.iter().any(|one| one == tag);
        is_plain
            && match self {
                TagFeeds::None => false,
                TagFeeds::Except(tags) => !contains(tags),
                TagFeeds::Only(tags) => contains(tags),
            }
    }
}

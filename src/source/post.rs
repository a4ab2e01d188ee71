//! A post that does not lie in a file of its own.

use serde::{Deserialize, Serialize};

use super::key;
use crate::value::{Map, Value};

/// A post that does not lie in a file of its own: keys and values as in a front matter, and its body.
///
/// ```
/// use feedmill::source::SourcePost;
///
/// let post = SourcePost::new("17")
///     .with("title", "High tide")
///     .with("date", "2026-03-01 08:00 +0100")
///     .with("tags", vec!["harbour".into(), "weather".into()])
///     .with_markdown("The harbour floods at *noon*.");
/// # let _ = post;
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SourcePost {
    /// All that is said of it; the body is the value of `body`.
    pub(crate) keys: Map,
}

/// The key of where a post was found, in a temporary file.
const PLACE: &str = "_place";

impl SourcePost {
    /// A post with a key that no other post of the source has, and that stays.
    pub fn new(id: impl Into<String>) -> Self {
        SourcePost::default().with("id", id.into())
    }

    /// Sets a key of the front matter: `title`, `date`, `updated`, `url`, `slug`, `categories`, `tags`, `authors`, `summary`,
    /// `image`, `guid`, `draft` and every other that a post in a file may have.
    #[must_use]
    pub fn with(mut self, key: impl Into<String>, value: impl Into<Value>) -> Self {
        self.keys.insert(key.into(), value.into());
        self
    }

    /// Sets the body, in Markdown.
    #[must_use]
    pub fn with_markdown(self, body: impl Into<String>) -> Self {
        self.with("format", "markdown").with("body", body.into())
    }

    /// Sets the body, in HTML.
    #[must_use]
    pub fn with_html(self, body: impl Into<String>) -> Self {
        self.with("format", "html").with("body", body.into())
    }

    /// Says where the post was found, for warnings: "table `posts`, id 17".
    #[must_use]
    pub fn with_place(self, place: impl Into<String>) -> Self {
        self.with(PLACE, place.into())
    }

    /// Where the post was found, if that is known.
    pub(crate) fn place(&self) -> Option<&str> {
        self.keys.get(PLACE)?.as_str()
    }

    /// What the post says of itself, in the words of a front matter, and its body.
    pub(crate) fn into_parts(mut self) -> (Map, String) {
        let body = match self.keys.remove("body") {
            Some(Value::String(body)) => body,
            Some(other) => other.to_text().unwrap_or_default(),
            None => String::new(),
        };
        for key in ["format", "path", PLACE] {
            self.keys.remove(key);
        }
        if let Some(url) = self.keys.remove("url")
            && self.keys.get("canonical_url").is_none_or(Value::is_null)
        {
            self.keys.insert("canonical_url".into(), url);
        }
        (self.keys, body)
    }

    /// The path under which the post is known, as if it lay in a file of the folder `folder`; otherwise what is wrong with it.
    pub(crate) fn path(&self, folder: &str) -> Result<key::Path, key::Fault> {
        key::path(|key| self.keys.get(key), folder)
    }
}

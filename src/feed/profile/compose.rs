//! What feeds ask of the profile that composes them.

use crate::config::Config;
use crate::content::body::Rendered;
use crate::content::media::Image;
use crate::content::{Post, Site};
use crate::generators::Generator;
use crate::selection::Selection;

/// What feeds keep of one program or another, so that who subscribed to its feeds notices no change.
pub(in crate::feed) trait Compose: Sync {
    /// A title, of which front matter says `written`, as plain text.
    fn title(&self, config: &Config, written: &str) -> String;

    /// What readers know a post by, unless its front matter says it. `is_duplicate` says that an earlier post has its URL.
    fn id(&self, config: &Config, post: &Post, is_duplicate: bool) -> String;

    /// Whether feeds show the post's body, if they show bodies.
    fn shows_body(&self, post: &Post) -> bool;

    /// The post's first words, or those of its author about it.
    fn summary(
        &self,
        generator: &dyn Generator,
        site: &Site,
        post: &Post,
        rendered: &Rendered,
    ) -> Option<String>;

    /// What links in the post's body that begin with `#` are counted from; `None` if it has none.
    fn base(&self, post: &Post) -> Option<String>;

    /// What is told of the post's picture.
    fn image(&self, image: Image) -> Image;

    /// What readers know a feed by. `path` is that of its Atom document, percent-encoded.
    fn feed_id(&self, config: &Config, path: &str) -> String;

    /// Where a document of a feed goes, relative to the folder of feeds, unless the settings say so.
    fn path(&self, config: &Config, selection: &Selection, names: &Names) -> String;

    /// What a feed is called, unless the settings say so. `site` is the site's name in the feed's language.
    fn feed_title(&self, site: &str, config: &Config, selection: &Selection) -> String;
}

/// What a document is called in its format; a feed's page for people is one of its documents.
pub(in crate::feed) struct Names {
    /// Its usual file name.
    pub file: &'static str,
    /// The format's name.
    pub format: &'static str,
    /// The usual extension, without a dot.
    pub extension: &'static str,
}

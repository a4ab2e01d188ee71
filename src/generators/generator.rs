//! What feedmill asks of the generator of a site.

use std::borrow::Cow;
use std::fmt::Debug;
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::jekyll::JekyllFeeds;
use super::rules::Rules;
use super::shared::files;
use super::shared::terms::SaidOf;
use crate::config::{Permalink, SiteLanguage};
use crate::content::body::excerpt::{Excerpt, Separator};
use crate::content::body::markdown;
use crate::content::fields::FrontMatter;
use crate::content::file_name::FileName;
use crate::content::front_matter::{self, Parts};
use crate::content::paths::Paths;
use crate::content::permalink::Facts;
use crate::content::{Post, Site};
use crate::date::Timestamp;
use crate::read::Bounds;
use crate::value::{Map, Value};
use crate::warning::{Warning, Warnings};

/// The generator of a site: where its posts lie, and what their front matter, addresses and bodies mean.
///
/// Each question has the answer of feedmill's own folder of posts, unless every generator answers it differently. Adding a
/// generator means adding a folder with an implementation, and a line in [`super::GENERATORS`].
pub(crate) trait Generator: Debug + Send + Sync + Settings {
    /// The folder below which posts lie, relative to the site; empty for the site's own.
    fn folder(&self) -> &str;

    /// The folder of posts, if feedmill's own settings name it.
    fn own_folder(&self) -> Option<&str> {
        None
    }

    /// The same site with its posts below another folder; `None` if the generator's own settings say where they lie.
    fn moved(&self, _folder: String) -> Option<Arc<dyn Generator>> {
        None
    }

    /// Whether only the feeds of the post's language show it: its translation is what those of the whole site show.
    fn is_apart(&self, _post: &Post) -> bool {
        false
    }

    /// What the site is called in each of its languages, by their tags; the URLs are paths on the site.
    fn languages(&self) -> Vec<(String, SiteLanguage)> {
        Vec::new()
    }

    /// The site's languages that feeds do not show.
    fn other_languages(&self) -> Vec<Language> {
        Vec::new()
    }

    /// Where a person has to put posts, in words.
    fn place_of_posts(&self) -> String {
        format!("`{}`", self.folder())
    }

    /// The folder that new posts are written to, relative to the site.
    fn folder_of_new_posts(&self) -> &str {
        self.folder()
    }

    /// Whether a file may be a post by its name and its folder, which ends in `/` and is relative to the site.
    fn may_be_post(&self, _folder: &str, name: &str, _with_drafts: bool) -> bool {
        files::has_text(name)
    }

    /// Whether a file or folder is looked at, by its name and its folder, which is relative to [`Generator::folder`].
    /// `is_included` says whether the settings include the name although it is hidden.
    fn is_visible(&self, _folder: &str, name: &str, is_included: &dyn Fn() -> bool) -> bool {
        files::is_visible(name) && name != "node_modules" || is_included()
    }

    /// What the name of a post's file says.
    fn file_name<'p>(&self, path: &'p str) -> FileName<'p> {
        FileName::of(path)
    }

    /// The files of those found that the generator makes pages of.
    fn choose(&self, files: Paths) -> Paths {
        files
    }

    /// How many of the newest posts there are for the generator; `None` for all.
    fn newest(&self) -> Option<usize> {
        None
    }

    /// How the generator's posts differ from those of feedmill's own folder, as far as data can say.
    fn rules(&self) -> &'static Rules {
        &Rules::OWN
    }

    /// Why the file at `path` cannot be a post, whatever it holds.
    fn refuse(&self, _path: &str) -> Option<Warning> {
        None
    }

    /// Where the front matter of the file ends, or what it says where it is in a language of the generator's own.
    fn split<'s>(
        &self,
        _path: &str,
        source: &'s str,
        _warnings: &mut Warnings,
    ) -> (Option<Map>, Parts<'s>) {
        (None, front_matter::split(source))
    }

    /// Whether a file may have no front matter. One whose front matter is not closed is a fault all the same.
    fn needs_no_front_matter(&self, _source: &str) -> bool {
        false
    }

    /// The front matter of the file at `path` in feedmill's words, so that nothing after this depends on the generator's.
    fn translate(&self, _path: &str, front: Map) -> TranslatedFrontMatter {
        TranslatedFrontMatter::from(front)
    }

    /// Whether the post is not published.
    fn is_unpublished(&self, matter: &FrontMatter<'_>) -> bool {
        matter.is("published", false)
    }

    /// Why the generator makes no post of the file, if its author wants it so.
    fn left_out(&self, _head: &FrontMatter<'_>) -> Option<&'static str> {
        None
    }

    /// From when the generator shows the post, if it knows of another instant than the post's date.
    fn shown_from(&self, _head: &FrontMatter<'_>, _warnings: &mut Warnings) -> Option<Timestamp> {
        None
    }

    /// The site's authors by the keys under which posts name them.
    fn authors(&self) -> &Value {
        &Value::Null
    }

    /// What the generator's own files say of categories, tags and authors.
    fn terms(&self, _root: &Path, _bounds: &Bounds) -> Vec<SaidOf> {
        Vec::new()
    }

    /// The post's path on the site, with a `/` in front, if the generator has a rule of its own for it.
    fn path(
        &self,
        _head: &FrontMatter<'_>,
        _published: Timestamp,
        _warnings: &mut Warnings,
    ) -> Option<String> {
        None
    }

    /// The post's path on the site by its own `permalink`, or else by the one of the settings.
    fn permalink(
        &self,
        matter: &FrontMatter<'_>,
        facts: &Facts<'_>,
        warnings: &mut Warnings,
    ) -> String {
        matter.permalink(Permalink::new, facts, warnings)
    }

    /// Whether a body may name other files of the site, besides in shortcodes and Liquid.
    fn names_files(&self, _body: &str) -> bool {
        false
    }

    /// A part of a post's body with its template expanded. What could not be done goes to `warnings`.
    fn expand<'s>(
        &self,
        _site: &Site,
        _post: &Post,
        source: &'s str,
        _warnings: &mut Warnings,
    ) -> Cow<'s, str> {
        Cow::Borrowed(source)
    }

    /// The shortcodes of a body that are the site's own: where they stand, and their names.
    fn unknown_shortcodes<'b>(&self, _body: &'b str) -> Vec<(usize, &'b str)> {
        Vec::new()
    }

    /// Why the source cannot tell what the post's page shows, if it cannot. Only the page of the built site knows then.
    fn cannot_tell(&self, post: &Post) -> Option<&'static str> {
        let is_own = !self.unknown_shortcodes(&post.body).is_empty();
        is_own.then_some("shortcodes of the site's own")
    }

    /// Whether posts are read from the pages of the built site, and their files only say what pages do not.
    fn is_paged(&self) -> bool {
        false
    }

    /// A part of a post's body, after its template, as HTML. What could not be done goes to `warnings`.
    fn html<'s>(
        &self,
        _site: &Site,
        post: &Post,
        source: &'s str,
        _warnings: &mut Warnings,
    ) -> Cow<'s, str> {
        match files::is_markdown(&post.path) {
            true => Cow::Owned(markdown::to_html(source)),
            false => Cow::Borrowed(source),
        }
    }

    /// The post's excerpt, if the generator makes one.
    fn excerpt(&self, _site: &Site, _post: &Post, _by: Separator) -> Option<Excerpt> {
        None
    }

    /// What the site's settings say of jekyll-feed's feeds.
    fn jekyll_feeds(&self) -> Option<&JekyllFeeds> {
        None
    }

    /// Where the generator writes the site; `None` if feedmill does not know.
    fn output(&self) -> Option<Output> {
        None
    }

    /// The same folder, if the generator's room knows it itself.
    fn output_folder(&self) -> Option<&str> {
        None
    }

    /// The name of the generator and the command that makes the pages, if posts are read from these.
    fn build_command(&self) -> Option<(&'static str, &'static str)> {
        None
    }

    /// Lines for the comment in a new `feedmill.yaml` that says where posts live.
    fn address_notes(&self) -> Vec<String> {
        Vec::new()
    }

    /// The folder whose contents the generator copies to the top of the site, relative to the site.
    fn static_folder(&self) -> Option<&'static str> {
        None
    }
}

/// What the build cache asks of the generator of a site. Whatever can be serialised answers it.
pub(crate) trait Settings {
    /// All of the generator's settings that posts depend on, as JSON: the same for equal settings, on every machine.
    fn to_json(&self) -> serde_json::Result<Vec<u8>>;
}

impl<T: Serialize> Settings for T {
    fn to_json(&self) -> serde_json::Result<Vec<u8>> {
        serde_json::to_vec(self)
    }
}

/// A language of a site that feeds do not show.
pub(crate) struct Language {
    /// Its name, as the settings write it.
    pub name: String,
    /// The folder of its posts, relative to the site; `None` if their names end in the language.
    pub folder: Option<String>,
}

/// Where a generator writes the site.
pub(crate) struct Output {
    /// The files of its settings that may say it.
    pub files: &'static [&'static str],
    /// The key under which they do, in lower case.
    pub key: &'static str,
    /// The folder, if they do not say it.
    pub usual: &'static str,
}

/// A front matter in feedmill's words.
pub(crate) struct TranslatedFrontMatter {
    /// The front matter.
    pub front: Map,
    /// The categories that the folders of the file stand for.
    pub folders: Vec<String>,
    /// The value of `categories` that the site's settings give the post, besides what it says itself.
    pub inherited: Option<Value>,
}

impl From<Map> for TranslatedFrontMatter {
    fn from(front: Map) -> Self {
        TranslatedFrontMatter {
            front,
            folders: Vec::new(),
            inherited: None,
        }
    }
}

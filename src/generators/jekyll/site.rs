//! What of a Jekyll site's settings posts and feeds depend on.

use std::path::Path;

use super::commonmark::CommonMark;
use super::feeds::JekyllFeeds;
use super::kramdown_options;
use crate::config::{Scope, data};
use crate::content::body::kramdown;
use crate::read::Bounds;
use crate::value::Value;

/// What of a Jekyll site's settings posts and feeds depend on, besides [`crate::config::Content`].
#[derive(Clone, Debug, Default, serde::Serialize)]
#[serde(tag = "generator")]
pub struct JekyllSite {
    /// Everything in `_config.yml`: what templates see as `site`.
    pub settings: Value,
    /// `url` as it is written.
    pub url: String,
    /// `baseurl` as it is written.
    pub baseurl: String,
    /// Values for all posts of a folder.
    pub defaults: Vec<Scope>,
    /// People by their key: `_data/authors.yml`.
    pub authors: Value,
    /// What stands behind an excerpt; empty where posts have none.
    pub excerpt_separator: String,
    /// Whether the site's author set that separator.
    pub has_own_separator: bool,
    /// How Markdown is read, if kramdown reads it.
    pub kramdown: Option<kramdown::Options>,
    /// How Markdown is read, if jekyll-commonmark reads it.
    pub commonmark: Option<CommonMark>,
    /// The extensions of Markdown, in lower case.
    pub markdown: Vec<String>,
    /// Whether posts with `published: false` are shown.
    pub unpublished: bool,
    /// How many of the newest posts there are for Jekyll; 0 for all.
    pub limit_posts: usize,
    /// The folder of data files, relative to the site.
    pub data_dir: String,
    /// The folder that `_posts` lies in, relative to the site; empty for the site itself.
    pub collections_dir: String,
    /// The folder of included files, relative to the site.
    pub includes_dir: String,
    /// What jekyll-feed is told.
    pub feeds: JekyllFeeds,
}

impl JekyllSite {
    /// The language below whose name jekyll-polyglot puts a post in `language`; `None` if the post stays where it is.
    pub fn polyglot_language(&self, language: Option<&str>) -> Option<String> {
        let language = language?;
        let languages = self.settings.get("languages")?.as_list()?;
        let default = self.settings.get("default_lang")?.to_text()?;
        let mut names = languages.iter().filter_map(Value::to_text);
        names.find(|name| name == language && *name != default)
    }

    pub(crate) fn read(
        root: &Path,
        settings: Value,
        url: String,
        baseurl: String,
        bounds: &Bounds,
    ) -> Self {
        let text = |key: &str| settings.get(key).and_then(Value::to_text);
        let folder = |key: &str, usual: &str| {
            let folder = text(key).unwrap_or_default();
            let inside: Vec<&str> = folder
                .split('/')
                .filter(|part| !matches!(*part, "" | "." | ".."))
                .collect();
            match inside.is_empty() {
                true => usual.to_owned(),
                false => inside.join("/"),
            }
        };
        let data_dir = folder("data_dir", "_data");
        let collections_dir = folder("collections_dir", "");
        let extensions = text("markdown_ext").unwrap_or_default();
        let extensions = match extensions.trim() {
            "" => "markdown,mkdown,mkdn,mkd,md",
            written => written,
        };
        let separator = settings
            .get("excerpt_separator")
            .map(|value| value.to_text().unwrap_or_default());
        let kramdown = kramdown_options::options(&settings);
        let commonmark = CommonMark::read(&settings);
        JekyllSite {
            defaults: Scope::all(settings.get("defaults"), &collections_dir),
            authors: data::read_named(root, &data_dir, "authors", bounds).unwrap_or_default(),
            has_own_separator: separator.is_some(),
            excerpt_separator: separator.unwrap_or_else(|| "\n\n".to_owned()),
            feeds: JekyllFeeds {
                typography: kramdown.clone().unwrap_or_default(),
                ..JekyllFeeds::read(settings.get("feed"))
            },
            kramdown,
            commonmark,
            markdown: extensions
                .split(',')
                .map(|extension| extension.trim().to_ascii_lowercase())
                .collect(),
            unpublished: settings.get("unpublished").and_then(Value::as_bool) == Some(true),
            limit_posts: match settings.get("limit_posts") {
                Some(Value::Integer(limit)) => usize::try_from(*limit).unwrap_or(0),
                _ => 0,
            },
            collections_dir,
            includes_dir: folder("includes_dir", "_includes"),
            data_dir,
            settings,
            url,
            baseurl,
        }
    }

    /// A post's path as the site's `defaults` and categories count it: without the folder of collections.
    pub fn path_in_collections<'p>(&self, path: &'p str) -> &'p str {
        let inside = path.strip_prefix(self.collections_dir.as_str());
        match inside.and_then(|path| path.strip_prefix('/')) {
            Some(inside) if !self.collections_dir.is_empty() => inside,
            _ => path,
        }
    }

    /// The site's address in front of its paths, as the settings write it.
    pub fn base_as_written(&self) -> String {
        let base = self.baseurl.trim_end_matches('/');
        let slash = if base.is_empty() || base.starts_with('/') {
            ""
        } else {
            "/"
        };
        format!("{}{slash}{base}", self.url)
    }

    /// Whether Jekyll takes the file for Markdown.
    pub fn is_markdown(&self, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or(path);
        name.rsplit_once('.').is_some_and(|(_, extension)| {
            let mut known = self.markdown.iter();
            known.any(|known| known.eq_ignore_ascii_case(extension))
        })
    }
}

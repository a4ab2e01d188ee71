//! What Pelican's settings say of how posts are read.

use std::collections::BTreeSet;

use feedmill_python_markdown::{Dashes, Options};

use super::slug::{Pattern, Slugs};
use crate::value::Map;

/// What of Pelican's settings says how posts are read.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(tag = "generator")]
pub struct Pelican {
    /// The folder of posts.
    pub content: String,
    /// Folders of posts below it; all of it where there is none.
    pub articles: Vec<String>,
    /// Folders of pages, which are not posts, and other folders to leave out.
    pub pages: Vec<String>,
    /// Folders of pages.
    pub page_folders: Vec<String>,
    /// Where pages live.
    pub page_url: String,
    /// The same for pages in another language.
    pub page_language_url: String,
    /// Extensions that the site does not read.
    pub unread: Vec<String>,
    /// Where posts live: a pattern with `{slug}` and `{date:%Y}`.
    pub url: String,
    /// The same for posts in another language.
    pub language_url: String,
    /// Where tags, categories and authors have their pages, by what links call them.
    pub pages_of_terms: [(&'static str, String); 3],
    /// Whether a slug is made of the file's name instead of the title.
    pub slug_from_name: bool,
    /// How titles become slugs.
    pub slugs: Slugs,
    /// How names of categories, tags and authors do.
    pub term_slugs: Slugs,
    /// What a file's name says of the post.
    pub name_pattern: Option<Pattern>,
    /// What a file's path says of it.
    pub path_pattern: Option<Pattern>,
    /// What posts have that do not say it themselves, by keys in lower case.
    pub defaults: Map,
    /// What the settings say of files and folders, in order.
    pub of_paths: Vec<(String, Map)>,
    /// The category of posts that have none.
    pub category: String,
    /// Whether a folder's name is the category of the posts in it.
    pub folder_is_category: bool,
    /// Posts that are translations of others.
    pub translations: BTreeSet<String>,
    /// The language that feeds show.
    pub language: String,
    /// Posts without a date get that of their files, which is nothing to go by.
    pub dated_by_file: bool,
    /// The extensions of Markdown.
    pub markdown: Options,
    /// What stands above tables of contents that `[TOC]` makes, as HTML.
    pub contents_title: Option<String>,
    /// Whether typogrify makes text typographic, and what it makes of dashes.
    pub typographic: Option<Dashes>,
    /// Elements that typogrify leaves as they are.
    pub not_typographic: Vec<String>,
}

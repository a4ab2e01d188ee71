//! Sites whose pages are all that there is: each dated article is a post.

use std::borrow::Cow;

use feedmill_html::page::{self, Metadata, Options};

use crate::content::fields::FrontMatter;
use crate::content::front_matter::Parts;
use crate::content::{Post, Site};
use crate::date::Timestamp;
use crate::generators::Generator;
use crate::value::{Map, Value};
use crate::warning::Warnings;

/// A folder of pages.
#[derive(Debug, serde::Serialize)]
#[serde(tag = "generator")]
pub(super) struct Plain {
    /// The folder, relative to the site; empty for the site itself.
    pub folder: String,
    /// The generator that made the pages, and the command that makes them again.
    pub made_by: Option<(&'static str, &'static str)>,
}

impl Generator for Plain {
    fn folder(&self) -> &str {
        &self.folder
    }

    fn may_be_post(&self, _folder: &str, name: &str, _with_drafts: bool) -> bool {
        (name.ends_with(".html") || name.ends_with(".htm")) && name != "404.html"
    }

    fn is_visible(&self, folder: &str, name: &str, is_included: &dyn Fn() -> bool) -> bool {
        let is_assets =
            folder.is_empty() && matches!(name, "_astro" | "_next" | "_nuxt" | "assets");
        !name.starts_with(['.', '_']) && name != "node_modules" && !is_assets || is_included()
    }

    fn output_folder(&self) -> Option<&str> {
        Some(&self.folder)
    }

    fn build_command(&self) -> Option<(&'static str, &'static str)> {
        self.made_by
    }

    fn split<'s>(
        &self,
        path: &str,
        source: &'s str,
        _warnings: &mut Warnings,
    ) -> (Option<Map>, Parts<'s>) {
        (Some(front(path, source)), Parts::without_head(source, 0))
    }

    fn left_out(&self, matter: &FrontMatter<'_>) -> Option<&'static str> {
        // Lists of posts show the dates of these.
        const LISTS: [&str; 10] = [
            "archive",
            "archives",
            "author",
            "authors",
            "categories",
            "category",
            "page",
            "search",
            "tag",
            "tags",
        ];
        let mut folders = matter.path.split('/');
        if folders.any(|part| LISTS.contains(&part.trim_end_matches(".html"))) {
            return Some("a list of posts");
        }
        match matter.map.get("date") {
            None => Some("without a date"),
            Some(_) => None,
        }
    }

    fn path(
        &self,
        matter: &FrontMatter<'_>,
        _published: Timestamp,
        _warnings: &mut Warnings,
    ) -> Option<String> {
        let below = matter
            .path
            .strip_prefix(&self.folder)
            .unwrap_or(matter.path);
        let below = below.trim_start_matches('/');
        let shown = below.strip_suffix("index.html").unwrap_or(below);
        let own = matter.text(&["page_url"]).and_then(|own| {
            let url = matter.config.url.join(&own).ok()?;
            let path = url
                .path()
                .strip_prefix(matter.config.url.path())?
                .to_owned();
            let bare = |path: &str| path.trim_end_matches(".html").trim_matches('/').to_owned();
            (url.host_str() == matter.config.url.host_str() && bare(&path) == bare(shown))
                .then_some(path)
        });
        Some(match own {
            Some(own) => format!("/{own}"),
            None => format!("/{}", crate::uri::encode_path(shown)),
        })
    }

    fn html<'s>(
        &self,
        site: &Site,
        post: &Post,
        source: &'s str,
        _warnings: &mut Warnings,
    ) -> Cow<'s, str> {
        let options = Options {
            take: &site.main,
            title: post.title.as_deref(),
            ..Options::default()
        };
        Cow::Owned(page::read(source, &options).content)
    }
}

/// What a page says of itself, as front matter.
fn front(path: &str, source: &str) -> Map {
    let head = page::metadata(source);
    let is_home = path.ends_with("index.html") && !path.trim_start_matches("./").contains('/');
    let whole = match head.published {
        Some(_) => head,
        None => page::read(source, &Options::default()).metadata,
    };
    let Metadata {
        title,
        published,
        updated,
        authors,
        tags,
        section,
        canonical_url,
        language,
        image,
        description,
        is_unlisted,
        is_redirect,
        ..
    } = whole;
    let mut map = Map::new();
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            map.insert(key.to_owned(), value);
        }
    };
    let text = |text: Option<String>| text.map(Value::from);
    let is_post = !is_redirect && !is_unlisted && !is_home;
    put("date", text(published.filter(|_| is_post)));
    put("title", text(title));
    put("updated", text(updated));
    put("description", text(description));
    put("image", text(image));
    put("lang", text(language));
    put("page_url", text(canonical_url));
    put(
        "categories",
        text(section).map(|section| Value::List(vec![section])),
    );
    let names = |names: Vec<String>| Value::List(names.into_iter().map(Value::from).collect());
    put("tags", (!tags.is_empty()).then(|| names(tags)));
    let people: Vec<String> = authors.into_iter().map(|author| author.name).collect();
    put("authors", (!people.is_empty()).then(|| names(people)));
    map
}

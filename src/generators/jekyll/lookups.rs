//! What the template of a post may ask of its site: other posts, pages, data and files.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use super::{JekyllSite, collections, markdown};
use crate::config;
use crate::content::body::{kramdown, liquid};
use crate::content::front_matter;
use crate::content::{Post, Site};
use crate::read;
use crate::value::{Map, Value};
use crate::warning::{Discard, Warnings};

/// The lookups of one post's template.
pub(super) struct Lookups<'p, 's> {
    pub jekyll: &'p JekyllSite,
    pub site: &'p Site<'s>,
    pub post: &'p Post,
    /// `site.related_posts`, once it was asked for.
    pub related: OnceLock<Value>,
}

impl liquid::Site for Lookups<'_, '_> {
    fn include(&self, path: &str) -> Option<Cow<'_, str>> {
        self.file(&self.jekyll.includes_dir, path).map(Cow::Owned)
    }

    fn include_relative(&self, path: &str) -> Option<Cow<'_, str>> {
        let folder = self.post.path.rsplit_once('/');
        self.file(folder.map_or("", |(folder, _)| folder), path)
            .map(Cow::Owned)
    }

    /// The URL of the page that is made of the file at `path`, without the site's address.
    fn link(&self, path: &str) -> Option<String> {
        let path = path.trim_start_matches('/');
        let parts: Vec<&str> = path.split('/').collect();
        if parts.iter().any(|part| matches!(*part, "" | "." | "..")) {
            return None;
        }
        if parts.contains(&"_posts") {
            return self
                .site
                .index
                .has(path)
                .then(|| self.url_of(path))
                .flatten();
        }
        let file = self.site.config.root.join(path);
        let bytes = self.site.config.bounds.file(&file, read::POST).ok()?;
        self.page_url(path, &bytes)
    }

    /// The URL of the post `name`, such as `2022-03-18-hello`, without the site's address.
    fn post_url(&self, name: &str) -> Option<String> {
        let name = name.trim_start_matches('/');
        let last = name.rsplit('/').next()?;
        let mut paths = self.site.index.named(last);
        // Folders, where they are named, are those before `_posts` and below it.
        let path = paths.find(|path| {
            let without = path.replacen("_posts/", "", 1);
            let without = without.rsplit_once('.').map_or(&*without, |(stem, _)| stem);
            name == last || without == name || without.ends_with(&format!("/{name}"))
        })?;
        self.url_of(path)
    }

    /// `site.<name>`, as templates see what is not in the settings.
    fn variable(&self, name: &str) -> Option<&Value> {
        let lists = &self.site.index.lists;
        let by_name = |key: &str| by_name(self.posts().as_list().unwrap_or_default(), key);
        Some(match name {
            "data" => lists.data.get_or_init(|| {
                let config = self.site.config;
                config::read_folder(&config.root, &self.jekyll.data_dir, &config.bounds)
            }),
            "posts" => self.posts(),
            "documents" => self.documents(),
            "related_posts" => self.related(),
            "categories" => lists.categories.get_or_init(|| by_name("categories")),
            "tags" => lists.tags.get_or_init(|| by_name("tags")),
            _ => return self.collections().get(name),
        })
    }

    fn markdownify(&self, text: &str) -> String {
        let mut warnings = Warnings::discard(Discard::ReportedWithBody);
        markdown::to_html(self.jekyll, self.site, &self.post.path, text, &mut warnings)
    }

    fn smartify(&self, text: &str) -> String {
        let options = self.jekyll.kramdown.as_ref();
        match options {
            Some(options) => kramdown::smartify(text, options),
            None => kramdown::smartify(text, &kramdown::Options::default()),
        }
    }
}

impl Lookups<'_, '_> {
    fn url_of(&self, path: &str) -> Option<String> {
        Some(self.site.path_of(&self.site.index.post(path)?))
    }

    /// Where Jekyll puts a page that is not a post.
    fn page_url(&self, path: &str, bytes: &[u8]) -> Option<String> {
        let text = String::from_utf8_lossy(bytes);
        let head = front_matter::split_jekyll(&text).head;
        let Some((language, head)) = head else {
            return Some(format!("/{path}"));
        };
        let mut warnings = Warnings::discard(Discard::NotShown);
        let own = front_matter::read(language, head, path, &text, 1, &mut warnings);
        let own = own.ok()?.get("permalink").and_then(Value::to_text);
        if let Some(permalink) = own {
            return Some(format!("/{}", permalink.trim_start_matches('/')));
        }
        let (stem, extension) = path.rsplit_once('.')?;
        let is_page = self.jekyll.is_markdown(path) || extension == "html";
        let stem = stem.trim_start_matches('_');
        if !is_page {
            return Some(format!("/{stem}.{extension}"));
        }
        let style = &self.site.config.content.permalink;
        Some(match stem.strip_suffix("index") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => format!("/{folder}"),
            _ if style.is_pretty() => format!("/{stem}/"),
            _ => format!("/{stem}.html"),
        })
    }

    /// Every post as templates see it, newest first.
    fn posts(&self) -> &Value {
        let index = &self.site.index;
        index.lists.posts.get_or_init(|| {
            let posts = index.newest_first();
            let pages = posts.map(|post| Value::Map(page(self.site, &post)));
            Value::List(with_neighbours(pages.collect()))
        })
    }

    /// The documents of each collection but the posts.
    fn collections(&self) -> &Value {
        let lists = &self.site.index.lists;
        lists
            .collections
            .get_or_init(|| collections::all(self.jekyll, self.site))
    }

    /// Every document of every collection, the posts last.
    fn documents(&self) -> &Value {
        let lists = &self.site.index.lists;
        lists.documents.get_or_init(|| {
            let collections = self.collections().as_map().into_iter().flat_map(Map::iter);
            let others = collections.filter_map(|(_, list)| list.as_list());
            let posts = self.posts().as_list().unwrap_or_default();
            let all = others.flatten().chain(posts.iter().rev());
            Value::List(all.cloned().collect())
        })
    }

    /// The ten newest posts but this one, which is what Jekyll takes for related.
    fn related(&self) -> &Value {
        self.related.get_or_init(|| {
            let posts = self.posts().as_list().unwrap_or_default();
            let path =
                |post: &&Value| post.get("path").and_then(Value::as_str) != Some(&*self.post.path);
            Value::List(posts.iter().filter(path).take(10).cloned().collect())
        })
    }

    /// The text of the file at `path` below `folder`, if the path does not lead out of it.
    fn file(&self, folder: &str, path: &str) -> Option<String> {
        if path
            .split(['/', '\\'])
            .any(|part| matches!(part, "" | ".."))
        {
            return None;
        }
        let path = self.site.config.root.join(folder).join(path);
        let bytes = self.site.config.bounds.file(&path, read::POST).ok()?;
        let text = String::from_utf8(bytes).ok()?;
        Some(
            text.strip_prefix('\u{feff}')
                .map(str::to_owned)
                .unwrap_or(text),
        )
    }
}

/// The posts, newest first, each with the older and the newer one beside it.
fn with_neighbours(mut posts: Vec<Value>) -> Vec<Value> {
    let alone = posts.clone();
    for (at, post) in posts.iter_mut().enumerate() {
        let Value::Map(post) = post else { continue };
        let newer = at.checked_sub(1).map(|at| &alone[at]);
        for (key, other) in [("previous", alone.get(at + 1)), ("next", newer)] {
            if let Some(other) = other {
                post.insert(key.to_owned(), other.clone());
            }
        }
    }
    posts
}

/// Posts by category or tag. The names are in the order in which the posts, oldest first, have them.
fn by_name(posts: &[Value], key: &str) -> Value {
    let mut found: Vec<(String, Vec<Value>)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for post in posts.iter().rev() {
        let names = post.get(key).and_then(Value::as_list).unwrap_or_default();
        for name in names.iter().filter_map(Value::as_str) {
            let place = *places.entry(name.to_owned()).or_insert_with(|| {
                found.push((name.to_owned(), Vec::new()));
                found.len() - 1
            });
            found[place].1.push(post.clone());
        }
    }
    let lists = found.into_iter().map(|(name, mut posts)| {
        posts.reverse();
        (name, Value::List(posts))
    });
    Value::Map(lists.collect())
}

/// A post as templates see it: its front matter, and what Jekyll adds.
pub(super) fn page(site: &Site, post: &Post) -> Map {
    let mut page = post.front.clone();
    let mut put = |key: &str, value: Value| page.insert(key.to_owned(), value);
    let list = |names: &[String]| Value::List(names.iter().cloned().map(Value::from).collect());
    let url = site.path_of(post);
    let folder = url
        .trim_end_matches('/')
        .rsplit_once('/')
        .map_or("", |(folder, _)| folder);
    let date = post.published.with_timezone(&site.config.timezone);
    put("id", format!("{folder}/{}", post.slug).into());
    put("url", url.into());
    put(
        "date",
        date.format("%Y-%m-%d %H:%M:%S %z").to_string().into(),
    );
    put("title", post.title.clone().unwrap_or_default().into());
    put("slug", post.slug.clone().into());
    put("categories", list(&post.categories));
    put("tags", list(&post.tags));
    put("path", post.path.clone().into());
    put("relative_path", post.path.clone().into());
    put("collection", "posts".into());
    put("draft", Value::Bool(post.path.contains("_drafts/")));
    if let Some(at) = post.path.rfind('.') {
        put("ext", post.path[at..].into());
    }
    page
}

/// Puts into `page` what costs more to know of a post, if its `source` asks for it: its neighbours and its own text.
pub(super) fn surround(site: &Site, post: &Post, source: &str, page_of: &mut Map) {
    if source.contains("page.content") {
        page_of.insert("content".to_owned(), post.body.as_str().into());
    }
    if source.contains("page.previous") || source.contains("page.next") {
        let Some((older, newer)) = site.index.neighbours(&post.path) else {
            return;
        };
        for (key, other) in [("previous", older), ("next", newer)] {
            let other = other.and_then(|path| site.index.post(path));
            let other = other.map(|other| Value::Map(page(site, &other)));
            page_of.insert(key.to_owned(), other.unwrap_or_default());
        }
    }
}

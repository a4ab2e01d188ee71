//! The site around a post: what a body may refer to, gathered once and only where one does.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::body::html::{SelectorError, Selectors};
use super::body::kramdown;
use super::{Headers, Post, scan};
use crate::config::{self, Config};
use crate::date::Timestamp;
use crate::generators::jekyll::JekyllSite;
use crate::read;
use crate::value::{Map, Value};

/// The site around a post.
pub struct Site<'s> {
    /// Its settings.
    pub config: &'s Config,
    /// The present, as the build was told.
    pub now: Timestamp,
    /// Its posts, in the order of their paths.
    pub headers: &'s Headers,
    /// What leaves bodies.
    pub remove: Selectors,
    /// How Markdown is read, where kramdown reads it.
    pub kramdown: Option<kramdown::Options>,
    data: OnceLock<Value>,
    posts: OnceLock<Value>,
    categories: OnceLock<Value>,
    tags: OnceLock<Value>,
    names: OnceLock<HashMap<&'s str, Vec<usize>>>,
}

impl<'s> Site<'s> {
    /// The site of these settings and posts.
    ///
    /// # Errors
    ///
    /// Where a selector in the settings is none.
    pub fn new(
        config: &'s Config,
        now: Timestamp,
        headers: &'s Headers,
    ) -> Result<Self, SelectorError> {
        Ok(Site {
            config,
            now,
            headers,
            kramdown: config.jekyll.as_deref().and_then(options),
            remove: Selectors::default().with(&config.content.remove)?,
            data: OnceLock::new(),
            posts: OnceLock::new(),
            categories: OnceLock::new(),
            tags: OnceLock::new(),
            names: OnceLock::new(),
        })
    }

    /// `site.<name>`, as templates see what is not in the settings.
    pub fn variable(&self, name: &str) -> Option<&Value> {
        let jekyll = self.config.jekyll.as_deref()?;
        Some(match name {
            "data" => self
                .data
                .get_or_init(|| config::read_folder(&self.config.root.join(&jekyll.data_dir))),
            "posts" => self.posts(),
            "categories" => self.categories.get_or_init(|| self.by_name("categories")),
            "tags" => self.tags.get_or_init(|| self.by_name("tags")),
            _ => return None,
        })
    }

    /// The URL of the post `name`, such as `2022-03-18-hello`, without the site's address.
    pub fn post_url(&self, name: &str) -> Option<String> {
        let name = name.trim_start_matches('/');
        let last = name.rsplit('/').next()?;
        let names = self.names.get_or_init(|| {
            let mut names: HashMap<&str, Vec<usize>> = HashMap::new();
            for place in 0..self.headers.len() {
                let name = stem(self.headers.path(place));
                names.entry(name).or_default().push(place);
            }
            names
        });
        let places = names.get(last)?.iter();
        let mut paths = places.map(|place| self.headers.path(*place));
        // Folders, where they are named, are those before `_posts` and below it.
        let path = paths.find(|path| {
            let without = path.replacen("_posts/", "", 1);
            let without = without.rsplit_once('.').map_or(&*without, |(stem, _)| stem);
            name == last || without == name || without.ends_with(&format!("/{name}"))
        })?;
        self.url_of(path)
    }

    /// The URL of the page that is made of the file at `path`, without the site's address.
    pub fn link(&self, path: &str) -> Option<String> {
        let path = path.trim_start_matches('/');
        let parts: Vec<&str> = path.split('/').collect();
        if parts.iter().any(|part| matches!(*part, "" | "." | "..")) {
            return None;
        }
        if parts.contains(&"_posts") {
            return self.headers.find(path).and_then(|_| self.url_of(path));
        }
        let bytes = read::file(&self.config.root.join(path), read::POST).ok()?;
        self.page_url(path, &bytes)
    }

    fn url_of(&self, path: &str) -> Option<String> {
        let post = scan::load(self.config, path, &mut Vec::new()).ok()?;
        Some(self.path_of(&post))
    }

    /// The path of a post's page, without the site's address.
    pub fn path_of(&self, post: &Post) -> String {
        let base = self.config.base();
        let base = match self.config.keeps_jekyll_feeds() {
            true => crate::uri::jekyll_normalized(&base).into(),
            false => base,
        };
        let path = post.canonical_url.strip_prefix(&*base);
        path.unwrap_or(&post.canonical_url).to_owned()
    }

    /// Where Jekyll puts a page that is no post.
    fn page_url(&self, path: &str, bytes: &[u8]) -> Option<String> {
        let jekyll = self.config.jekyll.as_deref()?;
        let text = String::from_utf8_lossy(bytes);
        let head = super::front_matter::split_jekyll(&text).head;
        let Some((language, head)) = head else {
            return Some(format!("/{path}"));
        };
        let own = super::front_matter::read(language, head, path, &text, 1, &mut Vec::new());
        let own = own.ok()?.get("permalink").and_then(Value::to_text);
        if let Some(permalink) = own {
            return Some(format!("/{}", permalink.trim_start_matches('/')));
        }
        let (stem, extension) = path.rsplit_once('.')?;
        let is_page = jekyll.is_markdown(path) || extension == "html";
        let stem = stem.trim_start_matches('_');
        if !is_page {
            return Some(format!("/{stem}.{extension}"));
        }
        let style = &self.config.content.permalink;
        Some(match stem.strip_suffix("index") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => format!("/{folder}"),
            _ if style.is_pretty() => format!("/{stem}/"),
            _ => format!("/{stem}.html"),
        })
    }

    /// Every post as templates see it, newest first. Not in parallel: who waits for it may be one of the workers.
    fn posts(&self) -> &Value {
        self.posts.get_or_init(|| {
            let mut places: Vec<usize> = (0..self.headers.len()).collect();
            places.sort_by_key(|place| {
                (
                    std::cmp::Reverse(self.headers.get(*place).published),
                    *place,
                )
            });
            let posts = places.into_iter().filter_map(|place| {
                let path = self.headers.path(place);
                let post = scan::load(self.config, path, &mut Vec::new()).ok()?;
                Some(Value::Map(self.page(&post)))
            });
            Value::List(posts.collect())
        })
    }

    /// Posts by category or tag.
    fn by_name(&self, key: &str) -> Value {
        let mut found: Vec<(String, Vec<Value>)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for post in self.posts().as_list().unwrap_or_default() {
            let names = post.get(key).and_then(Value::as_list).unwrap_or_default();
            for name in names.iter().filter_map(Value::as_str) {
                let place = *places.entry(name.to_owned()).or_insert_with(|| {
                    found.push((name.to_owned(), Vec::new()));
                    found.len() - 1
                });
                found[place].1.push(post.clone());
            }
        }
        let lists = found
            .into_iter()
            .map(|(name, posts)| (name, Value::List(posts)));
        Value::Map(lists.collect())
    }

    /// A post as templates see it: its front matter, and what Jekyll adds.
    pub fn page(&self, post: &Post) -> Map {
        let mut page = post.front.clone();
        let mut put = |key: &str, value: Value| page.insert(key.to_owned(), value);
        let list = |names: &[String]| Value::List(names.iter().cloned().map(Value::from).collect());
        let url = self.path_of(post);
        let folder = url
            .trim_end_matches('/')
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder);
        let date = post.published.with_timezone(&self.config.timezone);
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

    /// Puts into `page` what costs more to know of a post, where its `source` asks for it: its neighbours and its own text.
    pub fn surround(&self, post: &Post, source: &str, page: &mut Map) {
        if source.contains("page.content") {
            page.insert("content".to_owned(), post.body.as_str().into());
        }
        if source.contains("page.previous") || source.contains("page.next") {
            let order = |place: &usize| (self.headers.get(*place).published, *place);
            let Some(here) = self.headers.find(&post.path).map(|place| order(&place)) else {
                return;
            };
            let places = || 0..self.headers.len();
            let older = places()
                .filter(|place| order(place) < here)
                .max_by_key(order);
            let newer = places()
                .filter(|place| order(place) > here)
                .min_by_key(order);
            for (key, place) in [("previous", older), ("next", newer)] {
                let path = place.map(|place| self.headers.path(place));
                let other =
                    path.and_then(|path| scan::load(self.config, path, &mut Vec::new()).ok());
                let other = other.map(|other| Value::Map(self.page(&other)));
                page.insert(key.to_owned(), other.unwrap_or_default());
            }
        }
    }

    /// What only a Jekyll site has.
    pub fn jekyll(&self) -> Option<&JekyllSite> {
        self.config.jekyll.as_deref()
    }

    /// The text of the file at `path` below `folder`, where the path does not lead out of it.
    pub fn file(&self, folder: &str, path: &str) -> Option<String> {
        if path
            .split(['/', '\\'])
            .any(|part| matches!(part, "" | ".."))
        {
            return None;
        }
        let bytes = read::file(&self.config.root.join(folder).join(path), read::POST).ok()?;
        let text = String::from_utf8(bytes).ok()?;
        Some(
            text.strip_prefix('\u{feff}')
                .map(str::to_owned)
                .unwrap_or(text),
        )
    }

    /// The present in UTC.
    pub fn now_utc(&self) -> chrono::DateTime<chrono::Utc> {
        self.now.to_utc()
    }
}

/// What `_config.yml` says of kramdown; `None` where it wants `CommonMark` in its place.
fn options(jekyll: &JekyllSite) -> Option<kramdown::Options> {
    let markdown = jekyll.settings.get("markdown").and_then(Value::as_str);
    if markdown.is_some_and(|name| name.to_ascii_lowercase().starts_with("commonmark")) {
        return None;
    }
    let mut options = kramdown::Options::default();
    let settings = jekyll.settings.get("kramdown").and_then(Value::as_map);
    for (name, value) in settings.into_iter().flat_map(Map::iter) {
        let written = match value {
            // Levels may be a list.
            Value::List(items) => {
                let items = items.iter().filter_map(Value::to_text);
                Some(items.collect::<Vec<_>>().join(","))
            }
            one => one.to_text(),
        };
        if let Some(written) = written {
            options.set(name, &written);
        }
    }
    Some(options)
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

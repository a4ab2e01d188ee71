//! The pages of a built site: which there are, what each says of itself, and what they hold.

mod sitemap;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use feedmill_html::page;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use url::Url;

use crate::fingerprint::{Fingerprint, hash};
use crate::read;
use crate::uri::encode_path;

/// The pages of a site, if its generator's output is at hand. Copies share what they know.
#[derive(Clone, Default)]
pub struct Pages(Arc<RwLock<Option<Arc<Output>>>>);

/// The pages of a generator's output.
pub struct Output {
    root: PathBuf,
    /// The site's home page.
    home: Url,
    known: Mutex<BTreeMap<String, Known>>,
    /// The paths of known pages by their hashes, which stand for them in the cache.
    named: Mutex<HashMap<u64, String>>,
    list: OnceLock<List>,
    /// The paths that the site's sitemaps name.
    listed: OnceLock<BTreeSet<String>>,
    /// Whether addresses have no `.html`, as far as the home page says.
    drops_html: OnceLock<bool>,
}

/// What is known of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// How its file is known again.
    pub fingerprint: Fingerprint,
    /// A hash of what it holds.
    pub contents: u128,
    /// What it is called.
    pub title: String,
    /// When it was published, as it is written.
    pub published: Option<String>,
    /// Where it lives, as it says itself.
    pub canonical_url: Option<String>,
    /// Whether it says that it is an article.
    pub is_article: bool,
    /// Whether it only leads to another page.
    pub is_redirect: bool,
}

/// All pages, by what posts are looked for by.
#[derive(Default)]
struct List {
    pages: Vec<(String, Known)>,
    by_title: HashMap<String, Vec<u32>>,
    by_name: HashMap<String, Vec<u32>>,
}

/// More pages are not looked at.
const MOST_PAGES: usize = 200_000;

/// Equal however they are opened: what is equal about settings does not depend on what lies in the output.
impl fmt::Debug for Pages {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Pages")
    }
}

impl Pages {
    /// Opens the output in the folder `root` of the site that lives at `home`. `known` is what an earlier build knew of it.
    pub fn open(&self, root: &Path, home: &Url, known: BTreeMap<String, Known>) {
        let named = known.keys().map(|path| (name_hash(path), path.clone()));
        let output = Output {
            root: root.to_owned(),
            home: home.clone(),
            named: Mutex::new(named.collect()),
            known: Mutex::new(known),
            list: OnceLock::new(),
            listed: OnceLock::new(),
            drops_html: OnceLock::new(),
        };
        self.set(Some(Arc::new(output)));
    }

    /// Forgets the output.
    pub fn close(&self) {
        self.set(None);
    }

    fn set(&self, output: Option<Arc<Output>>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = output;
    }

    /// The output, if it is open.
    pub fn get(&self) -> Option<Arc<Output>> {
        let output = self.0.read().unwrap_or_else(PoisonError::into_inner);
        output.clone()
    }
}

impl Output {
    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What is known of the page at `path`; `None` if it cannot be read.
    pub fn known(&self, path: &str) -> Option<Known> {
        let file = self.root.join(path);
        let fingerprint = Fingerprint::of(&file.metadata().ok()?);
        {
            let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(known) = known
                .get(path)
                .filter(|known| known.fingerprint == fingerprint)
            {
                return Some(known.clone());
            }
        }
        let bytes = read::file(&file, read::POST).ok()?;
        let known = Known::of(&bytes, fingerprint);
        self.keep(path, known.clone());
        Some(known)
    }

    fn keep(&self, path: &str, known: Known) {
        let mut named = self.named.lock().unwrap_or_else(PoisonError::into_inner);
        named.insert(name_hash(path), path.to_owned());
        drop(named);
        let mut all = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(path.to_owned(), known);
    }

    /// A hash of what the page holds whose path has the hash `name`.
    pub fn contents_of(&self, name: u64) -> Option<u128> {
        let path = {
            let named = self.named.lock().unwrap_or_else(PoisonError::into_inner);
            named.get(&name).cloned()
        };
        Some(self.known(&path?)?.contents)
    }

    /// The text of a page.
    pub fn bytes(&self, path: &str) -> Option<Vec<u8>> {
        read::file(&self.root.join(path), read::POST).ok()
    }

    /// The path of a page as the site's sitemap has it: with or without the `/` or `.html` at its end.
    fn as_listed(&self, path: String) -> String {
        let listed = self.listed();
        if listed.is_empty() && self.drops_html() {
            return path.strip_suffix(".html").unwrap_or(&path).to_owned();
        }
        if listed.is_empty() || listed.contains(&path) {
            return path;
        }
        let short = path.strip_suffix('/').or(path.strip_suffix(".html"));
        match short.filter(|short| listed.contains(*short)) {
            Some(short) => short.to_owned(),
            None => path,
        }
    }

    fn drops_html(&self) -> bool {
        *self
            .drops_html
            .get_or_init(|| sitemap::drops_html(&self.root))
    }

    fn listed(&self) -> &BTreeSet<String> {
        self.listed
            .get_or_init(|| sitemap::paths(&self.root, &self.home))
    }

    /// Where a page lives: where it says so itself if that is on the site, or else where the sitemap says or its file lies.
    pub fn url_of(&self, path: &str, known: &Known) -> String {
        let own = known
            .canonical_url
            .as_ref()
            .and_then(|url| self.home.join(url).ok());
        let own = own.filter(|url| {
            let decoded = percent_encoding::percent_decode_str(url.path()).decode_utf8_lossy();
            let decoded = decoded.trim_matches('/');
            let bare = bare(path);
            url.host_str() == self.home.host_str()
                && url.query().is_none()
                && (decoded == path
                    || bare_of_url(decoded).ends_with(bare)
                    || bare.ends_with(bare_of_url(decoded)))
                && (bare.is_empty() || !decoded.is_empty())
        });
        if let Some(mut url) = own {
            url.set_fragment(None);
            // Hexo's themes name the file.
            if let Some(folder) = url.path().strip_suffix("/index.html") {
                let folder = format!("{folder}/");
                url.set_path(&folder);
            }
            return url.into();
        }
        let shown = path.strip_suffix("index.html").unwrap_or(path);
        let base = self.home.path();
        let is_below = shown.starts_with(base.trim_start_matches('/')) && base != "/";
        let path = match is_below {
            true => format!("/{shown}"),
            false => format!("{base}{shown}"),
        };
        let path = self.as_listed(path);
        self.home
            .join(&encode_path(&path))
            .map_or_else(|_| path, String::from)
    }

    /// Every page with what is known of it, in the order of their paths. The heads of those that nothing is known of are read.
    pub fn all(&self) -> &[(String, Known)] {
        &self.list().pages
    }

    /// The pages that are called `title`.
    pub fn titled<'o>(&'o self, title: &str) -> impl Iterator<Item = &'o (String, Known)> {
        let list = self.list();
        let places = list.by_title.get(&letters(title));
        places
            .into_iter()
            .flatten()
            .map(|place| &list.pages[*place as usize])
    }

    /// The pages whose file or folder has the name.
    pub fn named<'o>(&'o self, name: &str) -> impl Iterator<Item = &'o (String, Known)> {
        let list = self.list();
        let places = list.by_name.get(&letters(name));
        places
            .into_iter()
            .flatten()
            .map(|place| &list.pages[*place as usize])
    }

    fn list(&self) -> &List {
        self.list.get_or_init(|| {
            let paths = self.paths();
            let pages: Vec<(String, Known)> = paths
                .into_par_iter()
                .filter_map(|path| self.known(&path).map(|known| (path, known)))
                .collect();
            let mut list = List {
                pages,
                ..List::default()
            };
            for (place, (path, known)) in list.pages.iter().enumerate() {
                if known.is_redirect {
                    continue;
                }
                for title in titles(&known.title) {
                    list.by_title.entry(title).or_default().push(place as u32);
                }
                let name = letters(last_part(path));
                if !name.is_empty() {
                    list.by_name.entry(name).or_default().push(place as u32);
                }
            }
            list
        })
    }

    fn paths(&self) -> Vec<String> {
        let walk = walkdir::WalkDir::new(&self.root).into_iter();
        let entries = walk.filter_entry(|entry| {
            let name = entry.file_name();
            entry.depth() == 0 || name != "node_modules" && !name.to_string_lossy().starts_with('.')
        });
        let paths = entries.flatten().filter_map(|entry| {
            let path = entry.path().strip_prefix(&self.root).ok()?.to_str()?;
            let is_page = path.ends_with(".html") || path.ends_with(".htm");
            (is_page && entry.file_type().is_file())
                .then(|| path.replace(std::path::MAIN_SEPARATOR, "/"))
        });
        let mut paths: Vec<String> = paths.take(MOST_PAGES).collect();
        paths.sort();
        paths
    }

    /// A hash of what posts are looked for by.
    pub fn signature(&self) -> u128 {
        let mut text = Vec::new();
        for (path, known) in self.all() {
            text.extend(path.as_bytes());
            for part in [
                Some(known.title.as_str()),
                known.published.as_deref(),
                known.canonical_url.as_deref(),
            ] {
                text.push(0);
                text.extend(part.unwrap_or_default().as_bytes());
            }
            text.push(1);
        }
        text.push(u8::from(self.drops_html()));
        for path in self.listed() {
            text.extend(path.as_bytes());
            text.push(2);
        }
        hash(&text)
    }

    /// What is known now of all pages that were asked for, for the next build: those that did not change after `started`, by the
    /// clock of the file system.
    pub fn take_known(&self, started: i64) -> BTreeMap<String, Known> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let mut known = std::mem::take(&mut *known);
        known.retain(|_, known| known.fingerprint.newest() < started);
        known
    }
}

impl Known {
    fn of(bytes: &[u8], fingerprint: Fingerprint) -> Self {
        let html = page::decode(bytes);
        let head = page::metadata(&html);
        Known {
            fingerprint,
            contents: hash(bytes),
            title: head.title.unwrap_or_default(),
            published: head.published,
            canonical_url: head.canonical_url,
            is_article: head.is_article,
            is_redirect: head.is_redirect,
        }
    }
}

/// The hash by which the cache names a page.
pub fn name_hash(path: &str) -> u64 {
    // Nothing is called 0.
    (hash(path.as_bytes()) as u64).max(1)
}

/// What a page may be called, as letters: its title, and what is left of it without the name of a site at its end or beginning.
fn titles(title: &str) -> Vec<String> {
    const SIGNS: [&str; 6] = [" | ", " - ", " – ", " — ", " · ", " • "];
    let before = SIGNS
        .iter()
        .filter_map(|sign| Some(title.rsplit_once(sign)?.0));
    let after = SIGNS
        .iter()
        .filter_map(|sign| Some(title.split_once(sign)?.1));
    let all = std::iter::once(title).chain(before).chain(after);
    let mut titles: Vec<String> = all.map(letters).filter(|title| !title.is_empty()).collect();
    titles.sort();
    titles.dedup();
    titles
}

/// The letters and digits of a text, in small letters.
pub fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The path of a URL, decoded; the URL itself if it is none.
pub fn path_of(url: &str) -> String {
    Url::parse(url).map_or_else(
        |_| url.to_owned(),
        |url| {
            let path = percent_encoding::percent_decode_str(url.path());
            path.decode_utf8_lossy().into_owned()
        },
    )
}

/// The path of a page's file without what addresses leave out.
fn bare(path: &str) -> &str {
    let path = path
        .strip_suffix("index.html")
        .or_else(|| path.strip_suffix(".html"))
        .unwrap_or(path);
    path.trim_matches('/')
}

fn bare_of_url(path: &str) -> &str {
    bare(path)
}

/// The name of a page: that of its file, or of its folder.
pub fn last_part(path: &str) -> &str {
    bare(path).rsplit('/').next().unwrap_or_default()
}

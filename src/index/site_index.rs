//! What a post may ask of the others.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::PostIndex;
use crate::content::post::Post;
use crate::value::Value;

/// Reads posts for a [`SiteIndex`].
pub trait PostReader: Sync {
    /// The post in the file at `path`, whether feeds may show it or not.
    fn post(&self, path: &str) -> Option<Post>;

    /// The page in the file at `path`, which may have no date and need not be a post; `None` if there is no such file.
    fn page(&self, path: &str) -> Option<Post>;

    /// The files that may be posts.
    fn files(&self) -> Vec<String>;
}

/// What a post may ask of the others, made after the scan. Nothing is looked up before a post asks for it, and of posts that
/// are read to answer, none is kept but in `Lists`.
pub struct SiteIndex<'s> {
    reader: Box<dyn PostReader + 's>,
    records: &'s PostIndex,
    /// What templates list.
    pub(crate) lists: Lists,
    /// The places of posts in the order of their files' names.
    by_stem: OnceLock<Vec<usize>>,
    pages: OnceLock<BTreeMap<String, String>>,
}

/// What templates list of the site, each made once, when the first template asks for it.
#[derive(Default)]
pub(crate) struct Lists {
    /// The site's data files.
    pub data: OnceLock<Value>,
    /// Every post, newest first.
    pub posts: OnceLock<Value>,
    /// The documents of each collection but the posts.
    pub collections: OnceLock<Value>,
    /// Every document of every collection.
    pub documents: OnceLock<Value>,
    /// The posts of each category.
    pub categories: OnceLock<Value>,
    /// The posts of each tag.
    pub tags: OnceLock<Value>,
}

impl<'s> SiteIndex<'s> {
    /// The index of these posts.
    pub fn new(reader: Box<dyn PostReader + 's>, records: &'s PostIndex) -> Self {
        SiteIndex {
            reader,
            records,
            lists: Lists::default(),
            by_stem: OnceLock::new(),
            pages: OnceLock::new(),
        }
    }

    /// Whether feeds may show the post at `path`.
    pub fn has(&self, path: &str) -> bool {
        self.records.find(path).is_some()
    }

    /// The post in the file at `path`, whether feeds may show it or not. What is wrong with it is reported when it is scanned.
    pub fn post(&self, path: &str) -> Option<Post> {
        self.reader.post(path)
    }

    /// Where the page in the file at `path` lives, as an absolute URL, be it a post or not; `None` if the site has no such page.
    pub fn url_of(&self, path: &str) -> Option<String> {
        Some(self.reader.page(path)?.canonical_url)
    }

    /// The paths of the posts whose files have the name `name`, without folders and extension, in their order.
    pub fn named(&self, name: &str) -> impl Iterator<Item = &'s str> {
        let records = self.records;
        let places = self.by_stem.get_or_init(|| {
            let mut places: Vec<usize> = (0..records.len()).collect();
            // Sorting keeps the order of those of one name.
            places.sort_by_key(|place| stem(records.path(*place)));
            places
        });
        let start = places.partition_point(|place| stem(records.path(*place)) < name);
        let named = places[start..].iter().map(|place| records.path(*place));
        let named: Vec<&str> = named.take_while(|path| stem(path) == name).collect();
        named.into_iter()
    }

    /// The file of the page that goes by `name`, be it a post or not; the first of several. `name_of` gives the name of a page
    /// by its path, and is the same in all calls, since its names are gathered once.
    pub fn page_named(&self, name: &str, name_of: impl Fn(&str) -> String) -> Option<&str> {
        let pages = self.pages.get_or_init(|| {
            let mut pages = BTreeMap::new();
            for path in self.reader.files() {
                pages.entry(name_of(&path)).or_insert(path);
            }
            pages
        });
        pages.get(name).map(String::as_str)
    }

    /// The paths of the next older and the next newer post; `None` if the post at `path` is not among those that feeds show.
    pub fn neighbours(&self, path: &str) -> Option<(Option<&'s str>, Option<&'s str>)> {
        let order = |place: &usize| (self.records.get(*place).published, *place);
        let here = order(&self.records.find(path)?);
        let places = || 0..self.records.len();
        let older = places()
            .filter(|place| order(place) < here)
            .max_by_key(order);
        let newer = places()
            .filter(|place| order(place) > here)
            .min_by_key(order);
        let path = |place: Option<usize>| place.map(|place| self.records.path(place));
        Some((path(older), path(newer)))
    }

    /// Every post that feeds may show, newest first, each read when it is asked for. Not in parallel: who waits for it may be
    /// one of the workers.
    pub fn newest_first(&self) -> impl Iterator<Item = Post> {
        let mut places: Vec<usize> = (0..self.records.len()).collect();
        places.sort_by_key(|place| {
            let published = self.records.get(*place).published;
            // Of two of one instant, Jekyll lists the later path first.
            std::cmp::Reverse((published, *place))
        });
        places
            .into_iter()
            .filter_map(|place| self.post(self.records.path(place)))
    }
}

/// A file's name without its folders and its extension.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

//! What a build knows of the one before it, and tells the next.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::key::{self, Keys};
use super::page_facts::PageFacts;
use super::state::{Made, Output, State};
use super::store::Store;
use crate::built::BuiltSite;
use crate::config::{BodySource, Config};
use crate::content::Trust;
use crate::content::scan::PreviousScan;
use crate::fingerprint::hash;
use crate::index::{Labels, PostIndex};
use crate::lock::Ids;
use crate::output::{Error, Folder, Written};
use crate::render::page::Glance;
use crate::selection::Selection;

/// The posts of a site, with what else feeds show of them.
#[derive(Clone, Copy)]
pub(crate) struct Posts<'p> {
    pub records: &'p PostIndex,
    /// What their terms are called.
    pub labels: &'p Labels,
    /// The ids that the site's lock gives them.
    pub ids: Option<&'p Ids>,
    /// What documents say besides their posts: which other ones the feed has, and which entries were withdrawn.
    pub beside: &'p str,
}

/// What is known of the last build, and what becomes known in this one.
#[derive(Default)]
pub(crate) struct BuildCache {
    store: Option<Store>,
    facts: Option<PageFacts>,
    trust: Trust,
    previous: PostIndex,
    pictures: BTreeSet<String>,
    /// The documents that the last build wrote.
    pub documents: BTreeMap<String, Written>,
    feeds: BTreeMap<u128, Made>,
    /// The files of the built site to which the entries of these feeds lead.
    built: BTreeSet<String>,
    /// How many posts the last build found.
    pub total: Option<usize>,
    made: Mutex<BTreeMap<u128, Made>>,
    /// What the site's owner may want to know.
    pub notes: Vec<String>,
}

impl BuildCache {
    /// The cache of a build that has none and keeps none.
    pub fn none() -> Self {
        BuildCache::default()
    }

    /// What the last build of the site knew, as far as it is about the same settings and the same folder of feeds.
    pub fn load(config: &Config, built: Option<&BuiltSite>, folder: &Folder, trust: Trust) -> Self {
        let mut cache = BuildCache {
            trust,
            ..BuildCache::none()
        };
        if let Err(error) = config.check_own_folder() {
            cache
                .notes
                .push(format!("{error}; the next build starts without a cache"));
            return cache;
        }
        let facts = PageFacts::of(&config.root, key::of_pages(built));
        if let Some(built) = built
            && config.content.body != BodySource::Source
        {
            let known = match trust {
                Trust::Contents => BTreeMap::new(),
                Trust::Fingerprints | Trust::Index => facts.read(),
            };
            config.pages.open(built.root(), &config.url, known);
        }
        let keys = Keys::of(config, built, folder).map_err(|error| {
            let file = config.root.join(&config.file);
            Error::new(
                &file,
                "has settings that cannot be serialised",
                error.into(),
            )
        });
        match keys.and_then(|keys| Store::open(&config.root, keys)) {
            Ok(store) => {
                cache.facts = Some(facts);
                let (state, notes) = store.read();
                cache.notes.extend(notes);
                cache.previous = state.records;
                cache.pictures = state.pictures;
                cache.documents = state.output.documents;
                cache.total = store.total();
                let is_there =
                    |file: &String| built.is_some_and(|built| built.root().join(file).is_file());
                // Once a page is gone, what leads to it is to be made again, and looked up.
                if state.output.built.par_iter().all(is_there) {
                    cache.feeds = state.output.feeds;
                    cache.built = state.output.built;
                }
                cache.store = Some(store);
            }
            Err(error) => cache.cannot_be_kept(&error),
        }
        cache
    }

    /// Where a build without a cache may write documents before they take their places.
    pub fn staging_of(config: &Config) -> Option<PathBuf> {
        config.check_own_folder().ok()?;
        Some(Store::staging_of(&config.root))
    }

    /// A hash of the settings that posts depend on; `None` if nothing is kept for the next build.
    pub fn settings(&self) -> Option<u128> {
        self.store.as_ref().map(Store::settings)
    }

    /// Where documents may be written before they take their places.
    pub fn staging(&self) -> Option<PathBuf> {
        self.store.as_ref().map(Store::staging)
    }

    /// What scanning may use, once.
    pub fn take_previous(&mut self) -> Option<PreviousScan> {
        let store = self.store.as_ref()?;
        Some(PreviousScan {
            records: std::mem::take(&mut self.previous),
            pictures: std::mem::take(&mut self.pictures),
            trust: self.trust,
            started: store.started(),
        })
    }

    /// Keeps the documents of a feed where they are those that would be made again, and says what pages show of it.
    pub fn keeps(
        &self,
        config: &Config,
        posts: Posts,
        selection: &Selection,
        folder: &Folder,
    ) -> Option<Glance> {
        let key = self.key(config, posts, selection)?;
        let made = self.feeds.get(&key)?;
        folder.keep(&made.documents).then(|| {
            self.remember(key, made.clone());
            made.glance.clone()
        })
    }

    /// Remembers that the documents of a feed were made, and show nothing but the posts of its selection.
    pub fn made(
        &self,
        config: &Config,
        posts: Posts,
        selection: &Selection,
        documents: Vec<String>,
        glance: &Glance,
    ) {
        if let Some(key) = self.key(config, posts, selection) {
            let glance = glance.clone();
            self.remember(key, Made { documents, glance });
        }
    }

    /// Keeps everything for the next build. `is_same` says that the posts are those of the last one.
    pub fn save(
        &mut self,
        config: &Config,
        records: PostIndex,
        is_same: bool,
        pictures: BTreeSet<String>,
        mut built: BTreeSet<String>,
        documents: BTreeMap<String, Written>,
    ) {
        let Some(store) = &self.store else { return };
        built.append(&mut self.built);
        let total = records.len();
        let made = self.made.get_mut().unwrap_or_else(PoisonError::into_inner);
        let state = State {
            records,
            pictures,
            output: Output {
                documents,
                feeds: std::mem::take(made),
                built,
            },
        };
        let written = store.write(&state, is_same);
        let written = written.and_then(|()| match (&self.facts, config.pages.get()) {
            (Some(facts), Some(output)) => facts.write(&output.take_known(store.started())),
            _ => Ok(()),
        });
        if let Err(error) = written.and_then(|()| store.write_total(total)) {
            self.cannot_be_kept(&error);
        }
    }

    fn cannot_be_kept(&mut self, error: &Error) {
        let source = std::error::Error::source(error);
        let source = source.map_or_else(String::new, |source| format!(": {source}"));
        self.notes.push(format!(
            "{error}{source}; the next build starts without a cache"
        ));
    }

    fn remember(&self, key: u128, feed: Made) {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        made.insert(key, feed);
    }

    /// A hash of all that a feed shows; `None` where a post of it has to be read each time.
    fn key(&self, config: &Config, posts: Posts, selection: &Selection) -> Option<u128> {
        self.store.as_ref()?;
        let Posts {
            records,
            labels,
            ids,
            beside,
        } = posts;
        let output = config.pages.get();
        let mut text = Vec::with_capacity(1024);
        for part in [
            selection.kind.name(),
            &selection.name,
            &selection.label,
            &selection.slug,
            selection.language.as_deref().unwrap_or_default(),
            selection.within.as_deref().unwrap_or_default(),
            beside,
        ] {
            text.extend(part.as_bytes());
            text.push(0);
        }
        text.extend(selection.total.to_le_bytes());
        for place in &selection.posts {
            let record = records.get(*place);
            text.extend(records.path(*place).as_bytes());
            text.push(u8::from(record.is_duplicate));
            text.extend(record.known()?.contents);
            if let Some(id) = ids.and_then(|ids| ids.id(*place)) {
                text.extend(id.as_bytes());
                text.push(0);
            }
            for label in records
                .terms(*place)
                .iter()
                .filter_map(|term| labels.at(*term))
            {
                text.extend(label.as_bytes());
                text.push(0);
            }
            if record.page != 0 {
                let contents = output.as_ref()?.contents_of(record.page)?;
                text.extend(contents.to_le_bytes());
            }
        }
        Some(hash(&text))
    }
}

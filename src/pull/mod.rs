//! Other people's feeds become posts: asked for politely, read, cleaned, and written as one file for each entry.
//!
//! 1. `sources` says which feeds there are, and `place` where each is asked and what may be shown of that;
//! 2. `fetch` asks for those that may have changed, as `rate_limit` and `state` allow;
//! 3. `parse` reads RSS, Atom and JSON Feed into items, within the `limits`: `bound` cuts a feed before it is parsed, and `fit` its
//!    entries;
//! 4. `same` says whether two sources have the same item, and whose it is;
//! 5. `post` writes an item as a post, and `post_store` puts it where it belongs, unless a person has edited it.

mod bound;
mod cuts;
mod fetch;
mod fit;
mod item;
mod limits;
mod parse;
mod place;
mod post;
mod post_store;
mod rate_limit;
mod report;
mod same;
mod seen;
mod sources;
mod state;

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::config::Config;
use crate::net::{Clock, Web};

pub use report::{Counts, Outcome, Report, SourceReport};
pub use seen::{Seen, SeenFeed, seen};

use fetch::Fetched;
use place::Place;
use post_store::PostStore;
use rate_limit::RateLimit;
use state::State;

/// How many hosts are asked at the same time.
const THREADS: usize = 8;

/// How a pull behaves.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The time between two requests to one host.
    pub delay: Duration,
    /// Write nothing.
    pub dry_run: bool,
    /// Ask sources that failed, or said that they are gone, at once.
    pub retry: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            delay: Duration::from_secs(1),
            dry_run: false,
            retry: false,
        }
    }
}

/// A pull that could not be done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is nothing to pull.
    #[error(
        "{0}: names no sources\n  help: add them to it:\n\n    sources:\n      - url: https://example.org/feed.xml\n"
    )]
    NoSources(String),
    /// A setting is wrong.
    #[error("{file}: {message}\n  help: {help}")]
    Setting {
        /// The file that it is in.
        file: String,
        /// What is wrong.
        message: String,
        /// How to fix it.
        help: String,
    },
    /// A file cannot be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// A file cannot be written.
    #[error(transparent)]
    Output(#[from] crate::output::Error),
    /// What an earlier pull noted cannot be read.
    #[error(
        "{}: {source}\n  help: remove it; the next pull asks for every feed anew and keeps the posts that are there", path.display()
    )]
    State {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: serde_json::Error,
    },
}

/// Makes posts of the entries of every source. A source that cannot be read is told of in the [`Report`] and asked again
/// later; the others are whole.
///
/// # Errors
///
/// Where the settings are wrong, or a file of the site cannot be read or written.
pub fn pull(
    config: &Config,
    web: &dyn Web,
    clock: &dyn Clock,
    options: Options,
) -> Result<Report, Error> {
    let sources = sources::list(config)?;
    config.check_own_folder().map_err(|source| Error::File {
        path: config.root.join(".feedmill"),
        source,
    })?;
    let mut state = State::load(&config.root)?;
    state.keep_only(&sources);
    let fetched = fetch_all(config, &sources, &state, web, clock, options);
    let mut store = PostStore::open(config, &sources, options.dry_run)?;
    let mut report = Report::default();
    for (number, (place, fetched)) in sources.iter().zip(fetched).enumerate() {
        let Fetched {
            state: mut noted,
            outcome,
            feed,
            moved,
        } = fetched;
        let mut counts = Counts::default();
        let mut cuts = Vec::new();
        let shown = place.shown(feed.as_ref());
        if let Some(mut feed) = feed {
            let mut cut = std::mem::take(&mut feed.cuts);
            let title = noted
                .title
                .get_or_insert_with(|| feed.title.clone())
                .clone();
            for item in &feed.items {
                if counts.new == limits::NEW_POSTS {
                    cut.note(format!(
                        "only {} new posts are written at a time; the next pull goes on",
                        limits::NEW_POSTS
                    ));
                    // Otherwise the source would say that nothing has changed.
                    (noted.etag, noted.last_modified) = (None, None);
                    break;
                }
                let post = post::Post::new(place, &title, &feed, item, &mut cut);
                store.put(
                    &post,
                    number,
                    clock,
                    &mut state,
                    options.dry_run,
                    &mut counts,
                )?;
            }
            cuts = cut.into_texts();
        }
        let next = noted
            .not_before
            .map(|turn| crate::date::rfc3339(&turn.fixed_offset()));
        state.set(&place.key, noted);
        report.sources.push(SourceReport {
            url: shown,
            outcome,
            next,
            moved,
            counts,
            cuts,
        });
    }
    if !options.dry_run {
        state.save(&config.root)?;
    }
    Ok(report)
}

/// Asks for every source, several hosts at a time, and gives the answers in the order of the sources.
fn fetch_all(
    config: &Config,
    sources: &[Place],
    state: &State,
    web: &dyn Web,
    clock: &dyn Clock,
    options: Options,
) -> Vec<Fetched> {
    let rate_limit = RateLimit::new(options.delay);
    let hosts = sources::by_host(sources);
    let next = AtomicUsize::new(0);
    let results: Vec<Mutex<Option<Fetched>>> = sources.iter().map(|_| Mutex::default()).collect();
    let work = || {
        while let Some(places) = hosts.get(next.fetch_add(1, Ordering::Relaxed)) {
            for number in places {
                let place = &sources[*number];
                let noted = state.of(&place.key);
                let fetched =
                    fetch::fetch(config, place, noted, web, clock, &rate_limit, options.retry);
                *results[*number]
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner) = Some(fetched);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..THREADS.min(hosts.len()) {
            scope.spawn(work);
        }
    });
    let results = results.into_iter();
    results
        .filter_map(|result| result.into_inner().unwrap_or_else(PoisonError::into_inner))
        .collect()
}

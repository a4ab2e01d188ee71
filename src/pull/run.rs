//! A pull, from the sources to the posts.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::error::Error;
use super::fetch::{self, Fetched};
use super::options::Options;
use super::place::Place;
use super::post_store::PostStore;
use super::rate_limit::RateLimit;
use super::report::{Counts, Report, SourceReport};
use super::state::State;
use super::{limits, post, sources};
use crate::config::Config;
use crate::net::{Clock, Web};

/// How many hosts are asked at the same time.
const THREADS: usize = 8;

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
            counts.unmatched = feed.unmatched;
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
    store.commit()?;
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

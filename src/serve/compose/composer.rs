//! The threads that compose, and the site that they compose of.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::oneshot;
use url::form_urlencoded;

use super::composed::{Composed, Kept, Key};
use super::posts::{self, Posts};
use crate::config::{Config, Feeds, Format, Kind};
use crate::content;
use crate::date::Timestamp;
use crate::feed::{self, Alternate, Entry};
use crate::fingerprint::{Fingerprint, hash};
use crate::index::{Labels, PostIndex};
use crate::lock::{self, Ids, Known, Lock};
use crate::output::MANIFEST;
use crate::render::{Renderer, page};
use crate::rule::Rule;
use crate::selection::Selection;
use crate::serve::Error;
use crate::source::From;
use crate::warning::{Discard, Warnings};

/// The name of the documents in the folder of feeds.
pub(super) const NAME: &str = "q/";

/// How many posts a composed feed shows at most, whatever the settings say.
const MOST: usize = 100;

/// How many requests may wait. More are told to come back.
const WAITING: usize = 64;

/// How often the site is looked at for a new build.
const LOOK: Duration = Duration::from_secs(1);

/// Reads the settings of the site, and says what time it is: posts dated later are not shown.
pub type Site = dyn Fn() -> Result<(Config, Timestamp), String> + Send + Sync;

/// Composes feeds.
#[derive(Clone, Debug)]
pub struct Composer {
    jobs: SyncSender<Job>,
    kept: Arc<Mutex<Kept>>,
    /// The zone in which days of rules begin.
    pub(super) zone: chrono_tz::Tz,
    /// The formats that the site has, of which the first is that of requests that name none.
    pub(super) formats: Vec<Format>,
    /// The path of the documents on the server.
    pub(super) path: String,
}

/// A document that somebody waits for.
struct Job {
    rule: Rule,
    key: Key,
    answer: oneshot::Sender<Option<Arc<Composed>>>,
}

/// Why a document cannot be given now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// Too many wait already.
    Busy,
    /// It could not be made.
    Failed,
}

/// A site as it was scanned.
struct Scanned {
    config: Config,
    now: Timestamp,
    records: PostIndex,
    ids: Option<Ids>,
    posts: Posts,
}

impl Composer {
    /// Reads the posts of the site, and again whenever the documents in `folder` changed.
    ///
    /// # Errors
    ///
    /// If the settings or the posts cannot be read, or the system gives no threads.
    pub fn start(site: Box<Site>, folder: &Path) -> Result<Self, Error> {
        let fail = |what: &str, message: String| Error {
            what: what.to_owned(),
            source: std::io::Error::other(message),
        };
        let first = Scanned::of(&*site).map_err(|message| fail("cannot compose feeds", message))?;
        let watched = first.config.manifest_of(folder);
        let watched = watched.unwrap_or_else(|| folder.join(MANIFEST));
        // A build since then is one that the posts have to be read for again.
        let seen = look_at(&watched);
        let (jobs, waiting) = sync_channel(WAITING);
        let kept = Arc::new(Mutex::new(Kept::default()));
        let composer = Composer {
            jobs,
            kept: Arc::clone(&kept),
            zone: first.config.timezone,
            formats: first.config.feeds.formats.clone(),
            path: format!("{}{NAME}", first.config.feeds.url.path()),
        };
        let work = move || work(first, &*site, &watched, seen, &Mutex::new(waiting), &kept);
        let thread = std::thread::Builder::new().name("compose".to_owned());
        let started = thread.spawn(work);
        started.map_err(|source| Error {
            what: "cannot start threads".to_owned(),
            source,
        })?;
        Ok(composer)
    }

    /// The feed of the newest posts that match the rule, which asks for terms and dates alone.
    pub(super) async fn compose(
        &self,
        rule: Rule,
        format: Format,
    ) -> Result<Arc<Composed>, Refused> {
        let key = (rule.to_string(), format);
        // The guard must not live on while the answer is waited for.
        let known = {
            let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            kept.get(&key)
        };
        if let Some(known) = known {
            return Ok(known);
        }
        let (answer, answered) = oneshot::channel();
        let job = Job { rule, key, answer };
        self.jobs.try_send(job).map_err(|_| Refused::Busy)?;
        answered.await.ok().flatten().ok_or(Refused::Failed)
    }
}

/// What a file looks like now; `None` if it is not there.
fn look_at(file: &Path) -> Option<Fingerprint> {
    let metadata = file.symlink_metadata().ok()?;
    Some(Fingerprint::of(&metadata))
}

/// Composes, and takes over the site's posts again after each build, for as long as the process lives.
fn work(
    first: Scanned,
    site: &Site,
    watched: &Path,
    mut seen: Option<Fingerprint>,
    waiting: &Mutex<Receiver<Job>>,
    kept: &Mutex<Kept>,
) {
    let mut current = first;
    for state in 0.. {
        kept.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .renew(state);
        let is_old = AtomicBool::new(false);
        let mut next = None;
        std::thread::scope(|scope| {
            let workers = std::thread::available_parallelism().map_or(2, usize::from);
            for _ in 0..workers {
                scope.spawn(|| current.answer(state, waiting, kept, &is_old));
            }
            while next.is_none() {
                std::thread::sleep(LOOK);
                let now = look_at(watched);
                if now != seen {
                    seen = now;
                    // A site that cannot be read now is served as it was.
                    next = Scanned::of(site).ok();
                }
            }
            is_old.store(true, Ordering::Relaxed);
        });
        if let Some(next) = next {
            current = next;
        }
    }
}

impl Scanned {
    fn of(site: &Site) -> Result<Self, String> {
        let (mut config, now) = site()?;
        if let Some(from @ (From::Stdin | From::Program)) = &config.content.from {
            let name = from.name(&config.root);
            return Err(format!(
                "posts are read again after each build, and {name} can be read once; keep the posts in a file or folder"
            ));
        }
        // Their rules would be decided for nothing.
        config.feeds.custom.clear();
        let records = content::scan(&config, now, None).map_err(|error| error.to_string())?;
        let records = records.records;
        let lock = Lock::read(&config.root).map_err(|error| error.to_string())?;
        let ids = lock.map(|lock| lock::keep(&config, &records, now, lock, &Known::nothing(), &[]));
        let ids = ids.transpose().map_err(|error| error.to_string())?;
        Ok(Scanned {
            ids: ids.map(|kept| kept.ids),
            posts: Posts::of(&records),
            config,
            now,
            records,
        })
    }

    /// Answers requests until the site is an old one.
    fn answer(
        &self,
        state: u64,
        waiting: &Mutex<Receiver<Job>>,
        kept: &Mutex<Kept>,
        is_old: &AtomicBool,
    ) {
        let labels = Labels::of(&self.config, &self.records);
        let Ok(site) = content::site(&self.config, self.now, &self.records, labels) else {
            return;
        };
        while !is_old.load(Ordering::Relaxed) {
            let job = {
                let waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
                waiting.recv_timeout(LOOK)
            };
            let Job { rule, key, answer } = match job {
                Ok(job) => job,
                Err(RecvTimeoutError::Timeout) => continue,
                // The server has stopped.
                Err(RecvTimeoutError::Disconnected) => return,
            };
            let composed = self.compose(&site, &rule, &key).map(Arc::new);
            if let Some(composed) = &composed {
                let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
                kept.put(state, key, Arc::clone(composed));
            }
            let _ = answer.send(composed);
        }
    }

    fn compose(
        &self,
        site: &content::Site,
        rule: &Rule,
        (canonical, format): &Key,
    ) -> Option<Composed> {
        let config = &self.config;
        let rule = posts::over(rule, &self.records, config.language.as_deref())?;
        let limit = match config.feeds.limit_of(Kind::Custom, canonical) {
            None => Feeds::LIMIT,
            Some(0) => MOST,
            Some(limit) => limit.min(MOST),
        };
        let places = self.posts.find(&self.records, &rule, limit);
        let entries = places.iter().filter_map(|place| self.entry(site, *place));
        let entries: Vec<Arc<Entry>> = entries.map(Arc::new).collect();
        let selection = Selection {
            name: canonical.clone(),
            label: canonical.clone(),
            total: places.len(),
            posts: places,
            ..Selection::empty(Kind::Custom)
        };
        let url = |format: Format| address(config, canonical, format);
        let mut feed = feed::feed(config, &selection, entries);
        feed.id = url(Format::Atom);
        feed.alternates = config
            .feeds
            .formats
            .iter()
            .map(|format| Alternate {
                format: *format,
                url: url(*format),
            })
            .collect();
        // Nobody tells hubs of feeds that are made when they are asked for.
        feed.hubs.clear();
        feed.cloud = None;
        let path = format!("{NAME}{}", format.file_name());
        let document = Renderer::new(&feed).render(*format, path).ok()?;
        let document = page::styled(config, document);
        Some(Composed {
            tag: format!("\"{:032x}\"", hash(&document.bytes)),
            bytes: document.bytes.into(),
            media_type: document.media_type,
            url: url(*format),
        })
    }

    fn entry(&self, site: &content::Site, place: usize) -> Option<Entry> {
        // What is wrong with a post is reported when the site is built.
        let mut warnings = Warnings::discard(Discard::ReportedByScan);
        let post = content::load_shown(&self.config, &self.records, place, &mut warnings)?;
        let is_duplicate = self.records.get(place).is_duplicate;
        let mut entry = feed::entry(&self.config, site, &post, is_duplicate, &mut warnings);
        if let Some(id) = self.ids.as_ref().and_then(|ids| ids.id(place)) {
            id.clone_into(&mut entry.id);
        }
        Some(entry)
    }
}

/// Where the feed of a rule is served.
fn address(config: &Config, canonical: &str, format: Format) -> String {
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("match", canonical)
        .append_pair("format", format.name())
        .finish();
    format!("{}{NAME}?{query}", config.feeds.url)
}

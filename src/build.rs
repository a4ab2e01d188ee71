//! The whole way from a site's folder to its documents.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rayon::prelude::*;

use crate::config::{Config, Kind, Stylesheet};
use crate::content::{self, Header, Scan, Site};
use crate::date::Timestamp;
use crate::feed::{self, Entry};
use crate::output::{self, Folder};
use crate::render::page::{self, Listed};
use crate::render::{self, Outline};
use crate::selection::{self, Selection};
use crate::warning::{self, Warning};

/// What a build did.
#[derive(Debug, Default)]
pub struct Report {
    /// How many files were read.
    pub files: usize,
    /// How many posts feeds may show.
    pub posts: usize,
    /// How many posts are left out as their authors want it, by reason.
    pub left_out: BTreeMap<&'static str, usize>,
    /// How many posts are left out because of a fault.
    pub faulty: usize,
    /// How many feeds there are, each in every format.
    pub feeds: usize,
    /// What became of the documents.
    pub documents: output::Summary,
    /// Everything that was wrong with the input, in the order of the files.
    pub warnings: Vec<Warning>,
    /// How long each stage took.
    pub stages: Vec<(&'static str, Duration)>,
}

/// A build that could not be done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A setting cannot be used.
    #[error(
        "content.remove: {0}\n  help: write CSS selectors such as `.share-buttons`, `#toc` or `div[data-ad]`"
    )]
    Remove(#[from] content::body::html::SelectorError),
    /// The posts cannot be listed.
    #[error(transparent)]
    Scan(#[from] content::scan::Error),
    /// A document cannot be rendered.
    #[error(transparent)]
    Render(#[from] render::Error),
    /// The folder of feeds cannot be read or written.
    #[error(transparent)]
    Output(#[from] output::Error),
}

/// Builds every feed of a site into `folder`. `now` is the instant that posts dated later are in the future of; the same
/// site and the same `now` give the same bytes.
///
/// # Errors
///
/// Where the posts cannot be listed or the folder cannot be written. A faulty post is a warning in the [`Report`].
///
/// ```no_run
/// use feedmill::{Config, Folder, Mode};
///
/// let config = Config::load("my-site".as_ref())?;
/// let folder = Folder::new(config.root.join(&config.feeds.dir), Mode::Write);
/// let now = feedmill::date::read("2026-01-01T00:00:00Z", false, config.timezone, Default::default());
/// let report = feedmill::build(&config, now.unwrap_or(feedmill::date::epoch()), folder)?;
/// println!("{} feeds of {} posts", report.feeds, report.posts);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[allow(clippy::disallowed_methods)] // Stages are timed for the report; no document sees the clock.
pub fn build(config: &Config, now: Timestamp, folder: Folder) -> Result<Report, Error> {
    let started = Instant::now();
    let Scan {
        headers,
        files,
        left_out,
        faulty,
        warnings,
    } = content::scan(config, now)?;
    let scanned = Instant::now();
    let (selections, slug_warnings) = selection::select(config, &headers);
    let selected = Instant::now();
    let site = Site::new(config, now, &headers)?;
    let entries = Entries::new(&site, &selections);
    let listed = selections
        .par_iter()
        .map(|selection| document(config, selection, &entries, &folder))
        .collect::<Result<Vec<Listed>, Error>>()?;
    let newest = selections
        .iter()
        .filter_map(|selection| selection.posts.first())
        .map(|place| headers[*place].published)
        .max();
    let outlines: Vec<Outline> = selections
        .iter()
        .filter_map(|selection| outline(config, selection))
        .collect();
    folder.put(&render::opml(
        &config.title,
        config.author.as_ref(),
        &outlines,
        &newest.unwrap_or_else(crate::date::epoch),
    )?)?;
    if config.feeds.presentation.stylesheet == Stylesheet::Own {
        folder.put(&page::stylesheet(config))?;
    }
    let page_warnings = pages(config, &listed, &folder)?;
    let documents = folder.finish()?;
    let written = Instant::now();
    let mut all_warnings = config.warnings.clone();
    all_warnings.extend(warnings);
    all_warnings.extend(warning::grouped(entries.warnings()));
    all_warnings.extend(slug_warnings);
    all_warnings.extend(page_warnings);
    Ok(Report {
        files,
        posts: headers.len(),
        left_out,
        faulty,
        feeds: selections.len(),
        documents,
        warnings: all_warnings,
        stages: vec![
            ("scan", scanned - started),
            ("select", selected - scanned),
            ("render and write", written - selected),
        ],
    })
}

fn document(
    config: &Config,
    selection: &Selection,
    entries: &Entries,
    folder: &Folder,
) -> Result<Listed, Error> {
    let shown = selection
        .posts
        .iter()
        .filter_map(|place| entries.take(*place))
        .collect();
    let feed = feed::feed(config, selection, shown);
    for format in &config.feeds.formats {
        let path = feed::path(config, selection, *format);
        folder.put(&page::styled(config, render::render(&feed, *format, path)?))?;
    }
    let listed = Listed::new(config, selection, &feed);
    if config.feeds.presentation.pages && selection.kind != Kind::All {
        folder.put_page(&page::feed(config, &listed, &feed))?;
    }
    Ok(listed)
}

/// The pages that show more than one feed. A page of the site's own that stands where one would go is a warning.
fn pages(config: &Config, listed: &[Listed], folder: &Folder) -> Result<Vec<Warning>, Error> {
    if !config.feeds.presentation.pages {
        return Ok(Vec::new());
    }
    folder.put_page(&page::overview(config, listed))?;
    for directory in page::directories(config, listed) {
        folder.put_page(&directory)?;
    }
    if let Some(index) = page::index(listed) {
        folder.put(&index)?;
    }
    let foreign = folder.foreign_pages();
    Ok(foreign
        .into_iter()
        .map(|path| {
            Warning::file(
                &config.file,
                "page-of-your-own",
                format!("`{path}` in the folder of feeds is not feedmill's page, and stays as it is"),
                "move it away, or write `pages: false` under `feeds:` where feedmill shall make no pages",
            )
        })
        .collect())
}

fn outline(config: &Config, selection: &Selection) -> Option<Outline> {
    let format = *config.feeds.formats.first()?;
    let path = crate::uri::encode_path(&feed::path(config, selection, format));
    Some(Outline {
        group: match selection.kind {
            Kind::All => "All",
            Kind::Category => "Categories",
            Kind::Tag => "Tags",
            Kind::Author => "Authors",
        },
        title: feed::title(config, selection),
        description: None,
        xml_url: format!("{}{path}", config.feeds.url),
        html_url: config.url.to_string(),
        format,
    })
}

/// The entries that feeds show: each is read and rendered once, kept while a feed still needs it, and then dropped.
struct Entries<'b> {
    site: &'b Site<'b>,
    wanted: Vec<AtomicU32>,
    shards: Vec<Mutex<Shard>>,
    /// What was wrong with bodies.
    warnings: Mutex<Vec<Warning>>,
}

type Shard = std::collections::HashMap<usize, Option<Arc<Entry>>>;

impl<'b> Entries<'b> {
    fn new(site: &'b Site<'b>, selections: &[Selection]) -> Self {
        let wanted: Vec<AtomicU32> = site.headers.iter().map(|_| AtomicU32::new(0)).collect();
        for place in selections.iter().flat_map(|selection| &selection.posts) {
            wanted[*place].fetch_add(1, Ordering::Relaxed);
        }
        Entries {
            site,
            wanted,
            shards: (0..64).map(|_| Mutex::default()).collect(),
            warnings: Mutex::default(),
        }
    }

    fn warnings(self) -> Vec<Warning> {
        self.warnings
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// The entry of the post at `place`; `None` where the file has gone or changed since it was scanned.
    fn take(&self, place: usize) -> Option<Arc<Entry>> {
        let mut shard = self.shards[place % self.shards.len()]
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let last = self.wanted[place].fetch_sub(1, Ordering::Relaxed) == 1;
        let known = if last {
            shard.remove(&place)
        } else {
            shard.get(&place).cloned()
        };
        if let Some(entry) = known {
            return entry;
        }
        let header: &Header = &self.site.headers[place];
        // What was wrong with the post was said when it was scanned.
        let (config, now) = (self.site.config, self.site.now);
        let post = content::scan::load(config, now, &header.path, &mut Vec::new()).ok();
        let mut warnings = Vec::new();
        let entry = post.map(|post| {
            let entry = feed::entry(self.site, &post, header.is_duplicate, &mut warnings);
            Arc::new(entry)
        });
        if !warnings.is_empty() {
            let mut all = self.warnings.lock().unwrap_or_else(PoisonError::into_inner);
            all.extend(warnings);
        }
        if !last {
            shard.insert(place, entry.clone());
        }
        entry
    }
}

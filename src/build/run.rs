//! A build, from the posts to the report.

use std::collections::HashSet;
use std::time::Instant;

use rayon::prelude::*;

use super::archives::{self, Archives};
use super::check::{self, Check, Fault};
use super::documents::Writer;
use super::entries::Entries;
use super::error::Error;
use super::listing;
use super::locked::Locked;
use super::news;
use super::paths;
use super::report::Report;
use super::river;
use crate::built::BuiltSite;
use crate::cache::{BuildCache, Posts};
use crate::config::{Config, Kind};
use crate::content::{self, Scan, Trust};
use crate::date::Timestamp;
use crate::feed::Siblings;
use crate::index::Labels;
use crate::lock::Lock;
use crate::output::{Folder, Mode};
use crate::render::page::{self, Glance, Listed};
use crate::render::{self, Outline};
use crate::selection::{self, Selection};
use crate::warning::{self, Warning};

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
pub fn build(config: &Config, now: Timestamp, folder: Folder) -> Result<Report, Error> {
    let built = BuiltSite::find(config);
    // What an earlier build with these settings knew of pages may be old.
    config.pages.close();
    let folder = match BuildCache::staging_of(config) {
        Some(staging) => folder.with_staging(staging),
        None => folder,
    };
    run(config, now, folder, built.as_ref(), &mut BuildCache::none())
}

/// Builds as [`build`] does, with the same result, but does not do again what the last build of the site has done: posts
/// that did not change are not read, and feeds that show the same posts are not made. What is known is kept in `.feedmill/`
/// in the site's folder.
///
/// `trust` says by what a file is taken to be the same. A folder that is only compared ([`Mode::Check`]) is compared in full,
/// and nothing is kept.
///
/// # Errors
///
/// As [`build`]. That nothing can be kept is not an error, but one of the report's notes.
pub fn rebuild(
    config: &Config,
    now: Timestamp,
    folder: Folder,
    trust: Trust,
) -> Result<Report, Error> {
    if folder.mode() == Mode::Check {
        return build(config, now, folder);
    }
    let built = BuiltSite::find(config);
    config.pages.close();
    let mut cache = BuildCache::load(config, built.as_ref(), &folder, trust);
    let documents = std::mem::take(&mut cache.documents);
    let folder = folder.with_previous(documents, trust);
    let folder = match cache.staging() {
        Some(staging) => folder.with_staging(staging),
        None => folder,
    };
    run(config, now, folder, built.as_ref(), &mut cache)
}

#[allow(clippy::disallowed_methods)] // Stages are timed for the report; no document sees the clock.
fn run(
    config: &Config,
    now: Timestamp,
    folder: Folder,
    built: Option<&BuiltSite>,
    cache: &mut BuildCache,
) -> Result<Report, Error> {
    let started = Instant::now();
    let manifest = config.manifest_of(folder.root());
    if let Some(manifest) = &manifest {
        config.check_manifest(manifest)?;
    }
    let folder = folder.with_manifest(manifest);
    let folder = match built {
        Some(_) => folder.held(),
        None => folder,
    };
    let lock = Lock::read(&config.root)?;
    let before = lock.as_ref().map(Lock::live);
    let Scan {
        records,
        files,
        read,
        is_same,
        left_out,
        faulty,
        warnings,
        pictures,
        moved,
        notes: scan_notes,
        ..
    } = content::scan(config, now, cache.take_previous())?;
    let scanned = Instant::now();
    let mut notes = std::mem::take(&mut cache.notes);
    notes.extend(scan_notes);
    if moved > 0
        && let Some(built) = built
        && !config.generator.is_paged()
    {
        notes.push(format!(
            "addresses taken from the pages in `{}`, since the source gives others: {moved}",
            built.name()
        ));
    }
    if let Some(fault) = check::shrunk(
        config,
        files,
        records.len(),
        &left_out,
        cache.total.or(before),
    ) {
        mismatch(fault, &folder, &mut notes, &warnings)?;
    }
    let mut locked = Locked::new(config, &records, now, lock, &folder, cache)?;
    let id_warnings = locked.as_mut().map(Locked::take_warnings);
    notes.extend(locked.iter_mut().flat_map(Locked::take_notes));
    let ids = locked.as_ref().map(Locked::ids);
    let labels = Labels::of(config, &records);
    let (selections, slug_warnings) = selection::select(config, &records, &labels);
    let cut = selection::note_of_cut_episodes(config, &records, &selections);
    let path_warnings = paths::check(config, &selections)?;
    let empty_warnings = selection::warnings_of_empty(config, &selections);
    let selected = Instant::now();
    let progress = folder.progress();
    let mut archives = Archives::plan(config, &records, ids, &selections);
    progress.expect(selections.len() + archives.iter().len());
    let siblings = Siblings::of(config, &selections);
    let posts = Posts {
        records: &records,
        labels: &labels,
        ids,
        beside: "",
    };
    let kept: Vec<Option<Glance>> = selections
        .par_iter()
        .map(|selection| {
            let mut beside = archives::as_text(archives.of(selection));
            beside.push_str(&siblings.as_text(selection));
            let posts = Posts {
                beside: &beside,
                ..posts
            };
            cache.keeps(config, posts, selection, &folder)
        })
        .collect();
    let stale = selections.iter().zip(&kept);
    let stale = stale.filter(|(_, glance)| glance.is_none());
    let stale: Vec<&Selection> = stale.map(|(selection, _)| selection).collect();
    let site = content::site(config, now, &records, labels).map_err(|error| {
        let help = "write CSS selectors such as `.share-buttons`, `#toc` or `div[data-ad]`";
        config.invalid("content.remove", error.to_string(), help)
    })?;
    let check = Check::new(config, built, &selections);
    let entries = Entries::new(config, &site, &stale, check, ids);
    let writer = Writer {
        config,
        entries: &entries,
        folder: &folder,
        cache,
        siblings: &siblings,
    };
    let listed = selections
        .par_iter()
        .zip(kept)
        .map(|(selection, glance)| {
            let glance = match glance {
                Some(glance) => glance,
                None => writer.feed(selection, &archives)?,
            };
            progress.add();
            Ok(Listed::new(config, selection, glance))
        })
        .collect::<Result<Vec<Listed>, Error>>()?;
    if let Some(current) = selections.iter().find(|one| one.kind == Kind::All) {
        let documents: Vec<_> = archives.iter().collect();
        documents.into_par_iter().try_for_each(|document| {
            progress.add();
            writer.archive(current, document)
        })?;
    }
    let newest = selections
        .iter()
        .filter_map(|selection| selection.posts.first())
        .map(|place| records.get(*place).published)
        .max();
    let outlines: Vec<Outline> = selections
        .iter()
        .filter_map(|selection| listing::outline(config, selection))
        .collect();
    let list = render::opml(
        &config.title,
        config.author.as_ref(),
        &outlines,
        &newest.unwrap_or_else(crate::date::epoch),
    )?;
    folder.put(&page::styled(config, list))?;
    river::put(config, &entries, &selections, &folder)?;
    if config.feeds.news_sitemap {
        let articles = news::articles(config, &entries);
        folder.put(&render::sitemap::news_sitemap(&config.title, &articles)?)?;
    }
    if page::has_viewer(config) {
        folder.put(&page::stylesheet(config))?;
        folder.put(&page::script(config))?;
        folder.put(&page::viewer(config))?;
    }
    let languages = siblings.of_feed(&Selection::of_site());
    let page_warnings = listing::overviews(config, &listed, languages, &folder)?;
    let (mut body_warnings, check) = entries.finish();
    config.posts.locate(&mut body_warnings);
    let checked = check.finish(|| {
        let shown = selections.iter().flat_map(|selection| &selection.posts);
        let archived = archives.iter().flat_map(|(document, _)| &document.posts);
        shown.chain(archived).collect::<HashSet<_>>().len()
    });
    notes.extend(checked.notes);
    if let Some(fault) = checked.fault {
        mismatch(fault, &folder, &mut notes, &checked.warnings)?;
    }
    let stale_lock = match &locked {
        Some(locked) => locked.write(config, &folder, cache.staging())?,
        None => None,
    };
    // It borrows the posts, which go into the cache.
    drop(site);
    let mut documents = folder.finish()?;
    documents.changes.extend(stale_lock);
    let written = Instant::now();
    let mut all_warnings = config.warnings.clone();
    all_warnings.extend(content::media::covers(config));
    all_warnings.extend(warnings);
    all_warnings.extend(id_warnings.into_iter().flatten());
    all_warnings.extend(warning::grouped(body_warnings));
    all_warnings.extend(config.bounds.warnings());
    all_warnings.extend(slug_warnings);
    all_warnings.extend(path_warnings);
    all_warnings.append(&mut archives.warnings);
    all_warnings.extend(empty_warnings);
    all_warnings.extend(page_warnings);
    all_warnings.append(&mut documents.warnings);
    all_warnings.extend(checked.warnings);
    let posts = records.len();
    if let Some(locked) = locked {
        locked.remember(config, &records);
    }
    cache.save(
        config,
        records,
        is_same,
        pictures,
        checked.found,
        std::mem::take(&mut documents.written),
    );
    notes.append(&mut cache.notes);
    Ok(Report {
        files,
        read,
        posts,
        left_out,
        faulty,
        feeds: selections.len(),
        documents,
        warnings: all_warnings,
        notes: notes.into_iter().chain(cut).collect(),
        stages: vec![
            ("scan", scanned - started),
            ("select", selected - scanned),
            ("render and write", written - selected),
            ("remember", written.elapsed()),
        ],
    })
}

/// Stops the build, or only notes what does not fit if the folder is forced.
fn mismatch(
    fault: Fault,
    folder: &Folder,
    notes: &mut Vec<String>,
    warnings: &[Warning],
) -> Result<(), Error> {
    let Fault { message, help } = fault;
    if folder.is_forced() {
        notes.push(message.replace("; nothing was written", ""));
        return Ok(());
    }
    folder.discard();
    Err(Error::mismatch(message, help, warnings.to_vec()))
}

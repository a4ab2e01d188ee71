//! From what is out there to the lock.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;

use rayon::prelude::*;

use super::collect::Collected;
use super::evidence::Text;
use super::own::Own;
use super::pairing::{By, pair};
use super::redirects;
use super::report::{Doubtful, Kept, Report, Unpaired, Unread};
use crate::build::Error;
use crate::built::BuiltSite;
use crate::cache::BuildCache;
use crate::config::Config;
use crate::content::{self, Post, Scan, Site, body};
use crate::date::{self, Timestamp};
use crate::feed;
use crate::index::Labels;
use crate::lock::{self, Adopted, FILE, Known, Lock};
use crate::output::write_by;
use crate::warning::{Discard, Warning, Warnings};

/// The version of the report's form.
const FORM: u32 = 1;

/// How ids are adopted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Ids that the lock has already are replaced by those that subscribers know.
    pub replace: bool,
    /// Nothing is written.
    pub dry_run: bool,
}

/// Writes the ids of the entries into the lock of the site.
///
/// # Errors
///
/// If the posts cannot be listed, or the lock cannot be read or written.
pub fn adopt(
    config: &Config,
    now: Timestamp,
    collected: Collected,
    options: Options,
) -> Result<(Report, Vec<Warning>), Error> {
    let _built = BuiltSite::find(config);
    config.pages.close();
    let lock = Lock::read(&config.root)?.unwrap_or_default();
    let Scan {
        records,
        mut warnings,
        ..
    } = content::scan(config, now, None)?;
    let kept = lock::keep(config, &records, now, lock, &Known::nothing(), &[])?;
    warnings.extend(kept.warnings);
    let mut ids = kept.ids;
    let labels = Labels::of(config, &records);
    let site = content::site(config, now, &records, labels).map_err(|error| {
        let help = "write CSS selectors such as `.share-buttons`, `#toc` or `div[data-ad]`";
        config.invalid("content.remove", error.to_string(), help)
    })?;
    let own: Vec<Own> = (0..records.len())
        .into_par_iter()
        .map(|place| {
            let is_duplicate = records.get(place).is_duplicate;
            let post = load(config, records.path(place));
            post.map_or_else(Own::default, |post| {
                let id = feed::id(config, &post, is_duplicate);
                let in_lock = ids.id(place).map(str::to_owned);
                Own {
                    ids: std::iter::once(id).chain(in_lock).collect(),
                    link: post.canonical_url,
                    title: post.title.unwrap_or_default(),
                    published: post.published.timestamp(),
                    guid: post.guid,
                }
            })
        })
        .collect();
    let read = |place: usize| text(config, &site, records.path(place));
    let texts = |places: &[usize]| -> HashMap<usize, Text> {
        let texts = places.par_iter();
        texts
            .map(|place| (*place, Text::of(&read(*place))))
            .collect()
    };
    let old = &collected.entries;
    let outcome = pair(old, &own, texts, read);
    let mut report = Report {
        form: FORM,
        entries: old.len(),
        posts: records.len(),
        documents: collected.documents,
        skipped: collected
            .skipped
            .iter()
            .map(|(reason, count)| (reason.reason().to_owned(), *count))
            .collect(),
        unread: collected
            .unread
            .into_iter()
            .map(|(document, reason)| Unread { document, reason })
            .collect(),
        ..Report::default()
    };
    let mut pairs: Vec<(usize, String)> = Vec::new();
    let mut kept: Vec<(usize, String, String)> = Vec::new();
    for (nth, (place, by)) in &outcome.pairs {
        let by = match by {
            By::Id => "id",
            By::Url => "url",
            By::TitleAndDate => "title_and_date",
            By::Text => "text",
        };
        *report.paired.entry(by).or_default() += 1;
        let known = &old[*nth].id;
        match &own[*place].guid {
            Some(guid) if guid != known => {
                let reason = "its front matter has another `guid`";
                kept.push((*place, known.clone(), reason.to_owned()));
            }
            _ => pairs.push((*place, known.clone())),
        }
    }
    let before: BTreeMap<usize, String> = pairs
        .iter()
        .filter_map(|(place, _)| Some((*place, ids.id(*place)?.to_owned())))
        .collect();
    let adopted = ids.adopt(&records, &pairs, options.replace, now.timestamp());
    for ((place, known), adopted) in pairs.into_iter().zip(adopted) {
        let reason = match adopted {
            Adopted::Same => continue,
            Adopted::Changed => {
                report.changed += 1;
                continue;
            }
            Adopted::Kept => "the lock has it; `--replace` takes the other one",
            Adopted::Taken => "the lock has the other one for another post",
        };
        kept.push((place, known, reason.to_owned()));
    }
    report.kept = kept
        .into_iter()
        .map(|(place, known, reason)| Kept {
            path: records.path(place).to_owned(),
            id: before
                .get(&place)
                .or(own[place].guid.as_ref())
                .cloned()
                .unwrap_or_default(),
            known,
            reason,
        })
        .collect();
    report.doubtful = outcome
        .doubts
        .iter()
        .map(|doubt| Doubtful {
            id: old[doubt.old].id.clone(),
            title: old[doubt.old].title.clone(),
            may_be: doubt
                .may_be
                .iter()
                .map(|place| records.path(*place).to_owned())
                .collect(),
            reason: doubt.reason.to_owned(),
        })
        .collect();
    let doubtful: HashSet<usize> = outcome.doubts.iter().map(|doubt| doubt.old).collect();
    let zone = |seconds: i64| {
        let instant = chrono::DateTime::from_timestamp(seconds, 0)?;
        Some(date::rfc3339(&instant.fixed_offset()))
    };
    let is_without = |nth: &usize| !outcome.pairs.contains_key(nth) && !doubtful.contains(nth);
    let without_post = (0..old.len()).filter(is_without);
    report.entries_without_post = without_post
        .map(|nth| Unpaired {
            name: old[nth].id.clone(),
            title: old[nth].title.clone(),
            published: old[nth].published.and_then(zone),
        })
        .collect();
    let taken: HashSet<usize> = outcome.pairs.values().map(|(place, _)| *place).collect();
    let without_entry = (0..own.len()).filter(|place| !taken.contains(place));
    report.posts_without_entry = without_entry
        .map(|place| Unpaired {
            name: records.path(place).to_owned(),
            title: own[place].title.clone(),
            published: zone(own[place].published),
        })
        .collect();
    let (lines, others) = redirects::lines(config, &collected.feeds);
    report.redirects = lines.into_iter().collect();
    report.redirects_elsewhere = others;
    let text = ids.lock().to_text();
    report.is_changed = !ids.lock().is_file(&text);
    if report.is_changed && !options.dry_run {
        let path: PathBuf = config.root.join(FILE);
        let staging = BuildCache::staging_of(config).unwrap_or_else(|| config.root.clone());
        write_by(&path, &staging, text.as_bytes())?;
    }
    Ok((report, warnings))
}

fn load(config: &Config, path: &str) -> Option<Post> {
    let mut known = Warnings::discard(Discard::ReportedByScan);
    content::load(config, path, &mut known).ok()
}

/// The text of a post, as readers see it.
fn text(config: &Config, site: &Site, path: &str) -> String {
    let mut warnings = Warnings::discard(Discard::NotShown);
    let post = load(config, path);
    post.map_or_else(String::new, |post| {
        let rendered = body::render(config, site, &post, &mut warnings);
        body::plain_text(&rendered.html)
    })
}

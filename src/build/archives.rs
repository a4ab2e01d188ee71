//! The archive of the site's feed: documents with all its posts, cut from the oldest end.
//!
//! Which post is in which document never changes: by date it follows from the post; by count it stands in the lock. A document to which
//! newer ones were added after it is closed: it changes only if one of its posts does.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::{DateTime, Datelike};

use crate::config::{Archive, Config, Kind};
use crate::date;
use crate::feed::{DeletedEntry, Neighbours};
use crate::index::PostIndex;
use crate::lock::Ids;
use crate::selection::Selection;
use crate::warning::Warning;

/// The archive documents of the site's feed, the oldest first.
#[derive(Debug, Default)]
pub(super) struct Archives {
    documents: Vec<ArchiveDocument>,
    /// Entries that the document to subscribe to names as withdrawn.
    deleted: Vec<DeletedEntry>,
    pub warnings: Vec<Warning>,
}

/// One of them.
#[derive(Debug, Default)]
pub(super) struct ArchiveDocument {
    name: String,
    /// Newest first.
    pub posts: Vec<usize>,
    pub deleted: Vec<DeletedEntry>,
}

/// By what documents are in order, which is not that of their names.
type Key = (i64, u32);

impl Archives {
    /// The archive that the settings ask for, if the site's feed does not show all posts itself.
    pub fn plan(
        config: &Config,
        records: &PostIndex,
        ids: Option<&Ids>,
        selections: &[Selection],
    ) -> Self {
        let mut archives = Archives::default();
        let Some(current) = selections.iter().find(|one| one.kind == Kind::All) else {
            return archives;
        };
        if config.feeds.tombstones
            && let Some(ids) = ids
        {
            archives.deleted = deleted_of(current, records, ids);
        }
        let Some(archive) = config.feeds.archive else {
            return archives;
        };
        let mut documents = match (archive, ids) {
            (Archive::Count(_), Some(ids)) => by_number(config, records, ids),
            (Archive::Count(size), None) => {
                archives.warnings.push(Warning::file(
                    &config.file,
                    "archive-without-lock",
                    "without a lock, archive documents change when older posts are removed",
                    "run `feedmill lock` and commit feedmill.lock, or cut the archive by `month` or `year`",
                ));
                by_place(config, records, size)
            }
            (Archive::Month | Archive::Year, ids) => by_date(config, records, ids, archive),
        };
        let posts: usize = documents
            .values()
            .map(|document| document.posts.len())
            .sum();
        if posts <= current.posts.len() {
            return archives;
        }
        for document in documents.values_mut() {
            let newest = |place: &usize| (Reverse(records.get(*place).published), *place);
            document.posts.sort_unstable_by_key(newest);
            if !config.feeds.tombstones {
                document.deleted.clear();
            }
        }
        archives.documents = documents.into_values().collect();
        archives
    }

    /// Each document with its neighbours.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&ArchiveDocument, Neighbours<'_>)> {
        let name = |nth: usize| {
            self.documents
                .get(nth)
                .map(|document| document.name.as_str())
        };
        self.documents
            .iter()
            .enumerate()
            .map(move |(nth, document)| {
                let beside = Neighbours {
                    own: Some(&document.name),
                    older: nth.checked_sub(1).and_then(name),
                    newer: name(nth + 1),
                };
                (document, beside)
            })
    }

    /// What the document of a selection says besides its posts.
    pub fn of(&self, selection: &Selection) -> (Neighbours<'_>, &[DeletedEntry]) {
        if selection.kind != Kind::All {
            return (Neighbours::default(), &[]);
        }
        let older = self.documents.last().map(|document| document.name.as_str());
        let beside = Neighbours {
            older,
            ..Neighbours::default()
        };
        (beside, &self.deleted)
    }
}

/// The same as a text that differs if it does.
pub(super) fn as_text((beside, deleted): (Neighbours<'_>, &[DeletedEntry])) -> String {
    let mut text = String::new();
    if beside != Neighbours::default() {
        let _ = write!(text, "{beside:?}");
    }
    for deleted in deleted {
        let _ = write!(text, "\0{}\0{}", deleted.id, deleted.when);
    }
    text
}

/// The withdrawn posts that the feed would still show.
fn deleted_of(current: &Selection, records: &PostIndex, ids: &Ids) -> Vec<DeletedEntry> {
    let is_whole = current.posts.len() >= current.total;
    let oldest = current.posts.last();
    let oldest = oldest.map(|place| records.get(*place).published.timestamp());
    let is_shown = |published: i64| is_whole || Some(published) >= oldest;
    let rows = ids.lock().rows().iter();
    let mut deleted: Vec<DeletedEntry> = rows
        .filter(|row| row.withdrawn.is_some() && is_shown(row.published))
        .filter_map(|row| tombstone(ids, row))
        .collect();
    deleted
        .sort_by(|one, other| (Reverse(one.when), &one.id).cmp(&(Reverse(other.when), &other.id)));
    deleted
}

fn tombstone(ids: &Ids, row: &crate::lock::Row) -> Option<DeletedEntry> {
    let when = DateTime::from_timestamp(row.withdrawn?, 0)?;
    Some(DeletedEntry::new(ids.lock().id(row), when.fixed_offset()))
}

/// By the numbers that the lock has.
fn by_number(config: &Config, records: &PostIndex, ids: &Ids) -> BTreeMap<Key, ArchiveDocument> {
    let mut documents: BTreeMap<Key, ArchiveDocument> = BTreeMap::new();
    for row in ids.lock().rows().iter().filter(|row| row.archive > 0) {
        let key = (i64::from(row.archive), 0);
        let document = documents.entry(key).or_insert_with(|| ArchiveDocument {
            name: row.archive.to_string(),
            ..ArchiveDocument::default()
        });
        if row.withdrawn.is_some() {
            document.deleted.extend(tombstone(ids, row));
        }
    }
    for (place, record, terms) in records.iter() {
        let number = ids.archive(place).filter(|number| *number > 0);
        if let Some(number) = number
            && config.shows(Kind::All, record.is_episode)
            && !records.are_apart(terms)
            && let Some(document) = documents.get_mut(&(i64::from(number), 0))
        {
            document.posts.push(place);
        }
    }
    documents
}

/// By place in the order of dates, for a site that has no lock.
fn by_place(config: &Config, records: &PostIndex, size: usize) -> BTreeMap<Key, ArchiveDocument> {
    let shown = records
        .iter()
        .filter(|(_, record, _)| config.shows(Kind::All, record.is_episode))
        .filter(|(_, _, terms)| !records.are_apart(terms));
    let mut posts: Vec<(i64, usize)> = shown
        .map(|(place, record, _)| (record.published.timestamp(), place))
        .collect();
    posts.sort_unstable();
    let documents = posts.chunks(size.max(1)).enumerate().map(|(nth, posts)| {
        let document = ArchiveDocument {
            name: (nth + 1).to_string(),
            posts: posts.iter().map(|(_, place)| *place).collect(),
            deleted: Vec::new(),
        };
        ((nth as i64, 0), document)
    });
    documents.collect()
}

/// By month or year, in the site's time zone.
fn by_date(
    config: &Config,
    records: &PostIndex,
    ids: Option<&Ids>,
    archive: Archive,
) -> BTreeMap<Key, ArchiveDocument> {
    let mut documents: BTreeMap<Key, ArchiveDocument> = BTreeMap::new();
    let key = |published: &date::Timestamp| -> Key {
        let day = date::in_zone(published, config.timezone).date();
        match archive {
            Archive::Month => (i64::from(day.year()), day.month()),
            Archive::Year | Archive::Count(_) => (i64::from(day.year()), 0),
        }
    };
    let name = |(year, month): Key| match month {
        0 => format!("{year:04}"),
        month => format!("{year:04}-{month:02}"),
    };
    let mut of = |key: Key, post: Option<usize>, deleted: Option<DeletedEntry>| {
        let document = documents.entry(key).or_insert_with(|| ArchiveDocument {
            name: name(key),
            ..ArchiveDocument::default()
        });
        document.posts.extend(post);
        document.deleted.extend(deleted);
    };
    for (place, record, terms) in records.iter() {
        if config.shows(Kind::All, record.is_episode) && !records.are_apart(terms) {
            of(key(&record.published), Some(place), None);
        }
    }
    // A month whose posts are all gone keeps its document, so that its neighbours keep their links.
    for row in ids.iter().flat_map(|ids| ids.lock().rows()) {
        if row.withdrawn.is_some()
            && let Some(published) = DateTime::from_timestamp(row.published, 0)
            && let Some(deleted) = ids.and_then(|ids| tombstone(ids, row))
        {
            of(key(&published.fixed_offset()), None, Some(deleted));
        }
    }
    documents
}

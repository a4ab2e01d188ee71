//! The posts of a build meet the lock: each gets its id, and the lock learns what changed.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

use super::file::{Lock, Row};
use super::ids::{Ids, NONE};
use super::join::{drop_doubles, join};
use super::known::Known;
use super::pair::{Candidate, pair, pair_equal};
use super::{Error, FILE, TextPrint};
use crate::config::{Archive, Config};
use crate::content;
use crate::date::Timestamp;
use crate::feed;
use crate::index::PostIndex;
use crate::uri::short_hash;
use crate::warning::{Discard, Warning, Warnings};

/// Texts that are less similar are of two posts.
const OTHER: f64 = 0.3;
/// So many posts are named in a note.
const NAMED: usize = 3;

/// What came of the meeting.
#[derive(Debug)]
pub struct Kept {
    /// The ids.
    pub ids: Ids,
    /// Posts whose ids change, or may: each with what to do.
    pub warnings: Vec<Warning>,
    /// What else there is to know.
    pub notes: Vec<String>,
    /// How many posts have been added.
    pub added: usize,
    /// The posts that were recognised at another path: the old one and the new one.
    pub moved: Vec<(String, String)>,
    /// The paths of posts that vanished.
    pub gone: Vec<String>,
    /// How many posts have another URL than before.
    pub links: usize,
}

/// For each new post the one of those that are gone that it is.
type Sure = BTreeMap<usize, usize>;
/// For each new post those that it may be.
type Doubts = BTreeMap<usize, BTreeSet<usize>>;

/// What is found out about a post by reading it.
struct Found {
    place: usize,
    print: TextPrint,
    /// The id that the front matter gives it.
    guid: Option<String>,
    /// The id that it has without a lock.
    id: String,
}

/// Gives each post its id, and brings the lock up to date. `now` is when a post that is not there any more was withdrawn.
/// Posts at the paths `declared` are new, whatever they are like.
///
/// # Errors
///
/// If the lock gives one post two ids or one id to two posts.
pub(crate) fn keep(
    config: &Config,
    records: &PostIndex,
    now: Timestamp,
    mut lock: Lock,
    known: &Known,
    declared: &[String],
) -> Result<Kept, Error> {
    if !known.is_same() {
        drop_doubles(&mut lock, records, &config.root)?;
    }
    let (row_of, nth_of, missing) = join(&lock, records, &config.root)?;
    let mut keeper = Keeper {
        config,
        records,
        used: HashSet::new(),
        kept: Kept {
            ids: Ids {
                lock,
                row_of,
                nth_of,
            },
            warnings: Vec::new(),
            notes: Vec::new(),
            added: 0,
            moved: Vec::new(),
            gone: Vec::new(),
            links: 0,
        },
    };
    let found = keeper.read(known);
    keeper.revive(&found);
    let replaced = keeper.replaced(&found);
    let (new, old): (Vec<Found>, Vec<Found>) = found
        .into_iter()
        .partition(|found| keeper.kept.ids.row(found.place).is_none());
    keeper.renew(old, now);
    let is_there = |path: &str| config.root.join(path).symlink_metadata().is_ok();
    let lock = &keeper.kept.ids.lock;
    let mut gone: Vec<usize> = missing
        .par_iter()
        .copied()
        .filter(|nth| !is_there(lock.path(&lock.rows()[*nth])))
        .collect();
    keeper.withdraw(&missing, now);
    gone.extend(replaced);
    gone.sort_unstable();
    keeper.recognise(new, &gone, declared, now);
    keeper.note_links();
    if let Some(Archive::Count(size)) = config.feeds.archive {
        keeper.kept.ids.number(config, records, size);
    }
    Ok(keeper.kept)
}

struct Keeper<'c> {
    config: &'c Config,
    records: &'c PostIndex,
    /// Hashes of all ids that the lock has; empty before the first is asked for.
    used: HashSet<u64>,
    kept: Kept,
}

impl Keeper<'_> {
    /// Reads the posts that are new, and those whose text may be another than the lock says.
    fn read(&self, known: &Known) -> Vec<Found> {
        let ids = &self.kept.ids;
        let is_known = |place: usize| {
            let contents = self.records.get(place).known().map(|known| known.contents);
            let nth = ids.nth_by_path(place);
            nth.zip(contents)
                .is_some_and(|(nth, contents)| known.has(nth, &contents))
        };
        (0..self.records.len())
            .into_par_iter()
            .filter(|place| !is_known(*place))
            .filter_map(|place| {
                let mut warnings = Warnings::discard(Discard::ReportedByScan);
                let path = self.records.path(place);
                let post = content::load(self.config, path, &mut warnings).ok()?;
                let is_duplicate = self.records.get(place).is_duplicate;
                Some(Found {
                    place,
                    print: TextPrint::of(&post.body),
                    id: feed::id(self.config, &post, is_duplicate),
                    guid: post.guid,
                })
            })
            .collect()
    }

    /// Posts whose front matter says that they are withdrawn are, though their files are there.
    fn withdraw(&mut self, missing: &[usize], now: Timestamp) {
        let lock = &mut self.kept.ids.lock;
        for nth in missing {
            let mut warnings = Warnings::discard(Discard::ReportedByScan);
            let path = lock.path(&lock.rows()[*nth]);
            let post = content::load(self.config, path, &mut warnings).ok();
            let withdrawn = post.and_then(|post| post.withdrawn);
            if let Some(withdrawn) = withdrawn.filter(|withdrawn| *withdrawn <= now) {
                lock.row_mut(*nth).withdrawn = Some(withdrawn.timestamp());
            }
        }
    }

    /// A post that was gone and is there again has its id again; another one that stands in its place has not.
    fn revive(&mut self, found: &[Found]) {
        let ids = &mut self.kept.ids;
        for found in found {
            let Some(nth) = ids.row(found.place) else {
                continue;
            };
            let row = ids.lock.rows()[nth];
            if row.withdrawn.is_none() {
                continue;
            }
            let instant = self.records.get(found.place).published.timestamp();
            let is_same = match found.print.similarity(&row.print) {
                Some(alike) => alike >= OTHER,
                None => found.print.exact == row.print.exact || instant == row.published,
            };
            let guid = found.guid.as_deref();
            if is_same || guid == Some(ids.lock.id(&row)) {
                ids.lock.row_mut(nth).withdrawn = None;
            } else {
                ids.row_of[found.place] = NONE;
                let _ = ids.lock.set_path(nth, "");
            }
        }
    }

    /// Takes their rows from posts that stand where another one stood, which is elsewhere now, and returns these rows.
    fn replaced(&mut self, found: &[Found]) -> Vec<usize> {
        let by_text: HashMap<u64, usize> = found
            .iter()
            .filter(|found| !found.print.is_common())
            .map(|found| (found.print.exact, found.place))
            .collect();
        let ids = &mut self.kept.ids;
        let mut rows = Vec::new();
        for found in found {
            let Some(nth) = ids.row(found.place) else {
                continue;
            };
            let old = ids.lock.rows()[nth].print;
            let is_elsewhere = by_text
                .get(&old.exact)
                .is_some_and(|place| *place != found.place);
            let alike = found.print.similarity(&old);
            if found.print.exact != old.exact && is_elsewhere && alike.unwrap_or(0.0) < OTHER {
                ids.row_of[found.place] = NONE;
                rows.push(nth);
            }
        }
        rows
    }

    /// Brings the rows of posts that the lock knows up to date.
    fn renew(&mut self, found: Vec<Found>, now: Timestamp) {
        for Found {
            place, print, guid, ..
        } in found
        {
            let Some(nth) = self.kept.ids.row(place) else {
                continue;
            };
            let lock = &mut self.kept.ids.lock;
            lock.row_mut(nth).print = print;
            let id = lock.id(&lock.rows()[nth]);
            if let Some(guid) = guid.filter(|guid| guid != id) {
                let id = id.to_owned();
                self.set_id(place, nth, &id, &guid, now);
            }
        }
        for (place, record, _) in self.records.iter() {
            let Some(nth) = self.kept.ids.row(place) else {
                continue;
            };
            let (published, link) = (record.published.timestamp(), record.url);
            let row = self.kept.ids.lock.row_mut(nth);
            row.published = published;
            if row.link != link {
                row.link = link;
                self.kept.links += 1;
            }
        }
    }

    /// The front matter gives a post another id than the lock.
    fn set_id(&mut self, place: usize, nth: usize, id: &str, guid: &str, now: Timestamp) {
        let path = self.records.path(place);
        if self.is_used(guid) {
            let lock = &self.kept.ids.lock;
            let other = lock.rows().iter().find(|row| lock.id(row) == guid);
            let other = match other.map_or("", |other| lock.path(other)) {
                "" => "a post that is gone".to_owned(),
                path => format!("`{path}`"),
            };
            self.kept.warnings.push(Warning::file(
                path,
                "id-taken",
                format!("its `guid` {guid} is the id of {other}; it keeps the id {id}"),
                "give it another `guid`, or remove the line of the other post from `feedmill.lock`",
            ));
            return;
        }
        self.kept.warnings.push(Warning::file(
            path,
            "id-changed",
            format!("its id changes from {id} to its `guid` {guid}; readers show it as new"),
            format!("write `guid: {id}`, or remove `guid` to keep the id"),
        ));
        self.used.insert(xxh3_64(guid.as_bytes()));
        let withdrawn = Some(now.timestamp());
        let lock = &mut self.kept.ids.lock;
        let mut retired = lock.rows()[nth];
        retired.withdrawn = withdrawn;
        retired.archive = 0;
        // A lock that is full stays as it is.
        if lock.push(retired, "", id).is_some() {
            let _ = lock.set_id(nth, guid);
        }
    }

    /// Whether the lock has this id, of a post that is there or of one that is gone.
    fn is_used(&mut self, id: &str) -> bool {
        if self.used.is_empty() {
            let lock = &self.kept.ids.lock;
            let ids = lock.rows().par_iter();
            self.used = ids.map(|row| xxh3_64(lock.id(row).as_bytes())).collect();
        }
        self.used.contains(&xxh3_64(id.as_bytes()))
    }

    /// Finds out which new posts are old ones that moved, and adds the others. Those at the paths `declared` are new.
    fn recognise(&mut self, new: Vec<Found>, gone: &[usize], declared: &[String], now: Timestamp) {
        let (sure, doubts) = self.pairing(&new, gone, declared);
        let mut stays: HashSet<usize> = sure.values().copied().collect();
        for (nth, found) in new.into_iter().enumerate() {
            if let Some(at) = sure.get(&nth) {
                self.moved(gone[*at], &found);
                continue;
            }
            let Some(may_be) = doubts.get(&nth) else {
                self.add(found);
                continue;
            };
            stays.extend(may_be);
            let lock = &self.kept.ids.lock;
            let row = |at: &usize| &lock.rows()[gone[*at]];
            let names: Vec<(&str, &str)> = may_be
                .iter()
                .map(|at| (lock.path(row(at)), lock.id(row(at))))
                .collect();
            let warning = doubt(self.records.path(found.place), &names);
            self.kept.warnings.push(warning);
        }
        for (at, nth) in gone.iter().enumerate() {
            if !stays.contains(&at) {
                let row = self.kept.ids.lock.row_mut(*nth);
                row.withdrawn = Some(now.timestamp());
                let lock = &self.kept.ids.lock;
                self.kept
                    .gone
                    .push(lock.path(&lock.rows()[*nth]).to_owned());
            }
        }
    }

    /// Which new post is which of those that are gone: what is sure, and what is in doubt.
    fn pairing(&self, new: &[Found], gone: &[usize], declared: &[String]) -> (Sure, Doubts) {
        let lock = &self.kept.ids.lock;
        let row = |at: usize| &lock.rows()[gone[at]];
        let mut sure = Sure::new();
        let mut taken: HashSet<usize> = HashSet::new();
        let mut by_link: HashMap<u64, Vec<usize>> = HashMap::new();
        let mut by_id: HashMap<&str, usize> = HashMap::new();
        for at in 0..gone.len() {
            by_link.entry(row(at).link).or_default().push(at);
            by_id.insert(lock.id(row(at)), at);
        }
        let mut open = Vec::new();
        for (nth, found) in new.iter().enumerate() {
            let path = self.records.path(found.place);
            // Who writes a `guid` has decided.
            match &found.guid {
                _ if declared.iter().any(|new| new == path) => {}
                None => open.push(nth),
                Some(guid) => {
                    let at = by_id.get(guid.as_str()).copied();
                    if let Some(at) = at.filter(|at| taken.insert(*at)) {
                        sure.insert(nth, at);
                    }
                }
            }
        }
        let of_row = |at: &usize| Candidate {
            published: row(*at).published,
            print: row(*at).print,
        };
        let of_found = |nth: &usize| Candidate {
            published: self.records.get(new[*nth].place).published.timestamp(),
            print: new[*nth].print,
        };
        let candidates = |rest: &[usize], open: &[usize]| -> (Vec<Candidate>, Vec<Candidate>) {
            (
                rest.iter().map(of_row).collect(),
                open.iter().map(of_found).collect(),
            )
        };
        let rest: Vec<usize> = (0..gone.len()).filter(|at| !taken.contains(at)).collect();
        let (old, now) = candidates(&rest, &open);
        for (nth, at) in pair_equal(&old, &now) {
            sure.insert(open[nth], rest[at]);
            taken.insert(rest[at]);
        }
        open.retain(|nth| {
            // Whoever stands at a post's URL is that post to readers.
            let found = &new[*nth];
            let of_url = by_link.get(&self.records.get(found.place).url);
            let at_url = of_url.and_then(|list| match list[..] {
                [only] => Some(only),
                _ => None,
            });
            let at = by_id.get(found.id.as_str()).copied().or(at_url);
            if !sure.contains_key(nth)
                && let Some(at) = at.filter(|at| taken.insert(*at))
            {
                sure.insert(*nth, at);
            }
            !sure.contains_key(nth)
        });
        let rest: Vec<usize> = (0..gone.len()).filter(|at| !taken.contains(at)).collect();
        let (old, now) = candidates(&rest, &open);
        let pairing = pair(&old, &now);
        let pairs = pairing.pairs.into_iter();
        sure.extend(pairs.map(|(nth, at)| (open[nth], rest[at])));
        let doubts = pairing.doubts.into_iter().map(|(nth, may_be)| {
            let may_be = may_be.into_iter().map(|at| rest[at]);
            (open[nth], may_be.collect())
        });
        (sure, doubts.collect())
    }

    /// A post stands at another path now.
    fn moved(&mut self, nth: usize, found: &Found) {
        let path = self.records.path(found.place);
        let record = self.records.get(found.place);
        let lock = &mut self.kept.ids.lock;
        let old = lock.path(&lock.rows()[nth]).to_owned();
        let _ = lock.set_path(nth, path);
        let row = lock.row_mut(nth);
        row.print = found.print;
        row.published = record.published.timestamp();
        if row.link != record.url {
            row.link = record.url;
            self.kept.links += 1;
        }
        self.kept.ids.row_of[found.place] = nth as u32;
        self.kept.moved.push((old, path.to_owned()));
    }

    /// A post is new.
    fn add(&mut self, found: Found) {
        let Found {
            place,
            print,
            guid,
            id,
        } = found;
        let path = self.records.path(place);
        let record = self.records.get(place);
        let mut own = id;
        if self.is_used(&own) {
            if record.is_duplicate && guid.is_none() && !own.contains('#') {
                // Its URL is another post's, and the profile gives both one id: there is one entry for readers.
                return;
            }
            if guid.is_some() {
                self.kept.warnings.push(Warning::file(
                    path,
                    "id-taken",
                    format!("its `guid` {own} is the id of another post"),
                    "give it a `guid` of its own",
                ));
            }
            let mut tries = path.to_owned();
            let stem = own.clone();
            while self.is_used(&own) {
                own = format!("{stem}#{}", short_hash(&tries));
                tries.push('#');
            }
        }
        self.used.insert(xxh3_64(own.as_bytes()));
        let row = Row::new(record.published.timestamp(), record.url, print);
        if let Some(nth) = self.kept.ids.lock.push(row, path, &own) {
            self.kept.ids.row_of[place] = nth as u32;
            self.kept.added += 1;
        }
    }

    fn note_links(&mut self) {
        let kept = &mut self.kept;
        if !kept.moved.is_empty() {
            let named: Vec<String> = kept
                .moved
                .iter()
                .take(NAMED)
                .map(|(old, new)| format!("`{old}` is `{new}` now"))
                .collect();
            let more = match kept.moved.len() - named.len() {
                0 => String::new(),
                more => format!(", and {more} more"),
            };
            kept.notes.push(format!(
                "posts that moved and keep their ids: {}{more}",
                named.join(", ")
            ));
        }
        if kept.links > 0 {
            kept.notes.push(format!(
                "posts whose links change while their ids stay: {}",
                kept.links
            ));
        }
    }
}

/// A new post may be one that vanished.
fn doubt(path: &str, may_be: &[(&str, &str)]) -> Warning {
    let (old, id) = may_be.first().copied().unwrap_or_default();
    let names: Vec<String> = may_be
        .iter()
        .take(NAMED)
        .map(|(path, _)| format!("`{path}`"))
        .collect();
    let what = match may_be.len() {
        1 => format!("it may be {}, which is gone", names[0]),
        _ => format!("it may be one of {}, which are gone", names.join(", ")),
    };
    Warning::file(
        path,
        "id-in-doubt",
        format!("{what}; until that is decided, it has a new id that `{FILE}` does not keep"),
        format!(
            "if it is that post, run `feedmill lock --moved {old}={path}` or write `guid: {id}`; if it is new, run `feedmill lock --new {path}`"
        ),
    )
}

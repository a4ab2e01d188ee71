//! Two versions of a feed, as one reader after the other sees them.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::{FAMILIES, Family};
use crate::pull::Seen;

/// What becomes of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// An entry that subscribers have seen is shown to them as new.
    Again,
    /// An entry that should still be there is not.
    Gone,
    /// An entry is new.
    New,
    /// An entry says that it has changed.
    Updated,
    /// An entry has changed and does not say so.
    Silent,
}

/// What becomes of one entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What.
    pub kind: Kind,
    /// Its title, or its link if it has none.
    pub title: String,
    /// What the feed calls it now, or did if it is gone.
    pub id: String,
    /// What the feed called it before, if that is another id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
}

/// What becomes of a feed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FeedDiff {
    /// The document.
    pub path: String,
    /// Readers that show the same, with what that is.
    pub readers: Vec<(Vec<&'static str>, Vec<Change>)>,
}

impl FeedDiff {
    /// The most changes of a kind that a reader shows.
    pub fn most(&self, kind: Kind) -> usize {
        let counts = self.readers.iter().map(|(_, changes)| {
            let of_kind = changes.iter().filter(|change| change.kind == kind);
            of_kind.count()
        });
        counts.max().unwrap_or(0)
    }

    /// The readers that show most entries again, and what they show.
    pub fn worst(&self) -> Option<(&[&'static str], &[Change])> {
        let count = |changes: &[Change], kind: Kind| {
            changes.iter().filter(|change| change.kind == kind).count()
        };
        let worst = self.readers.iter().max_by_key(|(names, changes)| {
            (
                count(changes, Kind::Again),
                count(changes, Kind::Gone),
                names.len(),
            )
        });
        worst.map(|(names, changes)| (&names[..], &changes[..]))
    }

    /// Whether no reader shows anything else.
    pub fn is_empty(&self) -> bool {
        self.readers.iter().all(|(_, changes)| changes.is_empty())
    }
}

/// What readers make of a feed that had the entries `old` and has the entries `new`.
pub fn compare(path: &str, old: &[Seen], new: &[Seen]) -> FeedDiff {
    let mut readers: Vec<(Vec<&'static str>, Vec<Change>)> = Vec::new();
    for family in FAMILIES {
        let changes = of_family(family, old, new);
        match readers.iter_mut().find(|(_, known)| *known == changes) {
            Some((names, _)) => names.push(family.name),
            None => readers.push((vec![family.name], changes)),
        }
    }
    FeedDiff {
        path: path.to_owned(),
        readers,
    }
}

fn of_family(family: &Family, old: &[Seen], new: &[Seen]) -> Vec<Change> {
    let keys = |entries: &[Seen]| entries.iter().map(family.key).collect::<Vec<_>>();
    let (old_keys, new_keys) = (keys(old), keys(new));
    let mut known: HashMap<&str, &Seen> = HashMap::new();
    for (key, entry) in old_keys.iter().zip(old) {
        known.entry(key).or_insert(entry);
    }
    let still: HashSet<&str> = new_keys.iter().map(String::as_str).collect();
    let mut lost: Vec<&Seen> = Vec::new();
    for (key, entry) in old_keys.iter().zip(old) {
        if !still.contains(key.as_str()) {
            lost.push(entry);
        }
    }
    let mut texts = Lost::new(&lost);
    let mut changes = Vec::new();
    let mut seen = HashSet::new();
    for (key, entry) in new_keys.iter().zip(new) {
        if !seen.insert(key) {
            continue;
        }
        match known.get(key.as_str()) {
            Some(before) if before.shown == entry.shown => {}
            Some(before) if before.updated < entry.updated => {
                changes.push(change(Kind::Updated, entry, Some(before)));
            }
            Some(before) => changes.push(change(Kind::Silent, entry, Some(before))),
            None => match texts.take(entry) {
                Some(before) => changes.push(change(Kind::Again, entry, Some(before))),
                None => changes.push(change(Kind::New, entry, None)),
            },
        }
    }
    // The oldest leave a feed as new ones come.
    let oldest = new.iter().filter_map(|entry| entry.published).min();
    let is_full = new.len() >= old.len();
    for entry in texts.rest() {
        let is_old = is_full
            && entry
                .published
                .is_none_or(|instant| Some(instant) <= oldest);
        if !is_old {
            changes.push(change(Kind::Gone, entry, None));
        }
    }
    changes.sort_by_key(|change| change.kind);
    changes
}

fn change(kind: Kind, entry: &Seen, before: Option<&Seen>) -> Change {
    let title = match entry.title.as_str() {
        "" => &entry.link,
        title => title,
    };
    let was = before.map(|before| before.id.clone());
    Change {
        kind,
        title: title.to_owned(),
        id: entry.id.clone(),
        was: was.filter(|was| *was != entry.id),
    }
}

/// Entries that no reader finds by its key any more.
struct Lost<'s> {
    entries: Vec<Option<&'s Seen>>,
    by_text: HashMap<u64, Vec<usize>>,
    by_title: HashMap<(&'s str, Option<i64>), Vec<usize>>,
    by_place: HashMap<String, Vec<usize>>,
}

impl<'s> Lost<'s> {
    fn new(lost: &[&'s Seen]) -> Self {
        let mut this = Lost {
            entries: lost.iter().map(|entry| Some(*entry)).collect(),
            by_text: HashMap::new(),
            by_title: HashMap::new(),
            by_place: HashMap::new(),
        };
        for (nth, entry) in lost.iter().enumerate() {
            if !entry.print.is_common() {
                this.by_text.entry(entry.print.exact).or_default().push(nth);
            }
            let title = (entry.title.as_str(), entry.published);
            this.by_title.entry(title).or_default().push(nth);
            this.by_place
                .entry(place(&entry.link))
                .or_default()
                .push(nth);
        }
        this
    }

    /// The entry that this one was: of the same text, title and date, or page.
    fn take(&mut self, entry: &Seen) -> Option<&'s Seen> {
        let mut candidates: Vec<usize> = Vec::new();
        candidates.extend(self.by_place.get(&place(&entry.link)).into_iter().flatten());
        if !entry.print.is_common() {
            candidates.extend(self.by_text.get(&entry.print.exact).into_iter().flatten());
        }
        let title = (entry.title.as_str(), entry.published);
        if !entry.title.is_empty() && entry.published.is_some() {
            candidates.extend(self.by_title.get(&title).into_iter().flatten());
        }
        candidates
            .into_iter()
            .find_map(|nth| self.entries[nth].take())
    }

    fn rest(&self) -> impl Iterator<Item = &'s Seen> {
        self.entries.iter().filter_map(|entry| *entry)
    }
}

/// A link without what changes of it when a site moves: scheme, host, the last slash, `index.html`, percent-encoding.
pub(crate) fn place(link: &str) -> String {
    // What campaigns add says nothing of the page.
    let is_own = |part: &&str| !part.is_empty() && !part.starts_with("utm_");
    let path = url::Url::parse(link).map_or_else(
        |_| link.to_owned(),
        |url| {
            let query = url.query().unwrap_or_default();
            let query: Vec<&str> = query.split('&').filter(is_own).collect();
            match query.is_empty() {
                true => url.path().to_owned(),
                false => format!("{}?{}", url.path(), query.join("&")),
            }
        },
    );
    let path = percent_encoding::percent_decode_str(&path).decode_utf8_lossy();
    let path = path.strip_suffix("index.html").unwrap_or(&path);
    path.trim_end_matches('/').to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lock::TextPrint;

    fn entry(nth: i64, id: &str) -> Seen {
        let words: Vec<String> = (0..60).map(|word| format!("{nth}w{word}")).collect();
        Seen {
            id: id.to_owned(),
            link: format!("https://example.org/{nth}/"),
            title: format!("Title {nth}"),
            published: Some(nth * 1000),
            updated: Some(nth * 1000),
            print: TextPrint::of(&words.join(" ")),
            words: 60,
            shown: nth as u128,
        }
    }

    fn kinds(diff: &FeedDiff, reader: &str) -> Vec<(Kind, String)> {
        let mut readers = diff.readers.iter();
        let (_, changes) = readers.find(|(names, _)| names.contains(&reader)).unwrap();
        let changes = changes.iter();
        changes
            .map(|change| (change.kind, change.title.clone()))
            .collect()
    }

    #[test]
    fn a_new_id_for_a_known_text_is_shown_again() {
        let old = [entry(3, "c"), entry(2, "b"), entry(1, "a")];
        let mut moved = entry(2, "other");
        moved.link = "http://other.example/two".to_owned();
        let new = [entry(4, "d"), entry(3, "c"), moved];
        let diff = compare("atom.xml", &old, &new);
        let wanted = [
            (Kind::Again, "Title 2".to_owned()),
            (Kind::New, "Title 4".to_owned()),
        ];
        assert_eq!(kinds(&diff, "Miniflux"), wanted);
        assert_eq!(kinds(&diff, "newsboat"), wanted);
        assert_eq!((diff.most(Kind::Again), diff.most(Kind::Gone)), (1, 0));
    }

    #[test]
    fn another_link_is_silent_for_readers_by_id_and_again_for_those_by_link() {
        let old = [entry(1, "a")];
        let mut new = [entry(1, "a")];
        new[0].link = "https://other.example/1".to_owned();
        new[0].shown = 9;
        let diff = compare("atom.xml", &old, &new);
        assert_eq!(
            kinds(&diff, "Miniflux"),
            [(Kind::Silent, "Title 1".to_owned())]
        );
        let by_link = FAMILIES[7].name;
        assert_eq!(kinds(&diff, by_link), [(Kind::Again, "Title 1".to_owned())]);
    }

    #[test]
    fn what_leaves_before_its_time_is_gone_and_what_says_so_is_updated() {
        let old = [entry(3, "c"), entry(2, "b"), entry(1, "a")];
        let mut edited = entry(3, "c");
        (edited.shown, edited.updated) = (99, Some(9_999_999));
        let diff = compare("atom.xml", &old, &[edited, entry(1, "a")]);
        let wanted = [
            (Kind::Gone, "Title 2".to_owned()),
            (Kind::Updated, "Title 3".to_owned()),
        ];
        assert_eq!(kinds(&diff, "FreshRSS"), wanted);
        assert!(compare("atom.xml", &old, &old).is_empty());
    }

    #[test]
    fn without_an_id_readers_differ() {
        let old = [entry(1, "")];
        let mut new = [entry(1, "")];
        new[0].published = Some(5);
        new[0].shown = 9;
        let diff = compare("rss.xml", &old, &new);
        assert_eq!(kinds(&diff, "Miniflux")[0].0, Kind::Silent);
        assert_eq!(kinds(&diff, "newsboat")[0].0, Kind::Again);
        assert_eq!(kinds(&diff, "Thunderbird")[0].0, Kind::Silent);
        assert_eq!(kinds(&diff, "Feedbin")[0].0, Kind::Again);
    }

    #[test]
    fn links_are_one_place_whatever_the_site_is_called() {
        for link in [
            "http://a.example/x/y/",
            "https://b.example/X/y",
            "https://b.example/x/y/index.html",
            "http://c.example/x%2Fy/",
            "https://d.example/x/y/?utm_source=rss&utm_medium=rss#more",
        ] {
            assert_eq!(place(link), "/x/y", "{link}");
        }
        assert_ne!(
            place("https://a.example/?p=1"),
            place("https://a.example/?p=2")
        );
    }
}

//! Which posts a feed shows: the newest of all, and of every category, tag and author, in one pass.
//!
//! # Slugs
//!
//! Terms whose names make one slug would share one path. The term with the oldest post keeps the slug, since newer posts
//! cannot change that; the others get a fingerprint of their name behind it. The names themselves stay as written.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap, HashSet};

use crate::config::{Config, Kind};
use crate::content::Header;
use crate::date::Timestamp;
use crate::uri;
use crate::warning::Warning;

/// What one feed shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// What it shows the posts of.
    pub kind: Kind,
    /// The term's name; empty for the whole site.
    pub name: String,
    /// The term's part of a path, which no other term of the kind has; empty for the whole site.
    pub slug: String,
    /// Places in the list of headers, newest post first, ties in the order of their paths.
    pub posts: Vec<usize>,
    /// How many posts there are, shown or not.
    pub total: usize,
}

/// The newest posts of one term so far: the heap's top is the first to go.
struct Newest {
    heap: BinaryHeap<Reverse<(Timestamp, Reverse<usize>)>>,
    total: usize,
    oldest: Timestamp,
}

/// Selects the newest `config.feeds.limit` of the headers (which are in the order of their paths) for every feed. Terms
/// whose slug had to be changed are reported.
pub fn select(config: &Config, headers: &[Header]) -> (Vec<Selection>, Vec<Warning>) {
    let limit = match config.feeds.limit {
        0 => usize::MAX,
        limit => limit,
    };
    let mut found: HashMap<(Kind, &str), Newest> = HashMap::new();
    if config.feeds.by.contains(&Kind::All) {
        found.insert((Kind::All, ""), Newest::new(crate::date::epoch()));
    }
    if let Some(terms) = &config.feeds.terms
        && config.feeds.by.contains(&Kind::Category)
    {
        for name in &terms.categories {
            found.insert((Kind::Category, name), Newest::new(crate::date::epoch()));
        }
    }
    for (place, header) in headers.iter().enumerate() {
        let terms = header
            .terms
            .iter()
            .map(|(kind, name)| (*kind, name.as_str()));
        for (kind, name) in std::iter::once((Kind::All, "")).chain(terms) {
            if config.feeds.has(kind, name) {
                let newest = found
                    .entry((kind, name))
                    .or_insert_with(|| Newest::new(header.published));
                newest.add(header.published, place, limit);
            }
        }
    }
    let found: BTreeMap<(Kind, &str), Newest> = found.into_iter().collect();
    let (mut slugs, warnings) = slugs(config, &found);
    let selections = found
        .into_iter()
        .map(|((kind, name), newest)| Selection {
            kind,
            name: name.to_owned(),
            slug: slugs.remove(&(kind, name)).unwrap_or_default(),
            total: newest.total,
            posts: newest.into_posts(),
        })
        .collect();
    (selections, warnings)
}

impl Newest {
    fn new(oldest: Timestamp) -> Self {
        Newest {
            heap: BinaryHeap::new(),
            total: 0,
            oldest,
        }
    }

    fn add(&mut self, published: Timestamp, place: usize, limit: usize) {
        self.total += 1;
        self.oldest = self.oldest.min(published);
        self.heap.push(Reverse((published, Reverse(place))));
        if self.heap.len() > limit {
            self.heap.pop();
        }
    }

    fn into_posts(self) -> Vec<usize> {
        self.heap
            .into_sorted_vec()
            .into_iter()
            .map(|Reverse((_, Reverse(place)))| place)
            .collect()
    }
}

type Slugs<'h> = HashMap<(Kind, &'h str), String>;

fn slugs<'h>(
    config: &Config,
    found: &BTreeMap<(Kind, &'h str), Newest>,
) -> (Slugs<'h>, Vec<Warning>) {
    let mut by_age: Vec<(&(Kind, &str), &Newest)> = found
        .iter()
        .filter(|((kind, _), _)| *kind != Kind::All)
        .collect();
    by_age.sort_by_key(|(key, newest)| (newest.oldest, **key));
    let mut taken: HashMap<(Kind, String), &str> = HashMap::new();
    let mut used: HashSet<(Kind, String)> = HashSet::new();
    let mut slugs = HashMap::new();
    let mut warnings = Vec::new();
    for ((kind, name), _) in by_age {
        let mut slug = uri::slug(name);
        if let Some(first) = taken.get(&(*kind, slug.clone())) {
            let own = format!("{slug}-{}", uri::fingerprint(name));
            warnings.push(Warning::file(
                &config.file,
                "same-slug",
                format!(
                    "the {} names `{first}` and `{name}` make one path; `{name}` gets `{own}`",
                    kind.name()
                ),
                "write the name in one way in all posts, if one thing is meant",
            ));
            slug = own;
        }
        // A name that looks like another's slug with its fingerprint: as good as never, and still no clash.
        while !used.insert((*kind, slug.clone())) {
            slug.push('-');
            slug.push_str(&uri::fingerprint(&slug));
        }
        taken.insert((*kind, slug.clone()), name);
        slugs.insert((*kind, *name), slug);
    }
    warnings.sort();
    (slugs, warnings)
}

//! Which posts a feed shows: the newest of all, and of every category, tag and author, in one pass.
//!
//! # Slugs
//!
//! Terms whose names make one slug would share one path. The term with the oldest post keeps the slug, since newer posts
//! cannot change that; the others get a fingerprint of their name behind it. The names themselves stay as written.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap, HashSet};

use crate::config::{Config, Kind};
use crate::content::Headers;
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
#[derive(Default)]
struct Newest {
    heap: BinaryHeap<Reverse<(Timestamp, Reverse<usize>)>>,
    total: usize,
    oldest: Option<Timestamp>,
}

/// Selects the newest `config.feeds.limit` of the headers (which are in the order of their paths) for every feed. Terms
/// whose slug had to be changed are reported.
pub fn select(config: &Config, headers: &Headers) -> (Vec<Selection>, Vec<Warning>) {
    let limit = match config.feeds.limit {
        0 => usize::MAX,
        limit => limit,
    };
    let names = headers.names();
    let wanted: Vec<bool> = names
        .iter()
        .map(|(kind, name)| config.feeds.has(*kind, name))
        .collect();
    let mut all = Newest::default();
    let mut by_term: Vec<Newest> = names.iter().map(|_| Newest::default()).collect();
    let shows_all = config.feeds.by.contains(&Kind::All);
    // Paths tend to rise with dates: from the end, most posts are too old when their turn comes.
    for (place, header, terms) in headers.iter().rev() {
        let published = header.published;
        if shows_all {
            all.add(published, place, limit);
        }
        for term in terms {
            if wanted[*term as usize] {
                by_term[*term as usize].add(published, place, limit);
            }
        }
    }
    let by_term = names.iter().zip(by_term);
    let found = by_term
        .filter(|(_, newest)| newest.total > 0)
        .map(|((kind, name), newest)| ((*kind, name.as_str()), newest))
        .chain(shows_all.then_some(((Kind::All, ""), all)));
    let mut found: BTreeMap<(Kind, &str), Newest> = found.collect();
    if let Some(terms) = &config.feeds.terms
        && config.feeds.by.contains(&Kind::Category)
    {
        // They have a feed whether they have posts or not.
        for name in &terms.categories {
            found.entry((Kind::Category, name)).or_default();
        }
    }
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
    fn add(&mut self, published: Timestamp, place: usize, limit: usize) {
        self.total += 1;
        self.oldest = Some(
            self.oldest
                .map_or(published, |oldest| oldest.min(published)),
        );
        let item = Reverse((published, Reverse(place)));
        if self.heap.len() < limit {
            self.heap.push(item);
        } else if let Some(mut last) = self.heap.peek_mut()
            && item < *last
        {
            *last = item;
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

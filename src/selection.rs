//! Which posts a feed shows: the newest of all, and of every category, tag, author and language, in one pass.
//!
//! # Slugs
//!
//! Terms whose names make one slug would share one path. The term with the oldest post keeps the slug, since newer posts
//! cannot change that; the others get a fingerprint of their name after it. The names themselves stay as written.

mod language;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap, HashSet};

use crate::config::{Config, Feeds, Kind};
use crate::date::Timestamp;
use crate::index::{Labels, PostIndex, PostRecord, TermKind};
use crate::uri;
use crate::warning::Warning;
use language::{Languages, Spoken};

/// What one feed shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// What it shows the posts of.
    pub kind: Kind,
    /// The term's name; empty for the whole site.
    pub name: String,
    /// What people call it: the name, or the display name that goes before it; empty for the whole site.
    pub label: String,
    /// The term's part of a path, which no other term of the kind has; empty for the whole site.
    pub slug: String,
    /// Places in the list of headers, newest post first, ties in the order of their paths.
    pub posts: Vec<usize>,
    /// How many posts there are, shown or not; of a feed that shows episodes alone, how many episodes.
    pub total: usize,
    /// How many of its posts are episodes, shown or not.
    pub episodes: usize,
    /// The language of all of its posts (BCP 47), if the site has several.
    pub language: Option<String>,
    /// The language of the posts that it is limited to, if it is.
    pub within: Option<String>,
}

impl Selection {
    /// A selection of no posts, without a name.
    pub fn empty(kind: Kind) -> Self {
        Selection {
            kind,
            name: String::new(),
            label: String::new(),
            slug: String::new(),
            posts: Vec::new(),
            total: 0,
            episodes: 0,
            language: None,
            within: None,
        }
    }

    /// The feed of the whole site, without posts.
    pub fn of_site() -> Self {
        Selection::empty(Kind::All)
    }
}

/// The newest posts so far: the heap's top is the first to go.
#[derive(Default)]
struct Newest(BinaryHeap<Reverse<Item>>);

/// A post, the newest of which is the greatest; of one date, the first by path.
type Item = (Timestamp, Reverse<usize>);

/// What is found of one term.
#[derive(Default)]
struct Found {
    episodes: Newest,
    others: Newest,
    total: usize,
    episodes_total: usize,
    oldest: Option<Timestamp>,
    spoken: Spoken,
}

/// How many episodes and how many other posts a feed may show.
#[derive(Clone, Copy)]
struct Limits {
    episodes: usize,
    others: usize,
}

impl Limits {
    /// Without a limit that is set, no episode may be lost: directories drop what a feed no longer lists.
    fn of(limit: Option<usize>) -> Self {
        match limit {
            None => Limits {
                episodes: usize::MAX,
                others: Feeds::LIMIT,
            },
            Some(limit) => {
                let limit = if limit == 0 { usize::MAX } else { limit };
                Limits {
                    episodes: limit,
                    others: limit,
                }
            }
        }
    }
}

/// Selects the newest of the posts, as many as the feed's limit (which are in the order of their paths) for every feed. Terms
/// whose slug had to be changed are reported.
///
/// If no limit is set, a feed of episodes shows all of these, and of other posts the newest 20. It is one if the site is a
/// podcast, or if its newest 20 posts are all episodes, so that a blog with a recording here and there stays short.
pub fn select(
    config: &Config,
    records: &PostIndex,
    labels: &Labels,
) -> (Vec<Selection>, Vec<Warning>) {
    let limit_of = |kind: Kind, name: &str| Limits::of(config.feeds.limit_of(kind, name));
    let limit_of_all = limit_of(Kind::All, "");
    let names = records.names();
    let wanted: Vec<Option<(Kind, Limits)>> = names
        .iter()
        .map(|(kind, name)| match kind {
            TermKind::Feed(Kind::Language) | TermKind::Label | TermKind::Apart => None,
            TermKind::Feed(kind) => config
                .feeds
                .has(*kind, name)
                .then(|| (*kind, limit_of(*kind, name))),
        })
        .collect();
    let languages = Languages::of(config, records);
    let mut all = Found::default();
    let mut by_term: Vec<Found> = names.iter().map(|_| Found::default()).collect();
    let mut within: HashMap<(Option<u32>, usize), Found> = HashMap::new();
    let has_languages = config.feeds.by.contains(&Kind::Language);
    let shows_all = config.feeds.by.contains(&Kind::All);
    // Paths tend to rise with dates: from the end, most posts are too old when their turn comes.
    for (place, record, terms) in records.iter().rev() {
        let (spoken, is_apart) = match &languages {
            Some(languages) => languages.of_post(terms),
            None => (None, false),
        };
        if shows_all && !is_apart {
            all.add(record, place, limit_of_all);
            all.spoken.add(spoken);
        }
        for term in terms {
            let Some((kind, limits)) = wanted[*term as usize] else {
                continue;
            };
            if !is_apart || kind == Kind::Custom {
                let found = &mut by_term[*term as usize];
                found.add(record, place, limits);
                found.spoken.add(spoken);
            }
        }
        let Some(spoken) = spoken.filter(|_| has_languages) else {
            continue;
        };
        let language = within.entry((None, spoken)).or_default();
        language.add(record, place, limit_of(Kind::Language, ""));
        for term in terms {
            if let Some((kind, limits)) = wanted[*term as usize]
                && kind != Kind::Custom
            {
                let found = within.entry((Some(*term), spoken)).or_default();
                found.add(record, place, limits);
            }
        }
    }
    let by_term = names.iter().zip(by_term);
    let found = by_term
        .filter(|(_, found)| found.total > 0)
        .filter_map(|((kind, name), found)| match kind {
            TermKind::Feed(kind) => Some(((*kind, name.as_str()), found)),
            TermKind::Label | TermKind::Apart => None,
        })
        .chain(shows_all.then_some(((Kind::All, ""), all)));
    let mut found: BTreeMap<(Kind, &str), Found> = found.collect();
    if let Some(terms) = &config.feeds.terms
        && config.feeds.by.contains(&Kind::Category)
    {
        // They have a feed whether they have posts or not.
        for name in &terms.categories {
            found.entry((Kind::Category, name)).or_default();
        }
    }
    if config.feeds.by.contains(&Kind::Custom) {
        // They have documents whether they have posts or not: somebody may have subscribed.
        for feed in &config.feeds.custom {
            found.entry((Kind::Custom, &feed.name)).or_default();
        }
    }
    let tags = languages.map_or_else(Vec::new, |languages| languages.tags);
    // A site in one language has no feed for it.
    if within.keys().filter(|(term, _)| term.is_none()).count() < 2 {
        within.clear();
    }
    // What a feed of all languages shows already has no feed of its own.
    let is_other = |key: &(Kind, &str), spoken: usize| {
        let same = found.get(key).map(|found| found.spoken);
        same != Some(Spoken::One(spoken))
    };
    let within: BTreeMap<(Kind, &str, &str), Found> = within
        .into_iter()
        .filter_map(|((term, spoken), found)| {
            let tag = tags[spoken].as_str();
            let (key, same) = match term {
                None => ((Kind::Language, tag), (Kind::All, "")),
                Some(term) => match &names[term as usize] {
                    (TermKind::Feed(kind), name) => {
                        ((*kind, name.as_str()), (*kind, name.as_str()))
                    }
                    (TermKind::Label | TermKind::Apart, _) => return None,
                },
            };
            is_other(&same, spoken).then_some(((key.0, key.1, tag), found))
        })
        .collect();
    let ages = found.iter().map(|(key, found)| (*key, found.oldest));
    let ages_within = within.iter();
    let ages_within = ages_within.map(|((kind, name, _), found)| ((*kind, *name), found.oldest));
    let (slugs, warnings) = slugs(config, ages.chain(ages_within));
    let slug_of = |kind: Kind, name: &str| slugs.get(&(kind, name)).cloned().unwrap_or_default();
    let is_multilingual = !within.is_empty();
    let mut selections: Vec<Selection> = found
        .into_iter()
        .map(|((kind, name), found)| Selection {
            kind,
            name: name.to_owned(),
            label: labels.get(kind, name).unwrap_or(name).to_owned(),
            slug: slug_of(kind, name),
            language: match found.spoken {
                Spoken::One(language) if is_multilingual => Some(tags[language].clone()),
                _ => None,
            },
            ..found.into_selection(config, kind, name)
        })
        .collect();
    selections.extend(within.into_iter().map(|((kind, name, language), found)| {
        Selection {
            kind,
            name: name.to_owned(),
            label: match kind {
                Kind::Language => config.language_name(name),
                _ => labels.get(kind, name).unwrap_or(name),
            }
            .to_owned(),
            slug: slug_of(kind, name),
            language: Some(language.to_owned()),
            within: Some(language.to_owned()),
            ..found.into_selection(config, kind, name)
        }
    }));
    let order = |one: &Selection| config.terms.get(one.kind, &one.name)?.order;
    selections.sort_by(|one, other| {
        let key = |one: &Selection| (one.kind, order(one).is_none(), order(one));
        let names = || (&one.name, &one.within).cmp(&(&other.name, &other.within));
        key(one).cmp(&key(other)).then_with(names)
    });
    (selections, warnings)
}

/// Warns of the custom feeds that no post is in.
pub fn warnings_of_empty(config: &Config, selections: &[Selection]) -> Vec<Warning> {
    let empty = selections
        .iter()
        .filter(|selection| selection.kind == Kind::Custom && selection.total == 0);
    let warnings = empty.map(|selection| {
        Warning::file(
            &config.file,
            "custom-feed-empty",
            format!("no post matches the rule of the feed `{}`", selection.name),
            "try the rule with `feedmill select`, or remove the feed from `feeds.custom`",
        )
    });
    warnings.collect()
}

/// What to say if the limit that is set leaves episodes out of feeds that podcast directories may read.
pub fn note_of_cut_episodes(
    config: &Config,
    records: &PostIndex,
    selections: &[Selection],
) -> Option<String> {
    /// So many feeds are named.
    const NAMED: usize = 3;
    let limit_of = |selection: &Selection| {
        let limit = config.feeds.limit_of(selection.kind, &selection.name);
        limit.filter(|limit| *limit > 0)
    };
    let cut: Vec<(&Selection, usize)> = selections
        .iter()
        .filter(|selection| limit_of(selection).is_some())
        .filter(|selection| selection.episodes > 0)
        .filter_map(|selection| {
            let is_episode = |place: &&usize| records.get(**place).is_episode;
            let shown = selection.posts.iter().filter(is_episode).count();
            let is_podcast = config.podcast.is_some() || shown == selection.posts.len();
            (is_podcast && shown < selection.episodes).then_some((selection, shown))
        })
        .collect();
    let mut named: Vec<String> = cut
        .iter()
        .take(NAMED)
        .map(|(selection, shown)| {
            let name = match selection.kind {
                Kind::All => "the site".to_owned(),
                kind => format!("the {} `{}`", kind.name(), selection.name),
            };
            format!("{shown} of {} of {name}", selection.episodes)
        })
        .collect();
    let limit = limit_of(cut.first()?.0)?;
    if cut.len() > NAMED {
        named.push(format!("and {} more feeds", cut.len() - NAMED));
    }
    (!named.is_empty()).then(|| {
        format!(
            "the limit of {limit} leaves out episodes, which podcast directories then remove: feeds show {}\n  \
             help: remove `feeds.limit` (or `--limit`) to show all episodes",
            named.join(", ")
        )
    })
}

impl Newest {
    fn add(&mut self, item: Item, limit: usize) {
        let item = Reverse(item);
        if self.0.len() < limit {
            self.0.push(item);
        } else if let Some(mut last) = self.0.peek_mut()
            && item < *last
        {
            *last = item;
        }
    }

    fn into_items(self, is_episode: bool) -> impl Iterator<Item = (Item, bool)> {
        let items = self.0.into_sorted_vec().into_iter();
        items.map(move |Reverse(item)| (item, is_episode))
    }
}

impl Found {
    fn add(&mut self, record: &PostRecord, place: usize, limits: Limits) {
        let published = record.published;
        self.total += 1;
        self.oldest = Some(
            self.oldest
                .map_or(published, |oldest| oldest.min(published)),
        );
        let item = (published, Reverse(place));
        if record.is_episode {
            self.episodes_total += 1;
            self.episodes.add(item, limits.episodes);
        } else {
            self.others.add(item, limits.others);
        }
    }

    /// What the feed shows; its name, label and slug are left empty.
    fn into_selection(self, config: &Config, kind: Kind, name: &str) -> Selection {
        let only = config
            .podcast
            .as_ref()
            .map(|podcast| &podcast.episodes_only);
        let has_only_episodes = only.is_some_and(|only| only.has(kind))
            && (kind == Kind::All || self.episodes_total > 0);
        let mut total = self.total;
        let mut posts: Vec<(Item, bool)> = self.others.into_items(false).collect();
        if has_only_episodes {
            posts.clear();
            total = self.episodes_total;
        }
        if self.episodes_total > 0 {
            posts.extend(self.episodes.into_items(true));
            posts.sort_unstable_by(|one, other| other.cmp(one));
        }
        let limit = match config.feeds.limit_of(kind, name) {
            Some(0) => usize::MAX,
            Some(limit) => limit,
            None => {
                let mut newest = posts.iter().take(Feeds::LIMIT);
                match config.podcast.is_some() || newest.all(|(_, is_episode)| *is_episode) {
                    true => usize::MAX,
                    false => Feeds::LIMIT,
                }
            }
        };
        posts.truncate(limit);
        let posts = posts.into_iter().map(|((_, Reverse(place)), _)| place);
        Selection {
            posts: posts.collect(),
            total,
            episodes: self.episodes_total,
            ..Selection::empty(kind)
        }
    }
}

type Slugs<'h> = HashMap<(Kind, &'h str), String>;

fn slugs<'h>(
    config: &Config,
    ages: impl Iterator<Item = ((Kind, &'h str), Option<Timestamp>)>,
) -> (Slugs<'h>, Vec<Warning>) {
    let mut oldest: HashMap<(Kind, &str), Option<Timestamp>> = HashMap::new();
    for (key, age) in ages.filter(|((kind, _), _)| *kind != Kind::All) {
        let known = oldest.entry(key).or_insert(age);
        *known = (*known).min(age);
    }
    let mut by_age: Vec<((Kind, &str), Option<Timestamp>)> = oldest.into_iter().collect();
    by_age.sort_by_key(|(key, oldest)| (*oldest, *key));
    let mut taken: HashMap<(Kind, String), &str> = HashMap::new();
    let mut used: HashSet<(Kind, String)> = HashSet::new();
    let mut slugs = HashMap::new();
    let mut warnings = Vec::new();
    for ((kind, name), _) in by_age {
        let mut slug = uri::slug(name);
        if let Some(first) = taken.get(&(kind, slug.clone())) {
            let own = format!("{slug}-{}", uri::short_hash(name));
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
        while !used.insert((kind, slug.clone())) {
            slug.push('-');
            slug.push_str(&uri::short_hash(&slug));
        }
        taken.insert((kind, slug.clone()), name);
        slugs.insert((kind, name), slug);
    }
    warnings.sort();
    (slugs, warnings)
}

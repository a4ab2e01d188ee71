//! Which entries and posts have something in common, and what.

use std::collections::{BTreeSet, HashMap};

use super::evidence::TextMatch;
use super::evidence::{Evidence, Text, evidence, title_key};
use super::old::Old;
use super::own::Own;
use crate::diff::place;
use crate::lock;

/// So many posts of one title are compared with an entry whatever their dates.
const TITLES: usize = 50;
/// Dates so near are of one day, in seconds.
const DAY: i64 = 26 * 3600;

/// An entry and a post that have something in common.
pub(super) struct Edge {
    pub old: usize,
    pub own: usize,
    pub evidence: Evidence,
    /// No other entry of its title is of its day, and no other post.
    pub is_rare: bool,
    /// No other entry is of its day, and no other post.
    pub is_alone: bool,
    /// No other entry has its title, and no other post.
    pub is_unique: bool,
    pub text: TextMatch,
    /// The texts are equal, and one of the two has no title that could say otherwise.
    pub is_untitled: bool,
}

/// How many entries and posts have a title or a day.
pub(super) struct Counts {
    old_titles: HashMap<String, Vec<i64>>,
    own_titles: HashMap<String, Vec<i64>>,
    old_days: Vec<i64>,
    own_days: Vec<i64>,
}

impl Counts {
    pub fn new(old: &[Old], own: &[Own]) -> Self {
        let mut counts = Counts {
            old_titles: HashMap::new(),
            own_titles: HashMap::new(),
            old_days: old.iter().filter_map(|old| old.published).collect(),
            own_days: own.iter().map(|own| own.published).collect(),
        };
        for old in old {
            let title = counts.old_titles.entry(title_key(&old.title));
            title
                .or_default()
                .push(old.published.unwrap_or(i64::MIN / 2));
        }
        for own in own {
            let title = counts.own_titles.entry(title_key(&own.title));
            title.or_default().push(own.published);
        }
        let titles = counts.old_titles.values_mut();
        for list in titles.chain(counts.own_titles.values_mut()) {
            list.sort_unstable();
        }
        counts.old_days.sort_unstable();
        counts.own_days.sort_unstable();
        counts
    }

    pub fn edge(&self, old: &[Old], own: &[Own], nth: usize, other: usize) -> Edge {
        let (one, post) = (&old[nth], &own[other]);
        let mut found = evidence(
            (&one.title, &one.link, one.published),
            (&post.title, &post.link, post.published),
        );
        found.guid = post.guid.as_ref() == Some(&one.id);
        // Who writes a `guid` has decided, against all that looks alike as well.
        found.id = post.ids.contains(&one.id);
        let key = title_key(&one.title);
        let within = |list: &[i64], instant: i64| {
            let start = list.partition_point(|known| *known < instant - DAY);
            let end = list.partition_point(|known| *known <= instant + DAY);
            end - start
        };
        let titles = |titles: &HashMap<String, Vec<i64>>, instant: i64| {
            titles.get(&key).map_or(0, |list| within(list, instant))
        };
        let count = |titles: &HashMap<String, Vec<i64>>| titles.get(&key).map_or(0, Vec::len);
        let instant = one.published.unwrap_or(post.published);
        Edge {
            old: nth,
            own: other,
            evidence: found,
            is_rare: titles(&self.own_titles, instant) <= 1
                && titles(&self.old_titles, post.published) <= 1,
            is_alone: within(&self.own_days, instant) == 1
                && within(&self.old_days, post.published) <= 1,
            is_unique: count(&self.old_titles) == 1 && count(&self.own_titles) == 1,
            text: TextMatch::Unknown,
            is_untitled: false,
        }
    }
}

/// The entries and posts that have an id, a page or a title in common.
pub(super) fn edges(old: &[Old], own: &[Own]) -> Vec<Edge> {
    let mut by_id: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut by_page: HashMap<String, Vec<usize>> = HashMap::new();
    let mut by_title: HashMap<String, Vec<usize>> = HashMap::new();
    for (nth, own) in own.iter().enumerate() {
        for id in own.ids.iter().chain(&own.guid) {
            by_id.entry(id).or_default().push(nth);
        }
        by_page.entry(place(&own.link)).or_default().push(nth);
        by_title.entry(title_key(&own.title)).or_default().push(nth);
    }
    let counts = Counts::new(old, own);
    let mut edges = Vec::new();
    for (nth, one) in old.iter().enumerate() {
        let mut candidates: BTreeSet<usize> = BTreeSet::new();
        candidates.extend(by_id.get(one.id.as_str()).into_iter().flatten());
        let page = place(&one.link);
        if !page.is_empty() {
            candidates.extend(by_page.get(&page).into_iter().flatten());
        }
        let title = title_key(&one.title);
        if !title.is_empty()
            && let Some(list) = by_title.get(&title)
        {
            let is_near = |other: &&usize| {
                let apart = one
                    .published
                    .map(|date| (date - own[**other].published).abs());
                list.len() <= TITLES || apart.is_some_and(|apart| apart <= DAY)
            };
            candidates.extend(list.iter().filter(is_near));
        }
        edges.extend(
            candidates
                .into_iter()
                .map(|other| counts.edge(old, own, nth, other)),
        );
    }
    edges
}

/// The entries and posts among the rest whose texts are equal or similar.
pub(super) fn similar(
    old: &[Old],
    own: &[Own],
    rest_old: &[usize],
    rest_own: &[usize],
    texts: &HashMap<usize, Text>,
) -> Vec<(usize, usize)> {
    let gone = rest_old.iter().map(|nth| lock::Candidate {
        published: old[*nth].published.unwrap_or_default(),
        print: old[*nth].text.print,
    });
    let new = rest_own.iter().map(|nth| lock::Candidate {
        published: own[*nth].published,
        print: texts.get(nth).copied().unwrap_or_default().print,
    });
    let (gone, new): (Vec<_>, Vec<_>) = (gone.collect(), new.collect());
    let pairing = lock::pair(&gone, &new);
    let sure = pairing.pairs.into_iter();
    let doubts = pairing.doubts.into_iter();
    let doubts = doubts.flat_map(|(new, may_be)| may_be.into_iter().map(move |gone| (new, gone)));
    sure.chain(doubts)
        .map(|(new, gone)| (rest_old[gone], rest_own[new]))
        .collect()
}

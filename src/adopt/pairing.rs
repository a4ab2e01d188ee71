//! Which entry is which post.
//!
//! Entries and posts are paired in rounds, from what is certain to what is only just. In each round a pair has to be the only one for both
//! sides. What is left over and has something in common is a doubt, which people decide.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::edges::{Counts, Edge, edges, similar};
use super::evidence::Text;
use super::evidence::TextMatch::{Other, Same, Similar, Unknown};
use super::old::Old;
use super::own::Own;

/// What a pair was found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// The id.
    Id,
    /// The URL.
    Url,
    /// The title and the date.
    TitleAndDate,
    /// The text.
    Text,
}

/// An entry that may be one of several posts, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The entry.
    pub old: usize,
    /// The posts, of which the first is the most likely.
    pub may_be: Vec<usize>,
    /// What speaks for it, and what against.
    pub reason: &'static str,
}

/// What came of it. Numbers are places in the lists.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// For each entry its post.
    pub pairs: BTreeMap<usize, (usize, By)>,
    /// Entries that may be posts.
    pub doubts: Vec<Doubt>,
}

/// Pairs entries with posts. `texts` gives the texts of posts, and `read` one of them in words.
pub fn pair(
    old: &[Old],
    own: &[Own],
    texts: impl FnOnce(&[usize]) -> HashMap<usize, Text>,
    read: impl Fn(usize) -> String,
) -> Outcome {
    let mut pairs = Pairs {
        outcome: Outcome::default(),
        taken: HashSet::new(),
    };
    let mut edges = edges(old, own);
    pairs.round(&edges, By::Id, |edge| edge.evidence.guid);
    let is_plain = |edge: &Edge| {
        let found = &edge.evidence;
        found.is_address() && found.title && found.near && edge.is_rare
    };
    pairs.round(&edges, By::Id, |edge| edge.evidence.id && is_plain(edge));
    pairs.round(&edges, By::Url, is_plain);
    let rest_old = pairs.rest_old(old.len());
    if rest_old.is_empty() {
        return pairs.outcome;
    }
    // From here on texts decide.
    let rest_own = pairs.rest_own(own.len());
    let texts = texts(&rest_own);
    edges.retain(|edge| pairs.is_open(edge));
    let similar = similar(old, own, &rest_old, &rest_own, &texts);
    let known: HashSet<(usize, usize)> = edges.iter().map(|edge| (edge.old, edge.own)).collect();
    let more = similar.into_iter().filter(|pair| !known.contains(pair));
    let counts = Counts::new(old, own);
    let more: Vec<Edge> = more
        .map(|(one, other)| counts.edge(old, own, one, other))
        .collect();
    edges.extend(more);
    for edge in &mut edges {
        if let Some(text) = texts.get(&edge.own) {
            let one = &old[edge.old];
            edge.text = one.text.compare(text, || read(edge.own));
            edge.is_untitled = edge.text == Same
                && one.text.print.exact == text.print.exact
                && (one.title.is_empty() || own[edge.own].title.is_empty());
        }
    }
    let agrees = |edge: &Edge| matches!(edge.text, Same | Similar);
    let by_address = |edge: &Edge| match edge.evidence.id {
        true => By::Id,
        false => By::Url,
    };
    for by in [By::Id, By::Url] {
        pairs.round(&edges, by, |edge| {
            let found = &edge.evidence;
            by_address(edge) == by
                && found.is_address()
                && agrees(edge)
                && (found.title || found.near || edge.text == Same)
        });
    }
    pairs.round(&edges, By::TitleAndDate, |edge| {
        let found = &edge.evidence;
        let may_be = agrees(edge) || edge.text == Unknown && found.is_distinctive;
        found.title && found.instant && edge.is_rare && may_be
    });
    pairs.round(&edges, By::TitleAndDate, |edge| {
        edge.evidence.title && edge.evidence.near && agrees(edge)
    });
    pairs.round(&edges, By::Text, |edge| {
        edge.is_untitled || edge.text == Same && (edge.evidence.title || edge.evidence.near)
    });
    pairs.round(&edges, By::Url, |edge| {
        let found = &edge.evidence;
        let is_retitled = edge.text == Unknown && found.near && edge.is_alone;
        let is_redated = found.title && edge.is_unique && edge.text != Other;
        found.is_address() && (is_retitled || is_redated)
    });
    pairs.round(&edges, By::TitleAndDate, |edge| {
        let found = &edge.evidence;
        found.title && found.near && found.is_distinctive && edge.is_rare && edge.text == Unknown
    });
    pairs.doubt(&edges);
    pairs.outcome
}

struct Pairs {
    outcome: Outcome,
    /// The posts that have their entries.
    taken: HashSet<usize>,
}

impl Pairs {
    fn is_open(&self, edge: &Edge) -> bool {
        !self.outcome.pairs.contains_key(&edge.old) && !self.taken.contains(&edge.own)
    }

    fn rest_old(&self, count: usize) -> Vec<usize> {
        let open = (0..count).filter(|nth| !self.outcome.pairs.contains_key(nth));
        open.collect()
    }

    fn rest_own(&self, count: usize) -> Vec<usize> {
        (0..count).filter(|nth| !self.taken.contains(nth)).collect()
    }

    /// Takes the pairs of which this holds, if they are the only ones on both sides.
    fn round(&mut self, edges: &[Edge], by: By, holds: impl Fn(&Edge) -> bool) {
        let found: Vec<(usize, usize)> = edges
            .iter()
            .filter(|edge| self.is_open(edge) && holds(edge))
            .map(|edge| (edge.old, edge.own))
            .collect();
        let mut of_old: HashMap<usize, usize> = HashMap::new();
        let mut of_own: HashMap<usize, usize> = HashMap::new();
        for (old, own) in &found {
            *of_old.entry(*old).or_default() += 1;
            *of_own.entry(*own).or_default() += 1;
        }
        for (old, own) in found {
            if of_old[&old] == 1 && of_own[&own] == 1 {
                self.outcome.pairs.insert(old, (own, by));
                self.taken.insert(own);
            }
        }
    }

    /// What is left and has something in common.
    fn doubt(&mut self, edges: &[Edge]) {
        let mut doubts: BTreeMap<usize, Vec<&Edge>> = BTreeMap::new();
        for edge in edges.iter().filter(|edge| self.is_open(edge)) {
            let found = &edge.evidence;
            let is_likely = found.is_address()
                || found.title && (found.near || edge.is_unique)
                || edge.text == Same;
            // A title that says little is no reason, if the texts are two.
            if is_likely && (found.is_address() || edge.text != Other) {
                doubts.entry(edge.old).or_default().push(edge);
            }
        }
        for (old, mut edges) in doubts {
            let weight = |edge: &&Edge| {
                let found = &edge.evidence;
                (
                    edge.text == Same,
                    found.is_address(),
                    found.title,
                    found.near,
                )
            };
            edges.sort_by_key(|edge| std::cmp::Reverse(weight(edge)));
            let reason = reason(edges[0], edges.len());
            let may_be = edges.iter().map(|edge| edge.own).collect();
            self.outcome.doubts.push(Doubt {
                old,
                may_be,
                reason,
            });
        }
    }
}

fn reason(edge: &Edge, count: usize) -> &'static str {
    let found = &edge.evidence;
    match (found.is_address(), found.title, edge.text) {
        _ if count > 1 => "several posts fit",
        (true, _, Other) => "the URL is the same, the text is not",
        (true, _, _) => "the URL is the same, little else is",
        (_, true, Unknown) => "the title is the same, and there is too little text to compare",
        (_, true, _) => "the title is the same, little else is",
        (_, _, Same) => "the text is the same, title and date are not",
        _ => "something is the same, and something is not",
    }
}

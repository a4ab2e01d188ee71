//! What categories, tags and authors are called where people look.

use std::collections::HashMap;

use super::PostIndex;
use super::post_index::TermKind;
use crate::config::{Kind, SiteConfig};

/// The display names that differ from the names in posts.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    /// By the places of terms in [`PostIndex::names`]; empty if no term has one.
    by_place: Vec<Option<String>>,
    by_name: HashMap<(Kind, String), String>,
}

impl Labels {
    /// The display names of the terms of posts: those that the settings give, and else those of the posts' closing lines.
    pub fn of(config: &SiteConfig, records: &PostIndex) -> Self {
        if !config.feeds.profile.labels {
            return Labels::default();
        }
        let names = records.names();
        let mut learned = learned(records);
        if learned.is_empty() && config.terms.is_empty() {
            return Labels::default();
        }
        let mut labels = Labels::default();
        for (kind, name) in names {
            let TermKind::Feed(kind) = kind else {
                labels.by_place.push(None);
                continue;
            };
            let set = config.terms.get(*kind, name);
            let set = set.and_then(|term| term.name.clone());
            let label = set.or_else(|| match kind {
                Kind::Category => learned.remove(name.as_str()),
                Kind::All | Kind::Tag | Kind::Author | Kind::Custom | Kind::Language => None,
            });
            let label = label.filter(|label| label != name);
            if let Some(label) = &label {
                labels.by_name.insert((*kind, name.clone()), label.clone());
            }
            labels.by_place.push(label);
        }
        labels
    }

    /// The display name of a term, if it differs from the name.
    pub fn get(&self, kind: Kind, name: &str) -> Option<&str> {
        if self.by_name.is_empty() {
            return None;
        }
        let label = self.by_name.get(&(kind, name.to_owned()));
        label.map(String::as_str)
    }

    /// The display name of the term at a place in [`PostIndex::names`], if it differs from the name.
    pub fn at(&self, place: u32) -> Option<&str> {
        self.by_place.get(place as usize)?.as_deref()
    }
}

/// What most posts of each category call it in their closing lines; of several that as many do, the first by the alphabet.
fn learned(records: &PostIndex) -> HashMap<&str, String> {
    let names = records.names();
    if names.iter().all(|(kind, _)| *kind != TermKind::Label) {
        return HashMap::new();
    }
    let mut counts = vec![0_usize; names.len()];
    for (_, _, terms) in records.iter() {
        terms.iter().for_each(|term| counts[*term as usize] += 1);
    }
    let mut best: HashMap<&str, (usize, &str)> = HashMap::new();
    for ((kind, name), count) in names.iter().zip(counts) {
        if *kind != TermKind::Label {
            continue;
        }
        let Some((category, words)) = name.split_once(TermKind::BETWEEN) else {
            continue;
        };
        let known = best.entry(category).or_insert((count, words));
        if count > known.0 || count == known.0 && words < known.1 {
            *known = (count, words);
        }
    }
    let best = best.into_iter();
    best.map(|(category, (_, words))| (category, words.to_owned()))
        .collect()
}

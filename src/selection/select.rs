//! Which posts a feed shows: the newest of all, and of every category, tag, author and language, in one pass.

use std::collections::{BTreeMap, HashMap};

use super::language::{Languages, Spoken};
use super::newest::{Found, Limits};
use super::selection::Selection;
use super::slugs;
use super::updated::Updated;
use crate::config::{Config, Kind};
use crate::index::{Labels, PostIndex, TermKind};
use crate::warning::Warning;

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
            TermKind::Feed(Kind::Language)
            | TermKind::Label
            | TermKind::Apart
            | TermKind::Updated => None,
            TermKind::Feed(kind) => config
                .feeds
                .has(*kind, name)
                .then(|| (*kind, limit_of(*kind, name))),
        })
        .collect();
    let updated = Updated::of(config, names);
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
                match &updated {
                    Some(updated) if updated.orders(*term) => {
                        found.add_at(updated.of_post(record, terms), record, place, limits);
                    }
                    _ => found.add(record, place, limits),
                }
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
            TermKind::Label | TermKind::Apart | TermKind::Updated => None,
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
                    (TermKind::Label | TermKind::Apart | TermKind::Updated, _) => return None,
                },
            };
            is_other(&same, spoken).then_some(((key.0, key.1, tag), found))
        })
        .collect();
    let ages = found.iter().map(|(key, found)| (*key, found.oldest));
    let ages_within = within.iter();
    let ages_within = ages_within.map(|((kind, name, _), found)| ((*kind, *name), found.oldest));
    let (slugs, warnings) = slugs::of(config, ages.chain(ages_within));
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

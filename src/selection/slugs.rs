//! The part of a path that is a term's own.
//!
//! Terms whose names make one slug would share one path. The term with the oldest post keeps the slug, since newer posts
//! cannot change that; the others get a fingerprint of their name after it. The names themselves stay as written.

use std::collections::HashMap;

use crate::config::{Config, Kind};
use crate::date::Timestamp;
use crate::uri;
use crate::warning::Warning;

/// The slug of each term.
pub(super) type Slugs<'h> = HashMap<(Kind, &'h str), String>;

/// The slugs of terms, each with the date of its oldest post. A slug that had to be changed is reported.
pub(super) fn of<'h>(
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
    let mut taken: HashMap<(Kind, String), &str> = HashMap::with_capacity(by_age.len());
    let mut slugs = HashMap::with_capacity(by_age.len());
    let mut warnings = Vec::new();
    for ((kind, name), _) in by_age {
        let mut key = (kind, uri::slug(name));
        if let Some(first) = taken.get(&key) {
            let slug = &key.1;
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
            key.1 = own;
        }
        // A name that looks like another's slug with its fingerprint: as good as never, and still no clash.
        while taken.contains_key(&key) {
            let hash = uri::short_hash(&key.1);
            key.1.push('-');
            key.1.push_str(&hash);
        }
        slugs.insert((kind, name), key.1.clone());
        taken.insert(key, name);
    }
    warnings.sort();
    (slugs, warnings)
}

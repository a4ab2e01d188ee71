//! Which posts are in which language.

use crate::config::{Config, Kind};
use crate::index::{PostIndex, TermKind};
use crate::uri::language_tag;

/// The languages of a site's posts, each known by its place.
pub(super) struct Languages {
    /// Their tags; the first is that of posts that name none, if the site has one.
    pub tags: Vec<String>,
    has_default: bool,
    /// The language that a term stands for, and whether its posts are in the feeds of that language alone.
    by_term: Vec<Option<(usize, bool)>>,
}

impl Languages {
    /// Those that posts name; `None` if none does, or no feed is made for one.
    pub fn of(config: &Config, records: &PostIndex) -> Option<Self> {
        let names = records.names();
        let is_language =
            |kind: TermKind| matches!(kind, TermKind::Feed(Kind::Language) | TermKind::Apart);
        if !names.iter().any(|(kind, _)| is_language(*kind)) {
            return None;
        }
        let default = config.language.as_deref().and_then(language_tag);
        let mut tags: Vec<String> = default.into_iter().collect();
        let has_default = !tags.is_empty();
        let mut place_of = |name: &str| {
            // A tag without a region is the site's language, whatever region the site names.
            let is_own = |tag: &&String| {
                has_default && tag.split('-').next() == Some(name) && !name.contains('-')
            };
            if tags.first().as_ref().is_some_and(is_own) {
                return 0;
            }
            tags.iter().position(|tag| tag == name).unwrap_or_else(|| {
                tags.push(name.to_owned());
                tags.len() - 1
            })
        };
        let by_term = names.iter().map(|(kind, name)| match kind {
            TermKind::Feed(Kind::Language) => Some((place_of(name), false)),
            TermKind::Apart => Some((place_of(name), true)),
            TermKind::Feed(_) | TermKind::Label | TermKind::Updated => None,
        });
        let by_term = by_term.collect();
        Some(Languages {
            tags,
            has_default,
            by_term,
        })
    }

    /// The language of a post with these terms, and whether only the feeds of the language show it.
    pub fn of_post(&self, terms: &[u32]) -> (Option<usize>, bool) {
        let named = terms.iter().find_map(|term| self.by_term[*term as usize]);
        match named {
            Some((language, is_apart)) => (Some(language), is_apart),
            None => (self.has_default.then_some(0), false),
        }
    }
}

/// In which languages the posts of a feed are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Spoken {
    /// The feed has no posts.
    #[default]
    Nothing,
    /// All of them are in this one.
    One(usize),
    /// They are in several, or some are in none that is known.
    Several,
}

impl Spoken {
    pub fn add(&mut self, language: Option<usize>) {
        *self = match (*self, language) {
            (Spoken::Nothing, Some(language)) => Spoken::One(language),
            (Spoken::One(before), Some(language)) if before == language => *self,
            _ => Spoken::Several,
        };
    }
}

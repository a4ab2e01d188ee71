//! What categories, tags and authors are called where people look, and what else is set about them.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use url::Url;

use super::Kind;
use crate::uri::{on_site, slug};

/// Names and pictures of categories, tags and authors. Each is under its name as posts write it, or its part of a path.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TermsSettings {
    /// Of categories.
    #[serde(default)]
    pub categories: BTreeMap<String, TermSetting>,
    /// Of tags.
    #[serde(default)]
    pub tags: BTreeMap<String, TermSetting>,
    /// Of authors.
    #[serde(default)]
    pub authors: BTreeMap<String, TermSetting>,
    /// Whether a category gets its name from the closing line of its posts that leads back to its page. Default: true.
    pub from_links: Option<bool>,
}

/// A name alone, or what else is to be said of a term.
#[derive(Clone, Debug, JsonSchema)]
#[serde(untagged)]
pub enum TermSetting {
    /// A name alone.
    Name(String),
    /// What is to be said.
    Term(Term),
}

/// By hand, since an error about an untagged enum does not say what is wrong.
impl<'de> Deserialize<'de> for TermSetting {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Setting;

        impl<'de> Visitor<'de> for Setting {
            type Value = TermSetting;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a name, or keys with values")
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<TermSetting, E> {
                Ok(TermSetting::Name(name.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<TermSetting, A::Error> {
                Term::deserialize(MapAccessDeserializer::new(map)).map(TermSetting::Term)
            }
        }

        from.deserialize_any(Setting)
    }
}

/// What is said of a category, a tag or an author.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// What people call it.
    pub name: Option<String>,
    /// A sentence about it. The default is the site's description.
    pub description: Option<String>,
    /// Its picture: an absolute URL, or a path on the site.
    pub image: Option<String>,
    /// The language of its feed (BCP 47). The default is the site's.
    pub language: Option<String>,
    /// Its place among the others of its kind, the lowest first. Those without one follow.
    pub order: Option<i64>,
}

/// What is said of categories, tags and authors.
#[derive(Clone, Debug, Serialize)]
pub struct Terms {
    categories: BTreeMap<String, Term>,
    tags: BTreeMap<String, Term>,
    authors: BTreeMap<String, Term>,
    /// Whether a category gets its name from the closing line of its posts that leads back to its page.
    pub from_links: bool,
}

impl Default for Terms {
    fn default() -> Self {
        Terms {
            categories: BTreeMap::new(),
            tags: BTreeMap::new(),
            authors: BTreeMap::new(),
            from_links: true,
        }
    }
}

impl Terms {
    /// What is said of a term.
    pub fn get(&self, kind: Kind, name: &str) -> Option<&Term> {
        let terms = match kind {
            Kind::Category => &self.categories,
            Kind::Tag => &self.tags,
            Kind::Author => &self.authors,
            Kind::All | Kind::Custom | Kind::Language => return None,
        };
        if terms.is_empty() {
            return None;
        }
        terms.get(name).or_else(|| terms.get(&slug(name)))
    }

    /// Adds what is said of a term, unless something is said of it already.
    pub(crate) fn add(&mut self, kind: Kind, name: String, term: Term) {
        let terms = match kind {
            Kind::Category => &mut self.categories,
            Kind::Tag => &mut self.tags,
            Kind::Author => &mut self.authors,
            Kind::All | Kind::Custom | Kind::Language => return,
        };
        if term != Term::default() {
            terms.entry(name).or_insert(term);
        }
    }

    /// Forgets all but what posts are read by.
    pub(crate) fn forget(&mut self) {
        *self = Terms {
            from_links: self.from_links,
            ..Terms::default()
        };
    }

    /// Whether nothing is said of any term.
    pub(crate) fn is_empty(&self) -> bool {
        self.categories.is_empty() && self.tags.is_empty() && self.authors.is_empty()
    }

    /// What the settings say, for a site at `url`; the pictures that they name go to `pictures`.
    pub(super) fn of(
        settings: TermsSettings,
        url: &Url,
        pictures: &mut Vec<(&'static str, String)>,
    ) -> Self {
        let mut all = Terms {
            from_links: settings.from_links.unwrap_or(true),
            ..Terms::default()
        };
        for (kind, terms) in [
            (Kind::Category, settings.categories),
            (Kind::Tag, settings.tags),
            (Kind::Author, settings.authors),
        ] {
            for (name, setting) in terms {
                let mut term = match setting {
                    TermSetting::Name(name) => Term {
                        name: Some(name),
                        ..Term::default()
                    },
                    TermSetting::Term(term) => term,
                };
                pictures.extend(term.image.iter().map(|image| ("terms", image.clone())));
                term.resolve(url);
                all.add(kind, name, term);
            }
        }
        all
    }
}

impl Term {
    /// Makes the picture's URL absolute, and drops what is blank.
    pub(crate) fn resolve(&mut self, url: &Url) {
        let image = self.image.take();
        self.image = image
            .and_then(|image| on_site(url, url, &image))
            .map(String::from);
        for text in [&mut self.name, &mut self.description, &mut self.language] {
            let trimmed = text.take().map(|text| text.trim().to_owned());
            *text = trimmed.filter(|text| !text.is_empty());
        }
    }
}

//! Everything that is set about a site, as data.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono_tz::Tz;
use serde::{Serialize, Serializer};
use url::Url;

use super::content::Content;
use super::feeds::Feeds;
use super::kind::Kind;
use super::person::Person;
use super::podcast::Podcast;
use super::settings::ValidateSettings;
use super::site_language::{self, SiteLanguage};
use super::terms::Terms;
use super::world::{AnnounceSettings, PublishSettings, Sources};
use crate::fingerprint::as_text;
use crate::read::Bounds;
use crate::uri::{language_tag, on_site};
use crate::warning::Warning;

/// Everything that is set about a site, as data.
///
/// Serialised, it is all that documents depend on, in a form that is the same on every machine: the build cache goes by it. What no
/// document shows is left out.
#[derive(Clone, Debug, Serialize)]
pub struct SiteConfig {
    /// The site's folder.
    #[serde(skip)]
    pub root: PathBuf,
    /// The file that the settings came from, relative to the folder.
    #[serde(skip)]
    pub file: String,
    /// The site's name.
    pub title: String,
    /// The site's home page; its path ends in `/`.
    #[serde(serialize_with = "as_text")]
    pub url: Url,
    /// A sentence about the site.
    pub description: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// The zone of dates without an offset, and of the dates in permalinks.
    #[serde(serialize_with = "as_text")]
    pub timezone: Tz,
    /// Who writes, where a post does not say.
    pub author: Option<Person>,
    /// A line about rights.
    pub copyright: Option<String>,
    /// An absolute URL.
    pub image: Option<String>,
    /// An absolute URL.
    pub icon: Option<String>,
    /// Where posts are and how they are read.
    #[doc(hidden)]
    pub content: Content,
    /// How far symbolic links of the site are followed.
    pub(crate) bounds: Bounds,
    /// Whether a build brings the site's lock up to date.
    #[doc(hidden)]
    pub keeps_lock: bool,
    /// Which feeds are made and where they go.
    pub feeds: Feeds,
    /// What categories, tags and authors are called, and what else is said of them.
    pub terms: Terms,
    /// What the site is called in each of its languages, by their tags (BCP 47).
    pub languages: BTreeMap<String, SiteLanguage>,
    /// Other people's feeds.
    #[doc(hidden)]
    #[serde(skip)]
    pub sources: Option<Sources>,
    /// What was set about the validator's rules.
    #[doc(hidden)]
    #[serde(skip)]
    pub validate: ValidateSettings,
    /// Where documents are published.
    #[doc(hidden)]
    #[serde(skip)]
    pub publish: PublishSettings,
    /// Who is told of news.
    #[doc(hidden)]
    #[serde(serialize_with = "shown")]
    pub announce: AnnounceSettings,
    /// What directories of podcasts want to know, where the site is one.
    pub podcast: Option<Podcast>,
    /// The pictures that the settings name: the key of each, and the path or URL as written.
    #[doc(hidden)]
    #[serde(skip)]
    pub pictures: Vec<(&'static str, String)>,
    /// What the author of the settings should know.
    #[serde(skip)]
    pub warnings: Vec<Warning>,
}

/// What documents show of announcements: where readers register for notifications of news, and whose account the site has.
fn shown<S: Serializer>(announce: &AnnounceSettings, to: S) -> Result<S::Ok, S::Error> {
    (announce.cloud().map(String::from), announce.profile()).serialize(to)
}

impl SiteConfig {
    /// Whether the feeds of a kind show posts of which this says whether they are episodes.
    pub fn shows(&self, kind: Kind, is_episode: bool) -> bool {
        let podcast = self.podcast.as_ref();
        is_episode || !podcast.is_some_and(|podcast| podcast.episodes_only.has(kind))
    }

    /// What the site is called in a language.
    pub(crate) fn language(&self, tag: &str) -> Option<&SiteLanguage> {
        self.languages.get(tag)
    }

    /// What people call the language of a tag in usual letters; the tag itself if nobody knows.
    pub fn language_name<'n>(&'n self, tag: &'n str) -> &'n str {
        let set = self.languages.get(tag);
        let set = set.and_then(|language| language.name.as_deref());
        set.or_else(|| site_language::name_of(tag)).unwrap_or(tag)
    }

    /// Adds what a generator says of a language, as far as the settings do not say it.
    pub(crate) fn add_language(&mut self, tag: &str, said: SiteLanguage) {
        let Some(tag) = language_tag(tag) else {
            return;
        };
        let url = said.url.and_then(|url| on_site(&self.url, &self.url, &url));
        let own = self.languages.entry(tag).or_default();
        own.name = own.name.take().or(said.name);
        own.title = own.title.take().or(said.title);
        own.description = own.description.take().or(said.description);
        own.url = own.url.take().or(url.map(String::from));
    }

    /// Checks that the folder `.feedmill`, where feedmill keeps what it remembers, is not a link out of the site.
    pub(crate) fn check_own_folder(&self) -> std::io::Result<()> {
        let own = self.root.join(".feedmill");
        match own.is_symlink() {
            true => self.bounds.check(&own),
            false => Ok(()),
        }
    }

    /// What stands before the path of every page: the site's address without a `/` after it. A profile may want it as the
    /// generator's settings write it.
    #[doc(hidden)]
    pub fn base(&self) -> Cow<'_, str> {
        let written = match self.feeds.profile.jekyll_urls {
            true => self.content.base_as_written.as_deref(),
            false => None,
        };
        Cow::Borrowed(written.unwrap_or_else(|| self.url.as_str().trim_end_matches('/')))
    }

    /// The scheme that a category or tag of a post belongs to, as an absolute URL.
    #[doc(hidden)]
    pub fn scheme(&self, kind: Kind) -> String {
        format!("{}{}/", self.feeds.url, kind.name())
    }
}

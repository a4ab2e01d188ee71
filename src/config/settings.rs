//! `feedmill.yaml`, key by key, as its author writes it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::content_settings::ContentSettings;
use super::feeds_settings::FeedsSettings;
use super::world::{AnnounceSettings, PublishSettings, Sources};
use super::{Person, Podcast, SiteLanguage, TermsSettings};

/// The settings of a site whose posts become feeds.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The site's name, as readers show it.
    pub title: String,
    /// Where the site is served, with the path of its home page: `https://example.org/` or `https://example.org/blog/`.
    pub url: String,
    /// A sentence about the site.
    pub description: Option<String>,
    /// The language of the posts (BCP 47), for instance `en` or `zh-CN`.
    pub language: Option<String>,
    /// The time zone of dates that have no offset, by its IANA name, for instance `Asia/Shanghai`. Default: UTC.
    pub timezone: Option<String>,
    /// Who writes, where a post does not say.
    pub author: Option<AuthorSetting>,
    /// A line about rights.
    pub copyright: Option<String>,
    /// The site's picture: an absolute URL, or a path on the site.
    pub image: Option<String>,
    /// The site's small square picture: an absolute URL, or a path on the site.
    pub icon: Option<String>,
    /// What directories of podcasts want to know, where the site is one.
    pub podcast: Option<Podcast>,
    /// Where posts are and how they are read.
    #[serde(default)]
    pub content: ContentSettings,
    /// Which feeds are made and where they go.
    #[serde(default)]
    pub feeds: FeedsSettings,
    /// What a site in several languages is called in each, by its tag (BCP 47).
    #[serde(default)]
    pub languages: BTreeMap<String, SiteLanguage>,
    /// What categories, tags and authors are called where people look, and what else is to be said of them.
    #[serde(default)]
    pub terms: TermsSettings,
    /// What `feedmill validate` and `feedmill build --validate` make of rules.
    #[serde(default)]
    pub validate: ValidateSettings,
    /// Other people's feeds, whose entries `feedmill pull` makes posts of.
    pub sources: Option<Sources>,
    /// Where `feedmill publish` puts the documents.
    #[serde(default)]
    pub publish: PublishSettings,
    /// Whom `feedmill announce` tells, besides the hubs of the feeds.
    #[serde(default)]
    pub announce: AnnounceSettings,
}

/// What the validator makes of rules: each list has names of rules, such as `rss/guid-repeated`, and of families, such as
/// `rss`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValidateSettings {
    /// What they find is an error.
    #[serde(default)]
    pub deny: Vec<String>,
    /// What they find is a warning.
    #[serde(default)]
    pub warn: Vec<String>,
    /// What they find is not told.
    #[serde(default)]
    pub allow: Vec<String>,
    /// The partners whose requirements `feedmill validate` checks as well: `apple`, `spotify`, `psp-1`, `flipboard`, `msn`,
    /// `smartnews`, `google-news-sitemap`.
    #[serde(default)]
    pub profile: Vec<String>,
}

/// An author: a name, or a name with an address and a page.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(
    untagged,
    expecting = "expected a name, or keys with values: `name`, and if wanted `email` and `url`"
)]
pub enum AuthorSetting {
    /// A name alone.
    Name(String),
    /// A name with an address and a page.
    Person(Person),
}

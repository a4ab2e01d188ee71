//! `feeds:`, key by key, as its author writes it.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, IntoDeserializer, MapAccess, Unexpected, Visitor};

use super::world::Hubs;
use super::{Format, Kind, Profile};

/// Which feeds are made and where they go.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FeedsSettings {
    /// The folder that feeds are written to. Default: `feeds`.
    pub dir: Option<String>,
    /// Where the list of the documents that feedmill wrote is kept: a file of the site, outside the folder of feeds, such as
    /// `.feedmill/documents`. `.feedmill-documents` in the folder of feeds if it is not set. Builds with `--out` do not use it.
    pub manifest: Option<String>,
    /// Where that folder is served: an absolute URL, or a path on the site. Default: the folder's name on the site.
    pub url: Option<String>,
    /// Whose ids, paths and texts the feeds have: feedmill's own, or those of Jekyll's plugin jekyll-feed.
    pub profile: Option<Profile>,
    /// The formats to write. Default: all.
    pub formats: Option<Vec<Format>>,
    /// What gets feeds. Default: all kinds. Feeds of `custom` are always made.
    pub by: Option<Vec<Kind>>,
    /// How many posts a feed shows at most, or a number for each kind, for instance `{all: 50, tag: 10}`; 0 for all posts. The
    /// default is 20, and feeds of episodes show all episodes.
    pub limit: Option<LimitSetting>,
    /// Feeds of the posts that match a rule, each with a name of its own.
    #[serde(default)]
    pub custom: Vec<CustomFeedSettings>,
    /// How much of a post a feed shows, or so for each kind, for instance `{all: full, tag: summary}`.
    pub body: Option<BodySetting>,
    /// Where the documents of each kind go, for instance `{category: "topics/{slug}/{file}"}`. `{slug}` is the term's
    /// name made fit for a path, `{file}` the usual file name of the format, `{format}` and `{ext}` its parts.
    #[serde(default)]
    pub paths: PerKind,
    /// What the feeds of each kind are called, for instance `{tag: "#{name} at {site}"}`.
    #[serde(default)]
    pub titles: PerKind,
    /// The WebSub hub that is notified of news, or a list of them: absolute URLs.
    pub hub: Option<Hubs>,
    /// Whether pages for people are made beside the documents: `index.html` with every feed, and one page for each.
    /// Default: true.
    pub pages: Option<bool>,
    /// Whether `river.html` shows the posts of the site's feed in full on one page, with their sources. Default: false.
    pub river: Option<bool>,
    /// How many links `ring.html` has, a piece of a page with the newest post of each source, to put under posts. Default: none.
    pub ring: Option<usize>,
    /// The web readers that pages offer. Default: a few well-known ones; an empty list for none.
    pub readers: Option<Vec<Reader>>,
    /// What a browser shows RSS, Atom and OPML documents with: `true` for feedmill's own style sheet and viewer, `false` for
    /// none, or the URL or path on the site of another style sheet. The default is `true`.
    pub stylesheet: Option<StylesheetSetting>,
    /// Documents with all older posts of the site's feed, cut by number or by date, for instance `{by: count, size: 100}` or
    /// `{by: month}`. Default: none.
    pub archive: Option<ArchiveSettings>,
    /// Whether the Atom documents of the site's feed name posts that were withdrawn (RFC 6721), if the site has a
    /// `feedmill.lock`. Default: false.
    pub tombstones: Option<bool>,
    /// Whether `news-sitemap.xml` names the posts of the last 48 hours, as Google News asks for. Default: false.
    pub news_sitemap: Option<bool>,
    /// Where feeds were before, as paths on the site, and the document of the folder of feeds that took the place, for
    /// instance `{/feed.xml: atom.xml}`. `feedmill hosting` makes redirects of them, and `feedmill serve` follows them.
    #[serde(default)]
    pub redirects: BTreeMap<String, String>,
}

/// How the archive of the site's feed is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ArchiveSettings {
    /// By what it is cut.
    pub by: ArchiveBy,
    /// How many posts a document has, with `by: count`. Default: 100.
    pub size: Option<usize>,
}

/// By what an archive is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ArchiveBy {
    /// So many posts each.
    Count,
    /// The posts of a month each.
    Month,
    /// The posts of a year each.
    Year,
}

/// How many posts feeds show at most.
#[derive(Clone, Debug, JsonSchema)]
#[serde(untagged)]
pub enum LimitSetting {
    /// The same for all.
    All(usize),
    /// A number for each kind.
    PerKind(PerKindLimit),
}

/// By hand, since an error about an untagged enum does not say what is wrong.
impl<'de> Deserialize<'de> for LimitSetting {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Limit;

        impl<'de> Visitor<'de> for Limit {
            type Value = LimitSetting;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("usize")
            }

            fn visit_u64<E: Error>(self, limit: u64) -> Result<LimitSetting, E> {
                usize::try_from(limit)
                    .map(LimitSetting::All)
                    .map_err(|_| E::invalid_value(Unexpected::Unsigned(limit), &self))
            }

            fn visit_i64<E: Error>(self, limit: i64) -> Result<LimitSetting, E> {
                match u64::try_from(limit) {
                    Ok(limit) => self.visit_u64(limit),
                    Err(_) => Err(E::invalid_value(Unexpected::Signed(limit), &self)),
                }
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<LimitSetting, A::Error> {
                PerKindLimit::deserialize(MapAccessDeserializer::new(map))
                    .map(LimitSetting::PerKind)
            }
        }

        from.deserialize_any(Limit)
    }
}

/// A number of posts for each kind of feed; 0 for all posts.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PerKindLimit {
    /// For the feed of the whole site.
    pub all: Option<usize>,
    /// For the feeds of categories.
    pub category: Option<usize>,
    /// For the feeds of tags.
    pub tag: Option<usize>,
    /// For the feeds of authors.
    pub author: Option<usize>,
    /// For the feeds of `feeds.custom`.
    pub custom: Option<usize>,
    /// For the feeds of languages.
    pub language: Option<usize>,
}

impl PerKindLimit {
    /// The number for `kind`, if there is one.
    pub fn get(&self, kind: Kind) -> Option<usize> {
        match kind {
            Kind::All => self.all,
            Kind::Category => self.category,
            Kind::Tag => self.tag,
            Kind::Author => self.author,
            Kind::Custom => self.custom,
            Kind::Language => self.language,
        }
    }
}

/// How much of a post feeds show.
#[derive(Clone, Debug, JsonSchema)]
#[serde(untagged)]
pub enum BodySetting {
    /// The same for all.
    All(Body),
    /// For each kind.
    PerKind(PerKindBody),
}

/// By hand, since an error about an untagged enum does not say what is wrong.
impl<'de> Deserialize<'de> for BodySetting {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Setting;

        impl<'de> Visitor<'de> for Setting {
            type Value = BodySetting;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("`full`, `summary` or `none`")
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<BodySetting, E> {
                Body::deserialize(name.into_deserializer()).map(BodySetting::All)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<BodySetting, A::Error> {
                PerKindBody::deserialize(MapAccessDeserializer::new(map)).map(BodySetting::PerKind)
            }
        }

        from.deserialize_any(Setting)
    }
}

/// How much of a post each kind of feed shows.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PerKindBody {
    /// For the feed of the whole site.
    pub all: Option<Body>,
    /// For the feeds of categories.
    pub category: Option<Body>,
    /// For the feeds of tags.
    pub tag: Option<Body>,
    /// For the feeds of authors.
    pub author: Option<Body>,
    /// For the feeds of `feeds.custom`.
    pub custom: Option<Body>,
    /// For the feeds of languages.
    pub language: Option<Body>,
}

impl PerKindBody {
    /// How much feeds of `kind` show, if it is set.
    pub fn get(&self, kind: Kind) -> Option<Body> {
        match kind {
            Kind::All => self.all,
            Kind::Category => self.category,
            Kind::Tag => self.tag,
            Kind::Author => self.author,
            Kind::Custom => self.custom,
            Kind::Language => self.language,
        }
    }
}

/// A feed of the posts that match a rule.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CustomFeedSettings {
    /// What people call it; its path is made of it.
    pub name: String,
    /// Which posts it shows, for instance `category:news -tag:sponsored words>800`.
    #[serde(rename = "match")]
    pub rule: String,
    /// Its title; `{site}` and `{name}` stand for the site's title and the feed's name.
    pub title: Option<String>,
    /// A sentence about it. The default is the site's description.
    pub description: Option<String>,
    /// By which date its posts are ordered, the newest first. The default is `published`.
    pub sort: Option<SortBy>,
    /// How many posts it shows at most; 0 for all.
    pub limit: Option<usize>,
    /// How much of a post it shows.
    pub body: Option<Body>,
    /// The formats to write.
    pub formats: Option<Vec<Format>>,
    /// Where its documents go, for instance `long-reads/{file}`.
    pub path: Option<String>,
    /// Its picture: an absolute URL, or a path on the site.
    pub image: Option<String>,
    /// Its language (BCP 47). The default is the site's.
    pub language: Option<String>,
}

/// A web reader that can be told to subscribe.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema, serde::Serialize)]
#[serde(deny_unknown_fields)]
pub struct Reader {
    /// What it is called.
    pub name: String,
    /// Its page for a new subscription; `{url}` stands for the feed's URL, percent-encoded.
    pub url: String,
}

/// What a browser shows RSS, Atom and OPML documents with.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(
    untagged,
    expecting = "expected `true`, `false`, or the address of a style sheet"
)]
pub enum StylesheetSetting {
    /// feedmill's own style sheet, or none.
    Switch(bool),
    /// The URL or path on the site of another.
    At(String),
}

/// By which date the posts of a feed are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SortBy {
    /// When they were published.
    #[default]
    Published,
    /// When they last changed: `updated` in their front matter, or else when they were published.
    Updated,
}

/// How much of a post a feed shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Body {
    /// The whole body.
    #[default]
    Full,
    /// A few sentences.
    Summary,
    /// The title alone.
    None,
}

impl Body {
    /// The one of two that shows more.
    #[must_use]
    pub fn max(self, other: Body) -> Body {
        match (self, other) {
            (Body::Full, _) | (_, Body::Full) => Body::Full,
            (Body::Summary, _) | (_, Body::Summary) => Body::Summary,
            (Body::None, Body::None) => Body::None,
        }
    }
}

/// One text for each kind of feed.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PerKind {
    /// For the feed of the whole site.
    pub all: Option<String>,
    /// For the feeds of categories.
    pub category: Option<String>,
    /// For the feeds of tags.
    pub tag: Option<String>,
    /// For the feeds of authors.
    pub author: Option<String>,
    /// For the feeds of `feeds.custom`.
    pub custom: Option<String>,
    /// For the feeds of languages.
    pub language: Option<String>,
}

impl PerKind {
    /// The text for `kind`, if there is one.
    pub fn get(&self, kind: Kind) -> Option<&str> {
        match kind {
            Kind::All => self.all.as_deref(),
            Kind::Category => self.category.as_deref(),
            Kind::Tag => self.tag.as_deref(),
            Kind::Author => self.author.as_deref(),
            Kind::Custom => self.custom.as_deref(),
            Kind::Language => self.language.as_deref(),
        }
    }
}

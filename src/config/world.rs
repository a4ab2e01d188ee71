//! What a site takes from the world and gives to it: sources, hubs, and where documents are published.

use std::fmt;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor, value::SeqAccessDeserializer};
use url::Url;

use super::mail::MailSettings;
use super::syndication::{BlueskySettings, MastodonSettings};

/// Other people's feeds: a list, or the path of an OPML file on the site.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(untagged)]
pub enum Sources {
    /// The path of an OPML file, relative to the site.
    File(String),
    /// One after the other.
    List(Vec<Source>),
}

/// One of other people's feeds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Where the feed is: RSS, Atom or JSON Feed, as an absolute URL. `${NAME}` stands for a variable of the environment. Its value,
    /// and what stands before an `@`, are shown nowhere.
    pub url: String,
    /// The URL itself is a secret: posts and feeds name the feed's home page instead.
    #[serde(default)]
    pub secret: bool,
    /// The category of its posts. Default: the feed's title.
    pub category: Option<String>,
    /// The tags of its posts. Default: those that the feed gives them.
    pub tags: Option<Vec<String>>,
    /// Which of its entries become posts, for instance `title~"release" -tag:sponsored`. Default: all.
    #[serde(rename = "match")]
    pub rule: Option<String>,
    /// How many of its newest entries become posts; 0 for all. Default: all.
    #[serde(default)]
    pub limit: usize,
    /// The zone of its dates where they have no offset or an ambiguous name such as CST. Default: the site's.
    pub timezone: Option<String>,
    /// Its picture on the page of all posts (`feeds.river`): a path on the site. Default: the first letter of its title.
    pub image: Option<String>,
    /// The site has a page for each of its posts, which feeds link to instead of the original.
    #[serde(default)]
    pub mirror: bool,
}

/// Where documents are published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishSettings {
    /// A folder, or `s3://bucket/prefix`, `gs://bucket/prefix`, `az://container/prefix`.
    pub to: Option<String>,
    /// What `Cache-Control` says of every document. Default: `public, max-age=300`.
    pub cache_control: Option<String>,
}

/// Whom `feedmill announce` tells, besides the hubs of the feeds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnnounceSettings {
    /// How many feeds one request to a hub names. Default: one, or more for hubs that are known to take more.
    pub topics_per_request: Option<usize>,
    /// An rssCloud server's ping address, as an absolute URL.
    pub rsscloud: Option<String>,
    /// Where readers register with the rssCloud server, as an absolute URL. `pleaseNotify` beside the ping address where it
    /// is missing.
    pub rsscloud_register: Option<String>,
    /// Search engines that take part in IndexNow are notified of new and changed posts.
    pub indexnow: Option<IndexNow>,
    /// Baidu's search is notified of new posts.
    pub baidu: Option<Baidu>,
    /// The file that records what was sent where, relative to the site. Default: `.feedmill/announced`.
    pub ledger: Option<String>,
    /// How many posts one run sends to each destination, and takes back from it, at most. Default: 3.
    pub max_per_run: Option<usize>,
    /// An account on Mastodon that gets a status for each new post.
    pub mastodon: Option<MastodonSettings>,
    /// An account on Bluesky that gets a post with a card for each new post.
    pub bluesky: Option<BlueskySettings>,
    /// A list that gets new posts by mail.
    pub mail: Option<MailSettings>,
    /// Whether pages that new posts link to are notified by Webmention. Default: no.
    #[serde(default)]
    pub webmention: bool,
}

/// How many posts one run sends to a destination by default.
const MAX_PER_RUN: usize = 3;

impl AnnounceSettings {
    /// How many posts one run sends to each destination at most.
    pub fn max_per_run(&self) -> usize {
        self.max_per_run.unwrap_or(MAX_PER_RUN)
    }

    /// The account on Mastodon as people mention it, and its page; `None` if the settings do not name it.
    pub fn profile(&self) -> Option<(String, String)> {
        self.mastodon.as_ref()?.profile()
    }

    /// Where readers register to hear from the rssCloud server, where there is one. By convention it is `/pleaseNotify`
    /// where `/ping` is for publishers.
    pub fn cloud(&self) -> Option<Url> {
        let ping = Url::parse(self.rsscloud.as_deref()?).ok()?;
        match &self.rsscloud_register {
            Some(register) => Url::parse(register).ok(),
            None => ping.join("pleaseNotify").ok(),
        }
    }
}

/// Baidu's search is notified of new posts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Baidu {
    /// The variable of the environment that holds the token, as `${NAME}`. Default: `${FEEDMILL_BAIDU_TOKEN}`.
    pub token: Option<String>,
    /// The site as Baidu's webmaster platform knows it. Default: scheme and host of `url`.
    pub site: Option<String>,
    /// Where the request goes. Default: `http://data.zz.baidu.com/urls`.
    pub endpoint: Option<String>,
}

/// Search engines that take part in IndexNow are notified of new and changed posts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndexNow {
    /// The key: 8 to 128 letters, digits and dashes. It is not a secret, since the site serves it.
    pub key: String,
    /// Where the site serves the key, as an absolute URL. Default: the key's name with `.txt` at the root of the host.
    pub key_url: Option<String>,
    /// Where the request goes. Default: `https://api.indexnow.org/indexnow`.
    pub endpoint: Option<String>,
}

/// One hub or several.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(
    untagged,
    expecting = "expected the address of a hub, or a list of addresses"
)]
pub enum Hubs {
    /// One.
    One(String),
    /// Several.
    Many(Vec<String>),
}

impl Hubs {
    /// Every hub, in the order in which they are written.
    pub fn into_list(self) -> Vec<String> {
        match self {
            Hubs::One(hub) => vec![hub],
            Hubs::Many(hubs) => hubs,
        }
    }
}

/// By hand, since a derived reader would not say which key of which source is wrong.
impl<'de> Deserialize<'de> for Sources {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = Sources;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a list of sources, or the path of an OPML file")
            }

            fn visit_str<E>(self, path: &str) -> Result<Sources, E> {
                Ok(Sources::File(path.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Sources, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(list)).map(Sources::List)
            }
        }

        from.deserialize_any(Either)
    }
}

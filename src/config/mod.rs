//! What a site's owner has set: `feedmill.yaml`, or what a generator's own settings say of the same things.

pub(crate) mod address;
mod announce;
mod base_url;
mod content;
mod content_settings;
mod custom;
pub(crate) mod data;
pub(crate) mod error;
pub(crate) mod explain;
pub(crate) mod feedmill_yaml;
mod feeds;
mod feeds_settings;
pub(crate) mod file;
mod folders;
mod format;
mod jekyll_feeds;
mod kind;
mod languages;
mod mail;
mod manifest;
pub(crate) mod overrides;
pub mod permalink;
mod person;
mod place;
mod podcast;
mod presentation;
mod profile;
mod schema;
mod scope;
mod settings;
mod site;
mod site_config;
mod site_language;
mod syndication;
mod template;
mod terms;
mod world;

pub use address::is_placeholder;
#[cfg(feature = "publish")]
pub(crate) use address::{has_credentials, without_user_info};
pub use content::Content;
pub use content_settings::{BodySource, ContentSettings, Footer, Links, Share, SplitTerms};
pub use data::read_folder;
pub use error::Error;
pub use feeds::{Archive, ChosenTerms, CustomFeed, Feeds};
pub use feeds_settings::{
    ArchiveBy, ArchiveSettings, Body, BodySetting, CustomFeedSettings, FeedsSettings, LimitSetting,
    PerKind, PerKindLimit, Reader, SortBy, StylesheetSetting,
};
pub use format::Format;
pub use kind::Kind;
pub use mail::{Every, MailServer, MailSettings, Mailbox};
#[cfg(feature = "mail")]
pub(crate) use mail::{mail_server, mailbox};
pub use permalink::{Permalink, Piece};
pub use person::Person;
pub use place::Place;
pub use podcast::{Categories, EpisodesOnly, Order, Podcast};
pub use presentation::{Presentation, Redirect, Stylesheet};
pub use profile::{FeedProfile, Profile, Sanitize};
pub use schema::{SCHEMA, schema};
pub use scope::{Scope, defaults, merge};
pub use settings::{AuthorSetting, Settings, ValidateSettings};
pub use site::Config;
pub use site_config::SiteConfig;
pub use site_language::SiteLanguage;
#[cfg(feature = "announce")]
pub(crate) use syndication::variable;
pub use syndication::{BlueskySettings, MastodonSettings, TextPlaceholder, Visibility};
pub use template::{ByKind, PathPlaceholder, Template, TitlePlaceholder};
pub use terms::{Term, TermSetting, Terms, TermsSettings};

pub use world::{AnnounceSettings, Baidu, IndexNow, PublishSettings, Source, Sources};

//! What Jekyll's `_config.yml` says of the things that feedmill wants to know.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono_tz::Tz;
use feedmill_text::ruby_yaml::as_ruby_reads;

use super::{JekyllSite, address};
use crate::config::explain::explain;
use crate::config::overrides::Overrides;
use crate::config::{
    AnnounceSettings, Body, Config, Content, Error, Feeds, Links, Permalink, Person, Place,
    Profile, PublishSettings, SiteConfig, SplitTerms, Terms, ValidateSettings, data,
};
use crate::date::NaiveDates;
use crate::pages::Pages;
use crate::read::Bounds;
use crate::source::Slot;
use crate::syntax;
use crate::value::Value;
use crate::warning::Warning;

/// What Jekyll leaves out of itself.
const EXCLUDED: [&str; 5] = [
    "node_modules",
    "vendor/bundle",
    "vendor/cache",
    "vendor/gems",
    "vendor/ruby",
];

/// The settings of the Jekyll site in `root`, out of `_config.yml`, whose `text` that is; `links` is what another file says
/// of symbolic links.
pub(crate) fn config(
    root: &Path,
    name: &str,
    text: &str,
    profile: Option<Profile>,
    links: Links,
) -> Result<Config, Error> {
    let invalid = |line, message: String, help: &str| Error::Invalid {
        code: "invalid-setting",
        path: root.join(name),
        line,
        place: None,
        message,
        help: help.to_owned(),
    };
    let settings = read(text).map_err(|error| {
        let fault = syntax::yaml_or_other(text, &error);
        Error::syntax(root.join(name), text, fault)
    })?;
    let text_of = |key: &str| {
        settings
            .get(key)
            .and_then(Value::to_text)
            .filter(|text| !text.trim().is_empty())
    };
    let mut warnings = Vec::new();
    let source = source(root, &settings);
    let own_links = ["feedmill", "content", "links"]
        .iter()
        .try_fold(&settings, |value, key| value.get(key))
        .and_then(Value::as_str);
    let bounds = match links == Links::Follow || own_links == Some("follow") {
        true => Bounds::anywhere(),
        false => Bounds::within(&source),
    };
    if source != root {
        bounds.extend(root);
    }
    let address = address::address(&source, name, &settings, &mut warnings)
        .map_err(|message| invalid(None, message, "write `url: https://example.org`"))?;
    let url = address.home;
    let timezone = match text_of("timezone") {
        Some(zone) => zone.trim().parse::<Tz>().unwrap_or_else(|_| {
            // As a system has it that Jekyll asks for the time there.
            warnings.push(Warning::file(
                name,
                "unknown-timezone",
                format!("unknown time zone `{zone}`; UTC is used, as in Jekyll"),
                "use an IANA name such as `Asia/Shanghai`",
            ));
            Tz::UTC
        }),
        None => {
            warnings.push(Warning::file(
                name,
                "no-timezone",
                "there is no `timezone`, so dates without an offset are read in UTC",
                "add a line such as `timezone: Asia/Shanghai`",
            ));
            Tz::UTC
        }
    };
    let feed = settings.get("feed");
    let title = text_of("title")
        .or_else(|| text_of("name"))
        .unwrap_or_else(|| url.host_str().unwrap_or("Feed").to_owned());
    let picture = |value: Option<&Value>| {
        let path = value.and_then(Value::as_str)?;
        url.join(path.trim_start_matches('/'))
            .ok()
            .map(String::from)
    };
    let logo = settings.get("logo").and_then(Value::as_str);
    let logo = logo.map(|written| ("logo", written.to_owned()));
    let is_true = |key: &str| settings.get(key).and_then(Value::as_bool) == Some(true);
    let list = |key: &str| -> Vec<String> {
        match settings.get(key) {
            Some(Value::List(items)) => items.iter().filter_map(Value::to_text).collect(),
            Some(one) => one.to_text().into_iter().collect(),
            None => Vec::new(),
        }
    };
    let mut exclude = list("exclude");
    exclude.extend(EXCLUDED.map(str::to_owned));
    let generator = JekyllSite::read(
        &source,
        settings.clone(),
        address.url,
        address.baseurl,
        &bounds,
    );
    let generator = Arc::new(generator);
    let feeds = &generator.feeds;
    if !feeds.collections.is_empty() {
        warnings.push(Warning::file(
            name,
            "no-collection-feeds",
            format!(
                "feedmill makes feeds of posts, not of the collections {}",
                feeds.collections.join(", ")
            ),
            "move the posts into `_posts`, or keep jekyll-feed for these feeds",
        ));
    }
    let site = SiteConfig {
        root: source,
        bounds,
        file: name.to_owned(),
        title,
        description: text_of("description").or_else(|| text_of("tagline")),
        language: text_of("lang").or_else(|| text_of("locale")),
        timezone,
        author: settings
            .get("author")
            .and_then(|value| Person::read(value, &generator.authors)),
        copyright: text_of("copyright"),
        image: picture(settings.get("logo")),
        icon: picture(feed.and_then(|feed| feed.get("icon"))),
        content: Content {
            base_as_written: Some(generator.base_as_written()),
            permalink: permalink(&settings, name, text, &mut warnings),
            split_terms: SplitTerms::Spaces,
            exclude,
            include: list("include"),
            naive_dates: NaiveDates::Jekyll,
            future: is_true("future"),
            drafts: is_true("show_drafts"),
            ..Content::default()
        },
        keeps_lock: true,
        feeds: Feeds {
            limit: feeds.limit,
            body: if feeds.excerpt_only {
                Body::Summary
            } else {
                Body::Full
            },
            ..Feeds::of(&url)
        },
        sources: None,
        validate: ValidateSettings::default(),
        publish: PublishSettings::default(),
        announce: AnnounceSettings::default(),
        podcast: None,
        terms: Terms::default(),
        languages: BTreeMap::new(),
        pictures: Vec::from_iter(logo),
        url,
        warnings,
    };
    let mut config = Config {
        site,
        generator,
        pages: Pages::default(),
        posts: Slot::default(),
    };
    let own = OwnSection::read(text).map_err(|error| explain(root, name, text, &error))?;
    own.feedmill
        .apply(&mut config, profile, text, "feedmill.")
        .map_err(|fault| fault.at(root.join(name), text, "feedmill."))?;
    Ok(config)
}

/// The one section of `_config.yml` that is feedmill's alone.
#[derive(Default, serde::Deserialize)]
struct OwnSection {
    #[serde(default)]
    feedmill: Overrides,
}

impl OwnSection {
    fn read(text: &str) -> Result<Self, serde_yaml::Error> {
        if !text.contains("feedmill:") {
            return Ok(OwnSection::default());
        }
        serde_yaml::from_str(text)
    }
}

fn read(text: &str) -> Result<Value, serde_yaml::Error> {
    data::try_yaml(&as_ruby_reads(text))
}

/// The folder that holds the site's sources: the one of `_config.yml`, or the one below it that `source` names.
fn source(root: &Path, settings: &Value) -> PathBuf {
    let named = settings.get("source").and_then(Value::as_str);
    let inside =
        named.filter(|path| !path.starts_with('/') && path.split('/').all(|part| part != ".."));
    let folder = inside.map(|path| root.join(path.trim_start_matches("./")));
    folder
        .filter(|folder| folder.is_dir())
        .unwrap_or_else(|| root.to_owned())
}

/// Where posts live: `collections.posts` goes before the site's own setting. An unknown placeholder stays in URLs, as Jekyll
/// once left it.
fn permalink(settings: &Value, name: &str, text: &str, warnings: &mut Vec<Warning>) -> Permalink {
    let of_posts = settings
        .get("collections")
        .and_then(|collections| collections.get("posts")?.get("permalink")?.to_text());
    let setting = match of_posts {
        Some(_) => "collections.posts.permalink",
        None => "permalink",
    };
    let written = of_posts.or_else(|| settings.get("permalink").and_then(Value::to_text));
    let permalink = Permalink::new(written.as_deref().unwrap_or("date"));
    for fault in permalink.faults() {
        let message = format!("{} in `{setting}`; it stays in URLs", fault.message);
        let warning = Warning::file(name, "unknown-placeholder", message, fault.help);
        warnings.push(match Place::of(text, setting, Some(&fault.token)) {
            Some(place) => place.mark(warning),
            None => warning,
        });
    }
    permalink
}

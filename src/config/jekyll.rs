//! What Jekyll's `_config.yml` says of the things that feedmill wants to know.

use std::path::Path;

use chrono_tz::Tz;

use super::load::{folder_url, site_url};
use super::{
    Body, Config, Content, Error, Feeds, Footer, Format, Kind, Layout, PerKind, Person,
    Presentation, Share,
};
use crate::date::NaiveDates;
use crate::value::Value;
use crate::warning::Warning;

pub(super) fn config(root: &Path, name: &str, text: &str) -> Result<Config, Error> {
    let invalid = |line, message: String, help: &str| Error::Invalid {
        path: root.join(name),
        line,
        message,
        help: help.to_owned(),
    };
    let settings: Value = serde_yaml::from_str(text).map_err(|error| {
        let line = error.location().map(|place| place.line());
        invalid(line, error.to_string(), "mend the YAML of this line")
    })?;
    let text_of = |key: &str| {
        settings
            .get(key)
            .and_then(Value::to_text)
            .filter(|text| !text.trim().is_empty())
    };
    let mut warnings = Vec::new();
    let url = text_of("url").ok_or_else(|| {
        invalid(
            None,
            "`url` is missing, and a feed needs absolute links".into(),
            "add a line `url: https://example.org`",
        )
    })?;
    let base = text_of("baseurl").unwrap_or_default();
    let whole = format!("{}/{}", url.trim_end_matches('/'), base.trim_matches('/'));
    let url = site_url(&whole)
        .map_err(|message| invalid(None, message, "write `url: https://example.org`"))?;
    let timezone = match text_of("timezone") {
        Some(zone) => zone.parse::<Tz>().map_err(|_| {
            invalid(
                None,
                format!("`timezone: {zone}` is no time zone"),
                "use an IANA name such as `Asia/Shanghai`",
            )
        })?,
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
    let limit = match feed.and_then(|feed| feed.get("posts_limit")) {
        Some(Value::Integer(limit)) => usize::try_from(*limit).unwrap_or(20),
        _ => 20,
    };
    let is_true = |key: &str| settings.get(key).and_then(Value::as_bool) == Some(true);
    let excerpt_only = feed
        .and_then(|feed| feed.get("excerpt_only"))
        .and_then(Value::as_bool)
        == Some(true);
    let dir = "feeds".to_owned();
    let title = text_of("title")
        .or_else(|| text_of("name"))
        .unwrap_or_else(|| url.host_str().unwrap_or("Feed").to_owned());
    let image = |key: &str| {
        let path = text_of(key)?;
        url.join(&path).ok().map(|url| url.to_string())
    };
    Ok(Config {
        root: root.to_owned(),
        file: name.to_owned(),
        title,
        description: text_of("description").or_else(|| text_of("tagline")),
        language: text_of("lang"),
        timezone,
        author: settings.get("author").and_then(author),
        copyright: text_of("copyright"),
        image: image("logo"),
        icon: feed
            .and_then(|feed| feed.get("icon"))
            .and_then(Value::as_str)
            .and_then(|path| url.join(path).ok())
            .map(|url| url.to_string()),
        content: Content {
            layout: Layout::Jekyll,
            permalink: permalink(&settings),
            exclude: settings
                .get("exclude")
                .and_then(Value::as_list)
                .unwrap_or_default()
                .iter()
                .filter_map(Value::to_text)
                .collect(),
            naive_dates: NaiveDates::Jekyll,
            split_terms: true,
            share: Share::default(),
            footer: Footer::default(),
            future: is_true("future"),
            drafts: is_true("show_drafts"),
        },
        feeds: Feeds {
            url: folder_url(&url, &dir).map_err(|message| invalid(None, message, ""))?,
            dir,
            formats: Format::ALL.into(),
            by: Kind::ALL.into(),
            limit,
            body: if excerpt_only {
                Body::Summary
            } else {
                Body::Full
            },
            paths: PerKind::default(),
            titles: PerKind::default(),
            presentation: Presentation::default(),
        },
        podcast: None,
        url,
        warnings,
    })
}

/// Where posts live: `collections.posts` goes before the site's own setting.
fn permalink(settings: &Value) -> String {
    settings
        .get("collections")
        .and_then(|collections| collections.get("posts")?.get("permalink")?.to_text())
        .or_else(|| settings.get("permalink").and_then(Value::to_text))
        .unwrap_or_else(|| "date".to_owned())
}

fn author(value: &Value) -> Option<Person> {
    if let Some(name) = value.to_text() {
        return Some(Person {
            name,
            ..Person::default()
        });
    }
    let text = |key: &str| value.get(key).and_then(Value::to_text);
    Some(Person {
        name: text("name")?,
        email: text("email"),
        url: text("uri").or_else(|| text("url")),
    })
}

//! From the text of `feedmill.yaml` to settings.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use chrono_tz::Tz;

use super::address::site_url;
use super::error::Wrong;
use super::explain::explain;
use super::overrides::Overrides;
use super::{
    AnnounceSettings, AuthorSetting, Config, Content, Error, Feeds, Person, Profile,
    PublishSettings, Settings, SiteConfig, Terms, ValidateSettings,
};
use crate::generators::Folder;
use crate::pages::Pages;
use crate::read::Bounds;
use crate::source::Slot;
use crate::uri::on_site;

/// The settings in `text`, key by key; `name` is their file in the folder `root`.
///
/// # Errors
///
/// If the text is not YAML, or a key or the type of a value is wrong.
pub(crate) fn parse(root: &Path, name: &str, text: &str) -> Result<Settings, Error> {
    serde_yaml::from_str(text).map_err(|error| explain(root, name, text, &error))
}

/// What `settings` say of the site itself. What they override is put over it by [`put_over`].
///
/// # Errors
///
/// If the title, the address or the time zone is wrong.
pub(crate) fn site(
    root: &Path,
    name: &str,
    text: &str,
    settings: &Settings,
) -> Result<Config, Error> {
    let wrong = |setting: &str, message: String, help: &str| {
        Wrong::new(setting, message, help).at(root.join(name), text, "")
    };
    if settings.title.trim().is_empty() {
        return Err(wrong(
            "title",
            "`title` is empty".into(),
            "write the site's name after `title:`",
        ));
    }
    let url = site_url(&settings.url)
        .map_err(|message| wrong("url", message, "write `url: https://example.org/`"))?;
    let timezone: Tz = match &settings.timezone {
        None => Tz::UTC,
        Some(zone) => zone.parse().map_err(|_| {
            wrong(
                "timezone",
                format!("unknown time zone `{zone}`"),
                "use an IANA name such as `Asia/Shanghai` or `America/New_York`",
            )
        })?,
    };
    let absolute = |path: &Option<String>| {
        let url = on_site(&url, &url, path.as_deref()?)?;
        Some(url.to_string())
    };
    let pictures = [("image", &settings.image), ("icon", &settings.icon)];
    let pictures = pictures.map(|(key, written)| Some((key, written.clone()?)));
    let site = SiteConfig {
        podcast: None,
        pictures: pictures.into_iter().flatten().collect(),
        root: root.to_owned(),
        file: name.to_owned(),
        title: settings.title.clone(),
        description: settings.description.clone(),
        language: settings.language.clone(),
        timezone,
        author: settings.author.clone().map(|author| match author {
            AuthorSetting::Name(name) => Person {
                name,
                ..Person::default()
            },
            AuthorSetting::Person(person) => person,
        }),
        copyright: settings.copyright.clone(),
        image: absolute(&settings.image),
        icon: absolute(&settings.icon),
        content: Content::default(),
        bounds: Bounds::within(root),
        keeps_lock: true,
        feeds: Feeds::of(&url),
        terms: Terms::default(),
        languages: BTreeMap::new(),
        validate: ValidateSettings::default(),
        sources: None,
        publish: PublishSettings::default(),
        announce: AnnounceSettings::default(),
        url,
        warnings: Vec::new(),
    };
    Ok(Config {
        site,
        generator: Arc::new(Folder {
            dir: "content".into(),
        }),
        pages: Pages::default(),
        posts: Slot::default(),
    })
}

/// Puts what `settings` override over `config`, which is what the site has without them.
///
/// # Errors
///
/// If a value is wrong.
pub(crate) fn put_over(
    config: &mut Config,
    settings: Settings,
    text: &str,
    profile: Option<Profile>,
) -> Result<(), Error> {
    let path = config.root.join(&config.file);
    Overrides {
        content: settings.content,
        feeds: settings.feeds,
        validate: settings.validate,
        sources: settings.sources,
        publish: settings.publish,
        announce: settings.announce,
        podcast: settings.podcast,
        terms: settings.terms,
        languages: settings.languages,
    }
    .apply(config, profile, text, "")
    .map_err(|fault| fault.at(path, text, ""))
}

/// All settings of a site that has no others than `text`.
///
/// # Errors
///
/// As those of [`parse`], [`site`] and [`put_over`].
pub(crate) fn load(
    root: &Path,
    name: &str,
    text: &str,
    profile: Option<Profile>,
) -> Result<Config, Error> {
    let settings = parse(root, name, text)?;
    let mut config = site(root, name, text, &settings)?;
    put_over(&mut config, settings, text, profile)?;
    Ok(config)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Kind;

    fn error(text: &str) -> String {
        load(Path::new("site"), "feedmill.yaml", text, None)
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn a_placeholder_is_refused() {
        for url in [
            "https://example.com",
            "http://www.example.com/blog/",
            "https://username.github.io",
        ] {
            let message = error(&format!("title: T\nurl: {url}"));
            assert!(message.contains("is a placeholder"), "{message}");
        }
    }

    #[test]
    fn an_unknown_key_names_the_nearest_and_the_line() {
        let message = error("title: T\nurl: https://example.org\nfeeds:\n  limt: 3\n");
        assert!(message.contains("feedmill.yaml:4"), "{message}");
        assert!(message.contains("did you mean `limit`?"), "{message}");
    }

    #[test]
    fn names_of_other_generators_lead_to_ours() {
        for (settings, wanted) in [
            (
                "title: T\nbaseURL: https://a.example/",
                "did you mean `url`?",
            ),
            ("name: T\nurl: https://a.example/", "did you mean `title`?"),
            (
                "title: T\nurl: https://a.example/\nlanguageCode: en",
                "did you mean `language`?",
            ),
            (
                "site:\n  title: T",
                "write the settings below it at the top level, without `site:`",
            ),
        ] {
            let message = error(settings);
            assert!(message.contains(wanted), "{message}");
        }
    }

    #[test]
    fn an_unknown_value_names_the_nearest_and_the_key() {
        let message = error("title: T\nurl: https://example.org\nfeeds:\n  formats: [atmo]\n");
        assert!(
            message.contains("feedmill.yaml:4:13: unknown value `atmo` of `feeds.formats[0]`"),
            "{message}"
        );
        assert!(message.contains("did you mean `atom`?"), "{message}");
    }

    #[test]
    fn what_is_missing_or_wrong_is_named() {
        assert!(error("url: https://example.org").contains("`title` is missing"));
        assert!(
            error("title: T\nurl: example.org").contains(":2:6: `example.org` is not an absolute")
        );
        assert!(
            error("title: T\nurl: https://e.org\ntimezone: Mars").contains("unknown time zone")
        );
        assert!(
            error("title: T\nurl: https://e.org\nfeeds: {dir: ../x}").contains("out of the site")
        );
    }

    #[test]
    fn user_info_is_refused_in_addresses_and_shown_nowhere() {
        for settings in [
            "title: T\nurl: https://me:hunter2@example.org/",
            "title: T\nurl: https://e.org\nfeeds: {hub: 'https://me:hunter2@hub.example/'}",
            "title: T\nurl: https://e.org\nfeeds: {hub: 'ftp://me:hunter2@hub.example/'}",
            "title: T\nurl: https://e.org\nfeeds: {url: 'https://me:hunter2@e.org/f/'}",
            "title: T\nurl: https://e.org\nannounce: {rsscloud: 'https://me:hunter2@e.org/ping'}",
            "title: T\nurl: https://e.org\nannounce: {indexnow: {key: abcdefgh, endpoint: 'https://me:hunter2@e.org/'}}",
            "title: T\nurl: https://e.org\nannounce: {indexnow: {key: abcdefgh, key_url: 'https://me:hunter2@e.org/k.txt'}}",
            "title: T\nurl: https://e.org\npublish: {to: 's3://me:hunter2@bucket/p'}",
            "title: T\nurl: https://e.org\nimage: https://me:hunter2@e.org/a.png",
            "title: T\nurl: https://e.org\nicon: https://me:hunter2@e.org/a.png",
            "title: T\nurl: https://e.org\nauthor: {name: A, url: 'https://me:hunter2@e.org/'}",
            "title: T\nurl: https://e.org\npodcast: {category: Arts, image: 'https://me:hunter2@e.org/a.png'}",
            "title: T\nurl: https://e.org\npodcast: {category: Arts, new_feed_url: 'https://me:hunter2@e.org/'}",
            "title: T\nurl: https://e.org\npodcast: {category: Arts, funding: 'https://me:hunter2@e.org/'}",
            "title: T\nurl: https://e.org\nfeeds: {readers: [{name: R, url: 'https://me:hunter2@e.org/?{url}'}]}",
            "title: T\nurl: https://e.org\nfeeds: {stylesheet: 'https://me:hunter2@e.org/a.css'}",
        ] {
            let message = error(settings);
            assert!(!message.contains("hunter2"), "{message}");
            assert!(message.contains("…@"), "{message}");
        }
    }

    #[test]
    fn two_lines_are_enough() {
        let config = load(
            Path::new("."),
            "feedmill.yaml",
            "title: T\nurl: https://example.org/blog",
            None,
        )
        .unwrap();
        assert_eq!(config.url.as_str(), "https://example.org/blog/");
        assert_eq!(config.feeds.url.as_str(), "https://example.org/blog/feeds/");
        assert_eq!(config.feeds.by, Kind::ALL);
    }
}

//! From a site's folder to its settings.

use std::path::Path;
use std::sync::Arc;

use chrono_tz::Tz;
use url::Url;

use super::error::Wrong;
use super::overrides::Overrides;
use super::{
    AnnounceSettings, AuthorSetting, Body, BodySource, ByKind, Config, Content, Error, FeedProfile,
    Feeds, Footer, Format, Kind, Links, NaiveDates, Permalink, Person, Place, Presentation,
    Profile, PublishSettings, Sanitize, Settings, Share, SplitTerms, ValidateSettings, site_folder,
};
use crate::generators::{Folder, jekyll, settings as generator};
use crate::nearest::nearest;
use crate::pages::Pages;
use crate::read::Bounds;
use crate::uri::on_site;
use crate::value::Value;

/// The names that a settings file may have, in the order in which they are looked for.
pub(super) const FILES: [&str; 2] = ["feedmill.yaml", "feedmill.yml"];
pub(super) const JEKYLL_FILES: [&str; 2] = ["_config.yml", "_config.yaml"];

impl Config {
    /// Reads the settings of the site in the folder `root`: `feedmill.yaml`, or else Jekyll's `_config.yml`, or
    /// the settings of another generator.
    ///
    /// # Errors
    ///
    /// Where there is neither file, or it cannot be read, or a key or value in it is wrong; each says how to mend it.
    pub fn load(root: &Path) -> Result<Config, Error> {
        Config::load_as(root, None)
    }

    /// The same with another profile than the one that is settled.
    ///
    /// # Errors
    ///
    /// As [`Config::load`].
    pub fn load_as(root: &Path, profile: Option<Profile>) -> Result<Config, Error> {
        site_folder::check(root)?;
        let within = Bounds::within(root);
        let find = |names: [&'static str; 2]| -> Result<Option<(&str, String)>, Error> {
            for name in names {
                if let Some(text) = read_own(&root.join(name), &within)? {
                    return Ok(Some((name, text)));
                }
            }
            Ok(None)
        };
        let jekyll = match generator::is_hexo(root) {
            true => None,
            false => find(JEKYLL_FILES)?,
        };
        match (find(FILES)?, jekyll) {
            (Some((name, text)), Some(jekyll)) => {
                from_settings(root, name, &text, Some(jekyll), profile)
            }
            (Some((name, text)), None) => {
                let mut config = from_settings(root, name, &text, None, profile)?;
                generator::beside(&mut config, &text)?;
                Ok(config)
            }
            (None, Some((name, text))) => {
                jekyll::settings::config(root, name, &text, profile, Links::default())
            }
            (None, None) => {
                let bounds = Bounds::within(root);
                let found = generator::find_within(root, &bounds)?;
                let found = found.or_else(|| generator::plain(root));
                let found = found.ok_or_else(|| site_folder::without_settings(root))?;
                let config = generator::config(root, found, profile)?;
                Ok(Config { bounds, ..config })
            }
        }
    }
}

/// The address at which editors find the schema; it stays the same in all versions.
pub const SCHEMA: &str = "https://feedmill.github.io/feedmill/feedmill.schema.json";

/// The JSON Schema of `feedmill.yaml`, for editors.
pub fn schema() -> String {
    let mut schema = schemars::schema_for!(Settings);
    schema.insert("$id".to_owned(), SCHEMA.into());
    schema.insert("title".to_owned(), "feedmill.yaml".into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// The text of the site's settings. A link that leads out of the site is followed only if the settings that it leads to say so.
fn read_own(path: &Path, bounds: &Bounds) -> Result<Option<String>, Error> {
    let Err(error) = check(path, bounds) else {
        return read(path);
    };
    match read(path) {
        Ok(Some(text)) if follows_links(&text) => Ok(Some(text)),
        _ => Err(error),
    }
}

/// The text of a generator's settings, if no link out of the bounds leads to it.
pub(crate) fn read_within(path: &Path, bounds: &Bounds) -> Result<Option<String>, Error> {
    check(path, bounds)?;
    read(path)
}

/// Checks that settings lie within the bounds. What they hold would be shown if it were no settings.
fn check(path: &Path, bounds: &Bounds) -> Result<(), Error> {
    let is_there = path.canonicalize().is_ok();
    match bounds.check(path) {
        Err(error) if is_there => {
            let message = error.to_string();
            let message = message
                .split_once("`: ")
                .map_or(&*message, |(_, what)| what);
            Err(Error::Invalid {
                path: path.to_owned(),
                line: None,
                place: None,
                message: message.to_owned(),
                help: "copy the file into the site, or set `content.links: follow` if everybody who can write into the site is trusted".to_owned(),
            })
        }
        _ => Ok(()),
    }
}

/// Whether settings say that links are followed wherever they lead.
fn follows_links(text: &str) -> bool {
    let settings: Value = serde_yaml::from_str(text).unwrap_or(Value::Null);
    let own = settings.get("feedmill").unwrap_or(&settings);
    let links = own.get("content").and_then(|content| content.get("links"));
    links.and_then(Value::as_str) == Some("follow")
}

pub(crate) fn read(path: &Path) -> Result<Option<String>, Error> {
    match crate::read::file(path, crate::read::SETTINGS) {
        Ok(bytes) => {
            let text = String::from_utf8_lossy(&bytes);
            let text = text.trim_start_matches('\u{feff}');
            if crate::read::is_too_deep(text) {
                return Err(Error::Invalid {
                    path: path.to_owned(),
                    line: None,
                    place: None,
                    message: "the settings are nested too deep".to_owned(),
                    help: "check that every bracket is closed".to_owned(),
                });
            }
            Ok(Some(text.to_owned()))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::Read {
            path: path.to_owned(),
            source,
        }),
    }
}

pub(crate) fn from_settings(
    root: &Path,
    name: &str,
    text: &str,
    jekyll: Option<(&str, String)>,
    profile: Option<Profile>,
) -> Result<Config, Error> {
    let settings: Settings =
        serde_yaml::from_str(text).map_err(|error| explain(root, name, text, &error))?;
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
    let absolute = |path: Option<String>| {
        path.and_then(|path| on_site(&url, &url, &path))
            .map(|url| url.to_string())
    };
    let pictures = [("image", &settings.image), ("icon", &settings.icon)];
    let pictures = pictures.map(|(key, written)| Some((key, written.clone()?)));
    let image = absolute(settings.image);
    let mut config = Config {
        podcast: None,
        pictures: pictures.into_iter().flatten().collect(),
        root: root.to_owned(),
        file: name.to_owned(),
        title: settings.title,
        description: settings.description,
        language: settings.language,
        timezone,
        author: settings.author.map(|author| match author {
            AuthorSetting::Name(name) => Person {
                name,
                ..Person::default()
            },
            AuthorSetting::Person(person) => person,
        }),
        copyright: settings.copyright,
        image,
        icon: absolute(settings.icon),
        content: Content::default(),
        bounds: Bounds::within(root),
        pages: Pages::default(),
        feeds: Feeds::of(&url),
        validate: ValidateSettings::default(),
        sources: None,
        publish: PublishSettings::default(),
        announce: AnnounceSettings::default(),
        url,
        warnings: Vec::new(),
    };
    // Beside Jekyll's own settings, these say which feeds are made; how posts are read stays Jekyll's business.
    if let Some((jekyll_name, jekyll_text)) = jekyll
        && settings
            .content
            .dir
            .as_deref()
            .is_none_or(|dir| dir == "_posts")
    {
        let of_jekyll = jekyll::settings::config(
            root,
            jekyll_name,
            &jekyll_text,
            None,
            settings.content.links.unwrap_or_default(),
        )?;
        let missing = ["no-url", "no-timezone"];
        let warnings = of_jekyll.warnings.into_iter();
        config
            .warnings
            .extend(warnings.filter(|warning| !missing.contains(&warning.code)));
        config.content = of_jekyll.content;
        config.bounds = of_jekyll.bounds;
    }
    Overrides {
        content: settings.content,
        feeds: settings.feeds,
        validate: settings.validate,
        sources: settings.sources,
        publish: settings.publish,
        announce: settings.announce,
        podcast: settings.podcast,
    }
    .apply(&mut config, profile, text, "")
    .map_err(|fault| fault.at(root.join(name), text, ""))?;
    Ok(config)
}

impl Default for Content {
    fn default() -> Self {
        Content {
            generator: Arc::new(Folder {
                dir: "content".into(),
            }),
            permalink: Permalink::new("/:categories/:year/:month/:day/:title.html"),
            exclude: Vec::new(),
            include: Vec::new(),
            naive_dates: NaiveDates::default(),
            split_terms: SplitTerms::Commas,
            share: Share::default(),
            footer: Footer::default(),
            future: false,
            drafts: false,
            remove: Vec::new(),
            sanitize: Sanitize::default(),
            built: None,
            body: BodySource::default(),
            main: Vec::new(),
        }
    }
}

impl Feeds {
    /// Every feed of the site at `home`, in every format.
    pub(crate) fn of(home: &Url) -> Self {
        let mut url = home.clone();
        url.set_path(&format!("{}feeds/", home.path()));
        Feeds {
            dir: "feeds".into(),
            manifest: None,
            url,
            profile: FeedProfile::of(Profile::Feedmill),
            formats: Format::ALL.into(),
            by: Kind::ALL.into(),
            limit: None,
            body: Body::Full,
            paths: ByKind::default(),
            titles: ByKind::default(),
            hubs: Vec::new(),
            presentation: Presentation::default(),
            terms: None,
        }
    }
}

/// A site's URL with a path that ends in `/`. User info is refused: the URL gets into documents, requests and messages.
pub(crate) fn site_url(text: &str) -> Result<Url, String> {
    let mut url = Url::parse(text.trim())
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
        .ok_or_else(|| {
            format!(
                "`{}` is not an absolute http or https URL",
                without_user_info(text)
            )
        })?;
    if has_user_info(&url) {
        return Err(format!(
            "`{}` has a user name or password before the `@`, and the address is published; remove it",
            without_user_info(text)
        ));
    }
    if is_placeholder(&url) {
        return Err(format!("`{url}` is a placeholder"));
    }
    url.set_query(None);
    url.set_fragment(None);
    if !url.path().ends_with('/') {
        url.set_path(&format!("{}/", url.path()));
    }
    Ok(url)
}

/// Whether it is an address that starters of generators have in place of the real one. Feeds with it would lead
/// their readers to somebody else.
pub fn is_placeholder(url: &Url) -> bool {
    matches!(
        url.host_str(),
        Some(
            "example.com"
                | "www.example.com"
                | "your-site.example"
                | "yourdomain.com"
                | "your-domain.com"
                | "yoursite.com"
                | "username.github.io"
                | "yourusername.github.io"
                | "your-username.github.io"
        )
    )
}

/// Whether a URL carries a user name or password.
pub(crate) fn has_user_info(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

/// Whether a text is an address with a user name or password.
pub(crate) fn has_credentials(text: &str) -> bool {
    (text.starts_with("//") || text.contains("://")) && without_user_info(text) != text
}

/// What was written as a URL, with `…` in place of what comes before an `@` of its host.
pub(crate) fn without_user_info(text: &str) -> String {
    let start = text.find("//").map_or(0, |slashes| slashes + 2);
    let end = text[start..]
        .find(['/', '?', '#'])
        .map_or(text.len(), |end| start + end);
    match text[start..end].rfind('@') {
        Some(at) => format!("{}…{}", &text[..start], &text[start + at..]),
        None => text.to_owned(),
    }
}

/// Where a folder is served: `place` is an absolute URL or a path on the site.
pub(crate) fn folder_url(site: &Url, place: &str) -> Result<Url, String> {
    let url = site
        .join(place)
        .map_err(|error| format!("invalid URL `{}`: {error}", without_user_info(place)))?;
    site_url(url.as_str())
}

/// serde's message about the settings `source` in the file `name`, made into one that says which key was meant.
pub(crate) fn explain(root: &Path, name: &str, source: &str, error: &serde_yaml::Error) -> Error {
    let text = error.to_string();
    let quoted: Vec<&str> = text.split('`').skip(1).step_by(2).collect();
    let (message, help) = match quoted.split_first() {
        Some((unknown, known)) if text.contains("unknown field") => {
            let help = match nearest(unknown, known.iter().copied()) {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => format!("the settings here are {}", known.join(", ")),
            };
            (format!("unknown setting `{unknown}`"), help)
        }
        Some((unknown, known)) if text.contains("unknown variant") => {
            let key = text.split(": unknown variant").next().unwrap_or_default();
            let help = match nearest(unknown, known.iter().copied()) {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => format!("write one of {}", known.join(", ")),
            };
            (format!("unknown value `{unknown}` of `{key}`"), help)
        }
        Some((missing, _)) if text.contains("missing field") => (
            format!("`{missing}` is missing"),
            format!("add a line `{missing}: …`"),
        ),
        _ => of_another_type(&text).unwrap_or_else(|| malformed(&text)),
    };
    let line = error
        .location()
        .map(|place| place.line())
        .filter(|_| !text.contains("missing field"));
    let is_unknown = text.contains("unknown field") || text.contains("unknown variant");
    let unknown = quoted.first().filter(|_| is_unknown);
    let place = match (line, unknown) {
        // What the parser says of a column is the start of the mapping or of its value.
        (Some(line), Some(unknown)) => Place::on_line(source, line, unknown),
        (Some(_), None) if text.contains(": invalid ") => Place::of(
            source,
            text.split(": invalid ").next().unwrap_or_default(),
            None,
        ),
        _ => None,
    };
    Error::Invalid {
        path: root.join(name),
        line,
        place,
        message,
        help,
    }
}

/// serde's message without its place, which is shown with the line.
fn without_place(text: &str) -> &str {
    text.split(" at line ").next().unwrap_or(text)
}

/// What is said of a value of another type: `feeds.limit: invalid type: string "many", expected usize`.
fn of_another_type(text: &str) -> Option<(String, String)> {
    let (key, rest) = without_place(text).split_once(": invalid ")?;
    let (_, rest) = rest.split_once(": ")?;
    let (found, expected) = rest.split_once(", expected ")?;
    let expected = match expected {
        "usize" | "u32" | "u64" => "a whole number that is not negative",
        "a boolean" => "`true` or `false`",
        _ if expected.starts_with("struct ") => "a mapping of settings",
        other => other,
    };
    let help = match expected {
        "`true` or `false`" => "write `true` or `false`",
        _ => "docs/configuration.md has every setting with an example",
    };
    Some((
        format!("`{key}` is {found}, and should be {expected}"),
        help.to_owned(),
    ))
}

/// What is said of a text that is not YAML.
fn malformed(text: &str) -> (String, String) {
    let help = match text.contains("mapping values are not allowed") {
        true => "put a text that contains a colon in quotes",
        false => "fix the YAML of this line, or see docs/configuration.md for every setting",
    };
    (without_place(text).to_owned(), help.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        from_settings(Path::new("site"), "feedmill.yaml", text, None, None)
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
        let config = from_settings(
            Path::new("."),
            "feedmill.yaml",
            "title: T\nurl: https://example.org/blog",
            None,
            None,
        )
        .unwrap();
        assert_eq!(config.url.as_str(), "https://example.org/blog/");
        assert_eq!(config.feeds.url.as_str(), "https://example.org/blog/feeds/");
        assert_eq!(config.feeds.by.len(), 4);
    }
}

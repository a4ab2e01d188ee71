//! Sites of other generators: what their own settings say of the things that feedmill wants to know.

use std::path::Path;
use std::sync::Arc;

use chrono_tz::Tz;
use serde::Deserialize;
use serde_json::json;

use super::{GENERATORS, Generator};
use crate::config::load::{from_settings, site_url};
use crate::config::{
    Config, Content, Error, Footer, Permalink, Person, Profile, Settings, Share, SplitTerms,
};
use crate::date::NaiveDates;
use crate::read::Bounds;
use crate::value::{Map, Value};
use crate::warning::Warning;

/// What a generator's settings say of its site.
#[derive(Clone, Debug)]
pub struct Found {
    /// The generator's name, as people write it.
    pub generator: &'static str,
    /// The file of its settings, relative to the site.
    pub file: String,
    /// The site's name.
    pub title: Option<String>,
    /// Where the site is served, as written.
    pub url: Option<String>,
    /// The line that would say where, for whoever has to write it.
    pub url_line: &'static str,
    /// A sentence about the site.
    pub description: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// An IANA name.
    pub timezone: Option<String>,
    /// Who writes, where a post does not say.
    pub author: Option<Person>,
    /// A line about rights.
    pub copyright: Option<String>,
    /// How the generator reads posts.
    pub(crate) posts: Arc<dyn Generator>,
    /// Whether posts dated in the future are shown.
    pub future: bool,
    /// What its author should know.
    pub warnings: Vec<Warning>,
}

impl Found {
    /// Lines that say where posts live, such as `posts: {slug}.html`.
    pub fn address_notes(&self) -> Vec<String> {
        self.posts.address_notes()
    }

    /// Lines that say where the generator's pages are, and what makes them, if posts are read from these.
    pub fn page_notes(&self) -> Vec<String> {
        let command = self.posts.build_command();
        let folder = self
            .posts
            .output_folder()
            .filter(|folder| !folder.is_empty());
        match (command, folder) {
            (Some((name, command)), Some(folder)) => vec![format!(
                "Bodies and addresses come from the pages that {name} writes to `{folder}`: run `{command}` before `feedmill build`."
            )],
            _ => Vec::new(),
        }
    }

    /// The folder whose contents the generator copies to the top of the site, relative to the site.
    pub fn static_folder(&self) -> Option<&'static str> {
        self.posts.static_folder()
    }
}

/// Looks for a generator's settings in a folder, with links followed within bounds; `None` if there are none.
pub(crate) type Find = fn(&Path, &Bounds) -> Result<Option<Found>, Error>;

/// The settings of the generator whose site is in the folder `root`; `None` where there is none that is certain.
///
/// # Errors
///
/// Where its settings cannot be read.
pub fn find(root: &Path) -> Result<Option<Found>, Error> {
    find_within(root, &Bounds::within(root))
}

/// Whether the `_config.yml` of a site is one of Hexo's, and not of Jekyll's.
pub fn is_hexo(root: &Path) -> bool {
    super::paged::settings::is_hexo(root)
}

/// The settings of a site without any: its pages are its posts. `None` if there is no home page.
pub fn plain(root: &Path) -> Option<Found> {
    super::paged::settings::plain(root)
}

/// The names of the generators whose settings are read, as a list in words.
pub(crate) fn names() -> String {
    let mut names = vec!["Jekyll"];
    names.extend(GENERATORS.map(|(name, _)| name));
    names.retain(|name| !name.is_empty());
    match names.split_last() {
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

/// The same, with links followed within `bounds`.
pub(crate) fn find_within(root: &Path, bounds: &Bounds) -> Result<Option<Found>, Error> {
    for (_, read) in GENERATORS {
        if let Some(found) = read(root, bounds)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// The settings of a site that has no `feedmill.yaml`.
pub(crate) fn config(root: &Path, found: Found, profile: Option<Profile>) -> Result<Config, Error> {
    let invalid = |message: String, help: String| Error::Invalid {
        path: root.join(&found.file),
        line: None,
        place: None,
        message,
        help,
    };
    let line = found.url_line;
    let Some(written) = &found.url else {
        return Err(invalid(
            "it does not give the site's address, and feeds need absolute links".into(),
            format!("write `{line}`, or run `feedmill init` and write `url:` there"),
        ));
    };
    let url = site_url(written).map_err(|message| {
        invalid(
            message,
            format!("write `{line}`, or run `feedmill init` and write `url:` there"),
        )
    })?;
    if let Some(zone) = &found.timezone
        && zone.parse::<Tz>().is_err()
    {
        return Err(invalid(
            format!("unknown time zone `{zone}`"),
            "use an IANA name such as `Asia/Shanghai`".into(),
        ));
    }
    // The same settings as a `feedmill.yaml` of them would give; JSON is YAML.
    let title = found.title.as_deref().or(url.host_str());
    let author = found
        .author
        .as_ref()
        .map(|author| json!({"name": author.name, "email": author.email, "url": author.url}));
    let settings = json!({
        "title": title,
        "url": url.as_str(),
        "description": found.description,
        "language": found.language,
        "timezone": found.timezone,
        "author": author,
        "copyright": found.copyright,
    });
    let mut config = from_settings(root, &found.file, &settings.to_string(), None, profile)
        .map_err(Error::without_place)?;
    config.content = content(&found);
    config.warnings.extend(found.warnings);
    Ok(config)
}

/// How the posts of a generator's site are read.
pub(crate) fn content(found: &Found) -> Content {
    Content {
        generator: Arc::clone(&found.posts),
        permalink: Permalink::default(),
        naive_dates: NaiveDates::Site,
        split_terms: SplitTerms::Never,
        share: Share::Off,
        footer: Footer::Off,
        future: found.future,
        ..Content::default()
    }
}

/// Beside a generator's own settings, `feedmill.yaml` says which feeds are made; how posts are read stays the generator's
/// business, unless it names a folder of posts itself.
pub(crate) fn beside(config: &mut Config, settings: &str) -> Result<(), Error> {
    let written = match serde_yaml::from_str::<Settings>(settings) {
        Ok(settings) => settings.content,
        Err(_) => return Ok(()),
    };
    if written.dir.is_some() {
        return Ok(());
    }
    let found = find_within(&config.root, &config.bounds)?;
    let is_empty = || !config.root.join(config.content.generator.folder()).exists();
    let found = match found {
        None if is_empty() => plain(&config.root),
        found => found,
    };
    let Some(found) = found else {
        return Ok(());
    };
    if let Some((name, command)) = found.posts.build_command()
        && config.content.built.is_none()
        && !is_empty()
        && !is_built(&config.root, &found)
    {
        let folder = config.content.generator.folder().to_owned();
        config.warnings.push(Warning::file(
            &config.file,
            "no-pages-yet",
            format!(
                "this is a site of {name} that has not been built; posts are read from the files in `{folder}` alone"
            ),
            format!("run `{command}` first, or write `content: {{dir: {folder}}}` if these files are all there is"),
        ));
        return Ok(());
    }
    let own = std::mem::replace(&mut config.content, content(&found));
    config.content.exclude = own.exclude;
    config.content.drafts = own.drafts;
    config.content.remove = own.remove;
    config.content.sanitize = own.sanitize;
    config.content.built = own.built;
    config.content.body = own.body;
    config.content.main = own.main;
    config.content.future |= own.future;
    config.content.naive_dates = own.naive_dates;
    config.content.permalink = written
        .permalink
        .as_deref()
        .map(Permalink::new)
        .unwrap_or_default();
    config.content.split_terms = written.split_terms.unwrap_or(SplitTerms::Never);
    config.content.share = written.share.unwrap_or(Share::Off);
    config.content.footer = written.footer.unwrap_or(Footer::Off);
    config.warnings.extend(found.warnings);
    Ok(())
}

/// Whether the generator's pages are there.
fn is_built(root: &Path, found: &Found) -> bool {
    let folder = found.posts.output_folder().unwrap_or_default();
    root.join(folder).join("index.html").is_file()
}

/// The text of the file at `path`, where there is one.
pub(crate) fn read(path: &Path, bounds: &Bounds) -> Result<Option<String>, Error> {
    crate::config::load::read_within(path, bounds)
}

/// The value in the file at `path`, by its extension: TOML, YAML or JSON.
pub(crate) fn value(path: &Path, bounds: &Bounds) -> Result<Option<Value>, Error> {
    let Some(text) = read(path, bounds)? else {
        return Ok(None);
    };
    let extension = path.extension().and_then(|extension| extension.to_str());
    let parsed = match extension {
        Some("toml") => toml::from_str(&text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start.min(text.len()));
            let line = text.as_bytes()[..start]
                .iter()
                .filter(|b| **b == b'\n')
                .count()
                + 1;
            (line, error.message().to_owned())
        }),
        Some("json") => {
            serde_json::from_str(&text).map_err(|error| (error.line(), error.to_string()))
        }
        // The first of several documents: front matter taught people to close settings with `---` as well.
        _ => serde_yaml::Deserializer::from_str(&text)
            .next()
            .map_or(Ok(Value::Null), Value::deserialize)
            .map_err(|error| {
                let line = error.location().map_or(1, |place| place.line());
                (line, error.to_string())
            }),
    };
    parsed.map(Some).map_err(|(line, message)| Error::Invalid {
        path: path.to_owned(),
        line: Some(line),
        place: None,
        message: message.lines().next().unwrap_or_default().to_owned(),
        help: "fix this line".into(),
    })
}

/// The first of `keys` that holds a text which is not blank.
pub(crate) fn text(value: &Value, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| {
        let text = value.get(key)?.to_text()?;
        (!text.trim().is_empty()).then(|| text.trim().to_owned())
    })
}

/// An author: a name, or a mapping with one.
pub(crate) fn person(value: &Value) -> Option<Person> {
    let value = match value {
        Value::List(items) => items.first()?,
        one => one,
    };
    let name = value.to_text().or_else(|| text(value, &["name"]))?;
    (!name.trim().is_empty()).then(|| Person {
        name: name.trim().to_owned(),
        email: text(value, &["email"]),
        url: text(value, &["url"]),
    })
}

/// The same value with the keys of all its mappings in lower case, for generators to which case is the same.
pub(crate) fn lower(value: Value) -> Value {
    match value {
        Value::Map(map) => {
            let pairs = map.iter();
            let map: Map = pairs
                .map(|(key, value)| (key.to_lowercase(), lower(value.clone())))
                .collect();
            Value::Map(map)
        }
        other => other,
    }
}

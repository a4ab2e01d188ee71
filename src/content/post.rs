//! A post: what its front matter and file name say, and its body.

use std::borrow::Cow;

use super::front_matter::{self, Language};
use super::{decode, permalink};
use crate::config::{Config, Layout, Person};
use crate::date::{self, Timestamp};
use crate::uri::encode_path;
use crate::value::{Map, Value};
use crate::warning::Warning;

/// What a post says of itself; the body unread.
#[derive(Clone, Debug, PartialEq)]
pub struct Post {
    /// The file, relative to the site.
    pub path: String,
    /// The title; `None` where it is to be taken from the body.
    pub title: Option<String>,
    /// When it was published.
    pub published: Timestamp,
    /// When it last changed, where the author says so.
    pub updated: Option<Timestamp>,
    /// Where it lives, as an absolute URL.
    pub canonical_url: String,
    /// The page to pass on, where front matter names one.
    pub share_url: Option<String>,
    /// What readers know it by, where front matter names it.
    pub guid: Option<String>,
    /// Names as written, without doubles.
    pub categories: Vec<String>,
    /// Names as written, without doubles.
    pub tags: Vec<String>,
    /// Who wrote it, where it says so.
    pub authors: Vec<Person>,
    /// The author's own few sentences.
    pub summary: Option<String>,
    /// The picture, as an absolute URL.
    pub image: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// The body as written.
    pub body: String,
    /// The line on which the body starts, from 1.
    pub body_line: usize,
}

/// Why a file is no post of any feed.
#[derive(Debug, PartialEq)]
pub enum LeftOut {
    /// Its author wants it so: a draft, unpublished, expired, dated in the future, `feed: false`.
    Wanted(&'static str),
    /// Something is wrong with it.
    Faulty(Box<Warning>),
}

/// Reads one post out of the bytes of the file at `path`. What was mended goes to `warnings`.
///
/// # Errors
///
/// [`LeftOut`] says why the file is no post.
pub fn read(
    config: &Config,
    now: Timestamp,
    path: &str,
    bytes: &[u8],
    warnings: &mut Vec<Warning>,
) -> Result<Post, LeftOut> {
    let faulty = |warning: Warning| LeftOut::Faulty(Box::new(warning));
    let Some(source) = decode::decode(bytes) else {
        return Err(faulty(Warning::file(
            path,
            "not-utf-8",
            "the file is not UTF-8, and its encoding is not certain; the post is left out",
            "save it as UTF-8",
        )));
    };
    let source: &str = &source;
    let jekyll = config.content.layout == Layout::Jekyll;
    let name = FileName::of(path);
    if jekyll && name.date.is_none() && !path.contains("_drafts/") {
        return Err(faulty(Warning::file(
            path,
            "not-a-post-name",
            "Jekyll makes no page of this file, since its name does not start with a date; the post is left out",
            "rename it to YYYY-MM-DD-title.md",
        )));
    }
    let parts = front_matter::split(source);
    let map = match parts.head {
        Some((language, head)) => {
            front_matter::read(language, head, path, source, parts.head_line, warnings)
                .map_err(faulty)?
        }
        None if jekyll => Map::new(),
        None => {
            return Err(faulty(Warning::file(
                path,
                "no-front-matter",
                "the file has no front matter; the post is left out",
                "begin it with `---`, a `title:` and a `date:`, and `---`",
            )));
        }
    };
    let head = Head {
        map: &map,
        config,
        path,
        source,
        line: parts.head_line,
        language: parts.head.map(|(language, _)| language),
    };
    if map.get("published").and_then(Value::as_bool) == Some(false) {
        return Err(LeftOut::Wanted("unpublished"));
    }
    if !config.content.drafts && map.get("draft").and_then(Value::as_bool) == Some(true) {
        return Err(LeftOut::Wanted("draft"));
    }
    if map.get("feed").and_then(Value::as_bool) == Some(false) {
        return Err(LeftOut::Wanted("feed: false"));
    }
    let published = head.published(&name, warnings).map_err(faulty)?;
    if !config.content.future && published > now {
        return Err(LeftOut::Wanted("future"));
    }
    if head
        .instant(&["expires", "expiryDate"], warnings)
        .is_some_and(|end| end <= now)
    {
        return Err(LeftOut::Wanted("expired"));
    }
    let mut categories = if jekyll {
        folder_categories(path)
    } else {
        Vec::new()
    };
    head.names("category", false, &mut categories);
    head.names("categories", config.content.split_terms, &mut categories);
    let mut tags = Vec::new();
    head.names("tag", false, &mut tags);
    head.names("tags", config.content.split_terms, &mut tags);
    let canonical_url = match head.address("canonical_url", warnings) {
        Some(url) => url,
        None => head.canonical_url(published, &name, &categories),
    };
    let share_url = head.address("share_url", warnings);
    Ok(Post {
        title: head.title(&name, jekyll),
        updated: head.instant(&["updated", "lastmod", "last_modified_at"], warnings),
        share_url,
        guid: head.text(&["guid"]),
        authors: head.authors(),
        summary: head.text(&["description", "excerpt", "summary"]),
        image: head.image(&canonical_url),
        language: head.text(&["lang", "language"]),
        body: parts.body.to_owned(),
        body_line: source[..source.len() - parts.body.len()]
            .matches('\n')
            .count()
            + 1,
        path: path.to_owned(),
        published,
        canonical_url,
        categories,
        tags,
    })
}

/// A front matter with all that is needed to understand it.
struct Head<'h> {
    map: &'h Map,
    config: &'h Config,
    path: &'h str,
    source: &'h str,
    line: usize,
    language: Option<Language>,
}

impl Head<'_> {
    /// The first of `keys` that holds a text that is not blank.
    fn text(&self, keys: &[&str]) -> Option<String> {
        keys.iter().find_map(|key| {
            let text = self.map.get(key)?.to_text()?;
            let text = text.trim();
            (!text.is_empty()).then(|| text.to_owned())
        })
    }

    fn title(&self, name: &FileName, jekyll: bool) -> Option<String> {
        if jekyll && self.map.get("title").is_none() {
            let words = name.slug.split('-').map(|word| {
                let mut letters = word.chars();
                let first = letters.next().into_iter().flat_map(char::to_uppercase);
                first.chain(letters).collect::<String>()
            });
            return Some(words.collect::<Vec<_>>().join(" "));
        }
        let title = self.text(&["title"])?;
        Some(title.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    fn published(
        &self,
        name: &FileName,
        warnings: &mut Vec<Warning>,
    ) -> Result<Timestamp, Warning> {
        let from_name = name.date.and_then(|day| {
            date::local(day.and_time(chrono::NaiveTime::MIN), self.config.timezone)
        });
        let key = ["date", "publishDate"]
            .into_iter()
            .find(|key| self.map.get(key).is_some());
        let written = key
            .and_then(|key| self.map.get(key)?.to_text())
            .unwrap_or_default();
        if let Some(read) = key.and_then(|key| self.date(key, &written)) {
            return Ok(read);
        }
        let warning = |message: String, help: &str| {
            let warning = Warning::file(self.path, "no-date", message, help);
            match key {
                Some(key) => self.place(warning, key),
                None => warning,
            }
        };
        let Some(from_name) = from_name else {
            let what = if written.trim().is_empty() {
                "there is no date".to_owned()
            } else {
                format!("`{}` is no date", written.trim())
            };
            return Err(warning(
                format!("{what}; the post is left out"),
                "write `date: 2022-03-18 07:49:13 +0800`",
            ));
        };
        if key.is_some() {
            let what = match written.trim() {
                "" => "the date is empty".to_owned(),
                text => format!("`{text}` is no date"),
            };
            warnings.push(warning(
                format!("{what}; the file name's is taken"),
                "write `date: 2022-03-18 07:49:13 +0800`",
            ));
        }
        Ok(from_name)
    }

    /// The first of `keys` that holds a date; one that holds something else is reported.
    fn instant(&self, keys: &[&str], warnings: &mut Vec<Warning>) -> Option<Timestamp> {
        for key in keys {
            let Some(written) = self.map.get(key).and_then(Value::to_text) else {
                continue;
            };
            if written.trim().is_empty() {
                continue;
            }
            match self.date(key, &written) {
                Some(read) => return Some(read),
                None => warnings.push(self.place(
                    Warning::file(
                        self.path,
                        "no-date",
                        format!("`{}` is no date; it is ignored", written.trim()),
                        "write `2022-03-18 07:49:13 +0800`",
                    ),
                    key,
                )),
            }
        }
        None
    }

    fn date(&self, key: &str, written: &str) -> Option<Timestamp> {
        let quoted = self.language != Some(Language::Yaml)
            || self.written(key).is_some_and(|(_, line)| {
                line.split_once(':')
                    .is_some_and(|(_, value)| value.trim_start().starts_with(['"', '\'']))
            });
        date::read(
            written,
            quoted,
            self.config.timezone,
            self.config.content.naive_dates,
        )
    }

    /// The line, from 1, on which `key` is written, and its text.
    fn written(&self, key: &str) -> Option<(usize, &str)> {
        self.source
            .lines()
            .enumerate()
            .skip(self.line - 1)
            .take(400)
            .find_map(|(index, line)| {
                let rest = line.trim_start_matches([' ', '"']).strip_prefix(key)?;
                rest.trim_start_matches(['"', ' '])
                    .starts_with([':', '='])
                    .then_some((index + 1, line))
            })
    }

    fn place(&self, warning: Warning, key: &str) -> Warning {
        match self.written(key) {
            Some((line, text)) => {
                let column = text.find([':', '=']).map_or(0, |at| {
                    let spaces = text[at + 1..].len() - text[at + 1..].trim_start().len();
                    text[..at + 1 + spaces].chars().count() + 1
                });
                warning.at(self.source, line, column)
            }
            None => warning,
        }
    }

    /// Adds the names under `key`, each once; a text is split at white space where `split` says so.
    fn names(&self, key: &str, split: bool, names: &mut Vec<String>) {
        fn add(value: &Value, split: bool, names: &mut Vec<String>) {
            match value {
                Value::List(items) => items.iter().for_each(|item| add(item, false, names)),
                Value::String(text) if split => {
                    text.split_whitespace().for_each(|word| push(word, names));
                }
                other => {
                    if let Some(text) = other.to_text() {
                        push(&text, names);
                    }
                }
            }
        }
        fn push(name: &str, names: &mut Vec<String>) {
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        if let Some(value) = self.map.get(key) {
            add(value, split, names);
        }
    }

    fn authors(&self) -> Vec<Person> {
        let mut people: Vec<Person> = Vec::new();
        for key in ["author", "authors"] {
            let items = match self.map.get(key) {
                Some(Value::List(items)) => items.as_slice(),
                Some(one) => std::slice::from_ref(one),
                None => &[],
            };
            for item in items {
                let text = |key: &str| item.get(key).and_then(Value::to_text);
                let name = item.to_text().or_else(|| text("name")).unwrap_or_default();
                let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
                if !name.is_empty() && people.iter().all(|person| person.name != name) {
                    people.push(Person {
                        name,
                        email: text("email"),
                        url: text("url").or_else(|| text("uri")),
                    });
                }
            }
        }
        people
    }

    fn image(&self, page: &str) -> Option<String> {
        let value = self.map.get("image")?;
        let path = value.to_text().or_else(|| {
            ["path", "url", "feature", "thumbnail"]
                .iter()
                .find_map(|key| value.get(key)?.to_text())
        })?;
        let path = path.trim();
        let base = url::Url::parse(page).ok()?;
        // In Jekyll `image` is a path on the site, with or without a slash before it.
        let base = if self.config.content.layout == Layout::Jekyll {
            &self.config.url
        } else {
            &base
        };
        (!path.is_empty()).then(|| base.join(path).ok().map(String::from))?
    }

    /// The absolute http or https URL under `key`, which may be a path on the site; anything else is reported.
    fn address(&self, key: &str, warnings: &mut Vec<Warning>) -> Option<String> {
        let written = self.text(&[key])?;
        let is_path = written.starts_with('/');
        let url = url::Url::parse(&written)
            .ok()
            .or_else(|| is_path.then(|| self.config.url.join(&written).ok())?)
            .filter(|url| matches!(url.scheme(), "http" | "https"));
        if url.is_none() {
            warnings.push(self.place(
                Warning::file(
                    self.path,
                    "not-a-url",
                    format!("`{written}` is no http or https URL; it is ignored"),
                    "write the whole URL, with `https://`",
                ),
                key,
            ));
        }
        url.map(String::from)
    }

    fn canonical_url(
        &self,
        published: Timestamp,
        name: &FileName,
        categories: &[String],
    ) -> String {
        let site = self.config.url.as_str().trim_end_matches('/');
        let slug = self.text(&["slug"]);
        let template = self
            .text(&["permalink"])
            .unwrap_or_else(|| self.config.content.permalink.clone());
        let facts = permalink::Facts {
            date: date::in_zone(&published, self.config.timezone),
            slug: slug.as_deref().unwrap_or(name.slug),
            name: name.slug,
            categories,
        };
        let path = permalink::path(&template, &facts);
        format!("{site}{}", encode_path(&path))
    }
}

/// What a file's name says.
struct FileName<'p> {
    date: Option<chrono::NaiveDate>,
    slug: &'p str,
}

impl<'p> FileName<'p> {
    fn of(path: &'p str) -> Self {
        let name = path.rsplit('/').next().unwrap_or(path);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let mut parts = stem.splitn(4, '-');
        let mut number = |lengths: std::ops::RangeInclusive<usize>| {
            let part = parts.next()?;
            (lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<u32>().ok())?
        };
        let date = (|| {
            let (year, month, day) = (number(2..=4)?, number(1..=2)?, number(1..=2)?);
            chrono::NaiveDate::from_ymd_opt(
                if year < 100 { year + 2000 } else { year } as i32,
                month,
                day,
            )
        })();
        let slug = match (date, stem.splitn(4, '-').nth(3)) {
            (Some(_), Some(slug)) if !slug.is_empty() => return FileName { date, slug },
            _ => stem.trim_start_matches('-'),
        };
        FileName { date: None, slug }
    }
}

/// The folders above `_posts`.
fn folder_categories(path: &str) -> Vec<String> {
    path.split('/')
        .take_while(|part| !matches!(*part, "_posts" | "_drafts"))
        .map(str::to_owned)
        .collect()
}

/// A body's first words: the title of a post that has none.
pub fn title_from(text: &str) -> Option<Cow<'_, str>> {
    const LONGEST: usize = 60;
    let text = text.trim();
    if text.chars().count() <= LONGEST {
        return (!text.is_empty()).then_some(Cow::Borrowed(text));
    }
    let cut: String = text.chars().take(LONGEST).collect();
    // Between words where there are words; Chinese has none.
    let end = cut
        .rfind(' ')
        .filter(|end| *end > LONGEST / 2)
        .unwrap_or(cut.len());
    Some(Cow::Owned(format!("{}…", cut[..end].trim_end())))
}

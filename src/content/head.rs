//! The keys of a front matter, understood: dates, names, addresses, and where each stands in the file.

use super::file_name::FileName;
use super::front_matter::Language;
use super::{Source, generator, permalink};
use crate::config::{Config, Layout, Person};
use crate::date::{self, Timestamp};
use crate::uri;
use crate::value::{Map, Value};
use crate::warning::Warning;

/// A front matter with all that is needed to understand it.
pub(super) struct Head<'h> {
    pub map: &'h Map,
    pub config: &'h Config,
    pub path: &'h str,
    pub source: &'h str,
    pub line: usize,
    pub language: Option<Language>,
}

impl Head<'_> {
    /// The first of `keys` that holds a text that is not blank.
    pub fn text(&self, keys: &[&str]) -> Option<String> {
        keys.iter().find_map(|key| {
            let text = self.map.get(key)?.to_text()?;
            let text = text.trim();
            (!text.is_empty()).then(|| text.to_owned())
        })
    }

    pub fn title(
        &self,
        name: &FileName,
        jekyll: bool,
        warnings: &mut Vec<Warning>,
    ) -> Option<String> {
        let is_nothing = |value: &Value| matches!(value, Value::Null | Value::Bool(false));
        if jekyll && self.map.get("title").is_none_or(is_nothing) {
            return Some(title_of_slug(name.slug));
        }
        let written = self.map.get("title")?;
        let title = match written {
            Value::List(items) if jekyll => inspected(items),
            _ => written.to_text().unwrap_or_default(),
        };
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        if title.is_empty() {
            let what = match written {
                Value::List(_) | Value::Map(_) => format!("the title is {}", written.kind()),
                _ => "the title is empty".to_owned(),
            };
            warnings.push(self.place(
                Warning::file(
                    self.path,
                    "no-title",
                    format!("{what}; the first words of the body are taken"),
                    "write a title behind `title:`, or remove the line",
                ),
                "title",
            ));
            return None;
        }
        Some(title)
    }

    /// Whether the value under `key` is `wanted`, in the words of the site's YAML: Ruby's takes `no` and `off` for
    /// booleans where they are not in quotes.
    pub fn is(&self, key: &str, wanted: bool) -> bool {
        match self.map.get(key) {
            Some(Value::Bool(value)) => *value == wanted,
            Some(Value::String(word)) if self.config.jekyll.is_some() && !self.is_quoted(key) => {
                let words = if wanted { ["yes", "on"] } else { ["no", "off"] };
                words.iter().any(|one| one.eq_ignore_ascii_case(word))
            }
            _ => false,
        }
    }

    pub fn published(
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
            let what = match key.and_then(|key| self.map.get(key)) {
                Some(value @ (Value::List(_) | Value::Map(_))) => {
                    format!("the date is {}", value.kind())
                }
                _ if written.trim().is_empty() => "there is no date".to_owned(),
                _ => format!("`{}` is no date", written.trim()),
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
    pub fn instant(&self, keys: &[&str], warnings: &mut Vec<Warning>) -> Option<Timestamp> {
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

    fn is_quoted(&self, key: &str) -> bool {
        self.written(key).is_some_and(|(_, line)| {
            line.split_once(':')
                .is_some_and(|(_, value)| value.trim_start().starts_with(['"', '\'']))
        })
    }

    fn date(&self, key: &str, written: &str) -> Option<Timestamp> {
        let quoted = !self.language.is_some_and(Language::is_yaml) || self.is_quoted(key);
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

    pub fn place(&self, warning: Warning, key: &str) -> Warning {
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

    /// Adds the names under `key`, each once; a text is split at white space where `split` says so. What is no name is
    /// reported.
    pub fn names(
        &self,
        key: &str,
        split: bool,
        names: &mut Vec<String>,
        warnings: &mut Vec<Warning>,
    ) {
        let Some(value) = self.map.get(key) else {
            return;
        };
        // Jekyll looks for a list or a text to split, and finds none in a number.
        let is_number = matches!(value, Value::Bool(_) | Value::Integer(_) | Value::Float(_));
        if key == "tags" && is_number && self.config.keeps_jekyll_feeds() {
            return;
        }
        if !add_names(value, split, names) {
            warnings.push(self.place(
                Warning::file(
                    self.path,
                    "not-a-name",
                    format!(
                        "`{key}` holds keys with values where names are wanted; they are ignored"
                    ),
                    format!("write `{key}: [one, two]`"),
                ),
                key,
            ));
        }
    }

    pub fn authors(&self) -> Vec<Person> {
        let mut people: Vec<Person> = Vec::new();
        for key in ["author", "authors"] {
            let items = match self.map.get(key) {
                Some(Value::List(items)) => items.as_slice(),
                // jekyll-feed looks for the first of a list here.
                Some(_) if key == "authors" && self.config.keeps_jekyll_feeds() => &[],
                Some(one) => std::slice::from_ref(one),
                None => &[],
            };
            let mut named: Vec<Person> = items
                .iter()
                .filter_map(|item| self.config.author(item))
                .collect();
            if self.config.keeps_jekyll_feeds() && key == "authors" {
                named.truncate(usize::from(people.is_empty()));
            }
            for mut person in named {
                person.name = person.name.split_whitespace().collect::<Vec<_>>().join(" ");
                if people.iter().all(|known| known.name != person.name) {
                    people.push(person);
                }
            }
        }
        people
    }

    /// The feed that the post came from: a mapping with `title` and `feed`, and perhaps `url` and `id`.
    pub fn source(&self) -> Option<Source> {
        let value = self.map.get("source")?;
        let text = |key: &str| {
            let text = value.get(key)?.to_text()?;
            let text = text.trim();
            (!text.is_empty()).then(|| text.to_owned())
        };
        let address = |key: &str| {
            let url = url::Url::parse(&text(key)?).ok()?;
            matches!(url.scheme(), "http" | "https").then(|| url.to_string())
        };
        Some(Source {
            title: text("title")?,
            feed: address("feed")?,
            url: address("url"),
            id: text("id"),
        })
    }

    pub fn image(&self, page: &str) -> Option<String> {
        let value = self
            .map
            .get("image")
            .filter(|value| value.as_bool().is_none())?;
        let path = value.to_text().or_else(|| {
            ["path", "url", "feature", "thumbnail"]
                .iter()
                .find_map(|key| value.get(key)?.to_text())
        })?;
        let path = path.trim();
        if path.is_empty() {
            return None;
        }
        if self.config.content.layout == Layout::Jekyll {
            // Here it is a path on the site, with or without a slash before it, and the base URL is never in it.
            let path = match path.starts_with("//") {
                true => path,
                false => path.trim_start_matches('/'),
            };
            return self.config.url.join(path).ok().map(String::from);
        }
        let base = url::Url::parse(page).ok()?;
        base.join(path).ok().map(String::from)
    }

    /// The absolute http or https URL under `key`, which may be a path on the site; anything else is reported.
    pub fn address(&self, key: &str, warnings: &mut Vec<Warning>) -> Option<String> {
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

    pub fn canonical_url(
        &self,
        published: Timestamp,
        name: &FileName,
        categories: &[String],
    ) -> String {
        // A permalink in `feedmill.yaml` goes before the generator's own.
        if self.config.content.permalink.is_empty()
            && let Some(path) = generator::path(self, published)
        {
            return format!("{}{path}", self.config.base());
        }
        let slug = self.text(&["slug"]);
        let slug = slug.as_deref().unwrap_or(name.slug);
        let file = self.path.rsplit('/').next().unwrap_or(self.path);
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let below = match self.path.split_once("_posts/") {
            Some((_, below)) => below.rsplit_once('.').map_or(below, |(path, _)| path),
            None => "",
        };
        let jekyll = self.config.jekyll.as_deref();
        let facts = permalink::Facts {
            date: date::in_zone(&published, self.config.timezone),
            slug,
            name: if jekyll.is_some() { stem } else { name.slug },
            path: below,
            extension: match jekyll {
                Some(site) if !site.is_markdown(self.path) => &file[stem.len()..],
                _ => ".html",
            },
            categories,
            jekyll: jekyll.is_some(),
        };
        let path = match self.text(&["permalink"]) {
            Some(template) if jekyll.is_some() => permalink::filled(&template, &facts),
            Some(template) => permalink::path(&template, &facts),
            None => permalink::path(&self.config.content.permalink, &facts),
        };
        match self.config.keeps_jekyll_feeds() {
            true => {
                // Jekyll does not encode it.
                let path = path.replace("%3F", "?");
                uri::jekyll_normalized(&format!("{}{path}", self.config.base()))
            }
            false => format!("{}{path}", self.config.base()),
        }
    }
}

/// Adds the names that `value` holds, each once; whether all of it was names.
pub(super) fn add_names(value: &Value, split: bool, names: &mut Vec<String>) -> bool {
    match value {
        Value::Null => true,
        Value::List(items) => {
            let faulty = items.iter().filter(|item| !add_names(item, false, names));
            faulty.count() == 0
        }
        Value::String(text) if split => {
            text.split_whitespace()
                .for_each(|word| add_name(word, names));
            true
        }
        other => {
            let text = other.to_text();
            text.iter().for_each(|text| add_name(text, names));
            text.is_some()
        }
    }
}

fn add_name(name: &str, names: &mut Vec<String>) {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if !name.is_empty() && !names.contains(&name) {
        names.push(name);
    }
}

/// A list as Ruby, and so Jekyll, prints it.
fn inspected(items: &[Value]) -> String {
    let items = items.iter().map(|item| match item {
        Value::String(text) => format!("\"{text}\""),
        other => other.to_string(),
    });
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}

/// What Jekyll calls a post that has no title: `hello-WORLD` gives `Hello World`.
fn title_of_slug(slug: &str) -> String {
    let words = slug.split('-').map(|word| {
        let mut letters = word.chars();
        // `ß` becomes `Ss` at the head of a word.
        let mut first = letters.next().into_iter().flat_map(char::to_uppercase);
        let head = first.next();
        let rest: String = first.chain(letters).collect();
        head.into_iter()
            .chain(rest.to_lowercase().chars())
            .collect::<String>()
    });
    let title = words.collect::<Vec<_>>().join(" ");
    title.split_whitespace().collect::<Vec<_>>().join(" ")
}

//! The keys of a front matter, understood: dates, names, addresses, and where each stands in the file.

use super::file_name::FileName;
use super::front_matter::Language;
use super::permalink;
use crate::config::{Config, Layout, Person};
use crate::date::{self, Timestamp};
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
        if jekyll && self.map.get("title").is_none() {
            let words = name.slug.split('-').map(|word| {
                let mut letters = word.chars();
                let first = letters.next().into_iter().flat_map(char::to_uppercase);
                first.chain(letters).collect::<String>()
            });
            return Some(words.collect::<Vec<_>>().join(" "));
        }
        let written = self.map.get("title")?;
        let title = written.to_text().unwrap_or_default();
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
        /// Whether all of `value` was names.
        fn add(value: &Value, split: bool, names: &mut Vec<String>) -> bool {
            match value {
                Value::Null => true,
                Value::List(items) => {
                    let mut all = true;
                    for item in items {
                        all &= add(item, false, names);
                    }
                    all
                }
                Value::String(text) if split => {
                    text.split_whitespace().for_each(|word| push(word, names));
                    true
                }
                other => {
                    let text = other.to_text();
                    text.iter().for_each(|text| push(text, names));
                    text.is_some()
                }
            }
        }
        fn push(name: &str, names: &mut Vec<String>) {
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        let Some(value) = self.map.get(key) else {
            return;
        };
        if !add(value, split, names) {
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

    pub fn image(&self, page: &str) -> Option<String> {
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
        format!("{site}{path}")
    }
}

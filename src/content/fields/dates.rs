//! When a post was written and changed.

use chrono::Datelike;

use super::FrontMatter;
use crate::content::file_name::FileName;
use crate::content::front_matter::Language;
use crate::date::{self, Timestamp};
use crate::value::Value;
use crate::warning::{Warning, Warnings};

impl FrontMatter<'_> {
    pub fn published(
        &self,
        name: &FileName,
        warnings: &mut Warnings,
    ) -> Result<Timestamp, Warning> {
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
                None => warning.at(self.source, self.line, 0),
            }
        };
        let from_name = name.date.and_then(|day| {
            date::local(day.and_time(chrono::NaiveTime::MIN), self.config.timezone)
        });
        let Some(from_name) = from_name else {
            let what = match key.and_then(|key| self.map.get(key)) {
                Some(value @ (Value::List(_) | Value::Map(_))) => {
                    format!("the date is {}", value.kind())
                }
                _ if written.trim().is_empty() => "there is no date".to_owned(),
                _ => format!("invalid date `{}`", written.trim()),
            };
            return Err(warning(
                format!("{what}; the post is left out"),
                "write `date: 2022-03-18 07:49:13 +0800`",
            ));
        };
        if key.is_some() {
            let what = match written.trim() {
                "" => "the date is empty".to_owned(),
                text => format!("invalid date `{text}`"),
            };
            warnings.push(warning(
                format!("{what}; using the date in the file name"),
                "write `date: 2022-03-18 07:49:13 +0800`",
            ));
        }
        Ok(from_name)
    }

    /// The first of `keys` that holds a date; one that holds something else is reported.
    pub fn instant(&self, keys: &[&str], warnings: &mut Warnings) -> Option<Timestamp> {
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
                        format!("invalid date `{}`; it is ignored", written.trim()),
                        "write `2022-03-18 07:49:13 +0800`",
                    ),
                    key,
                )),
            }
        }
        None
    }

    fn date(&self, key: &str, written: &str) -> Option<Timestamp> {
        let is_quoted = || !self.language.is_some_and(Language::is_yaml) || self.is_quoted(key);
        date::read_written(
            written,
            is_quoted,
            self.config.timezone,
            self.config.content.naive_dates,
        )
        // What Go writes for a time that was never set.
        .filter(|read| read.year() > 1 || self.rules.dates.year_one)
    }
}

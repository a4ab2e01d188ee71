//! A post as scripts see it: its data, and what Eleventy says of its page.

use super::settings::Eleventy;
use super::stem::{file_path_stem, file_slug};
use crate::date::{self, Timestamp};
use crate::generators::shared::commonmark;
use crate::generators::shared::slugify::{self, Options};
use crate::generators::shared::small_script::{Given, Host};
use crate::value::{Map, Value};

/// A post for which a script runs.
pub(super) struct Page<'p> {
    pub eleventy: &'p Eleventy,
    pub path: &'p str,
    pub map: &'p Map,
    pub published: Option<Timestamp>,
    /// Its address below the site's, if that is known.
    pub url: Option<&'p str>,
    /// The permalink that it has without the one that is computed.
    pub before: Option<&'p Value>,
}

/// The date that a post's data has.
pub(super) fn written(map: &Map) -> Option<Timestamp> {
    let written = map.get("date")?.to_text()?;
    date::read(&written, true, chrono_tz::Tz::UTC, date::NaiveDates::Site)
}

impl Page<'_> {
    /// The plain value of a name in the post's data.
    pub fn plain(&self, key: &str) -> Option<&Value> {
        let own = self.map.get(key);
        own.or_else(|| self.eleventy.data.get(key))
    }
}

impl Host for Page<'_> {
    fn data(&self, key: &str) -> Option<Value> {
        match key {
            "permalink" => self.before.cloned(),
            key => self.plain(key).cloned(),
        }
    }

    fn page(&self, key: &str) -> Option<Given> {
        Some(match key {
            "fileSlug" => Given::text(file_slug(self.eleventy, self.path)),
            "filePathStem" => Given::text(file_path_stem(self.eleventy, self.path)),
            "inputPath" => Given::text(format!("./{}", self.path)),
            "outputFileExtension" => Given::text("html"),
            "url" => Given::text(self.url?),
            "date" => Given::Date(self.published.or_else(|| written(self.map))?),
            "lang" => Given::text(self.plain("lang")?.as_str()?),
            _ => return None,
        })
    }

    fn filter(&self, name: &str, arguments: &[Given]) -> Option<Given> {
        let first = arguments.first()?;
        let text = || first.shown().ok();
        let plain = Options::default();
        Some(match name {
            "slugify" => Given::text(slugify::words(&text()?, &plain)),
            "slug" => Given::text(slugify::simple(&text()?, &plain)),
            "url" | "safe" | "htmlBaseUrl" | "log" => first.clone(),
            "absoluteUrl" | "absolute_url" => {
                let base = arguments.get(1)?.shown().ok()?;
                let made = url::Url::parse(&base).ok()?.join(&text()?).ok()?;
                Given::text(made.as_str())
            }
            "dateToRfc3339" | "dateToISO" | "rssDate" => match first {
                Given::Date(date) => {
                    Given::text(date.to_utc().format("%Y-%m-%dT%H:%M:%SZ").to_string())
                }
                _ => return None,
            },
            _ => return None,
        })
    }

    fn markdown(&self, text: &str, inline: bool) -> String {
        let html = commonmark::to_html(text, self.eleventy.flavour);
        if !inline {
            return html;
        }
        let inner = html
            .trim_end()
            .strip_prefix("<p>")
            .and_then(|it| it.strip_suffix("</p>"));
        inner.map_or_else(|| html.clone(), str::to_owned)
    }
}

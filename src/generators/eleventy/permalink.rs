//! Permalinks that a function computes.

use super::function::{BEFORE, FILE, TEXT};
use super::settings::Eleventy;
use super::stem::{file_path_stem, file_slug};
use crate::content::fields::FrontMatter;
use crate::date::{self, Timestamp};
use crate::generators::shared::script::FUNCTION;
use crate::generators::shared::slugify::{self, Options};
use crate::generators::shared::small_script::{Given, Host, call};
use crate::value::Value;
use crate::warning::Warning;

/// What a computed permalink is.
pub(super) enum Computed {
    /// A path, or the template of one.
    Path(String),
    /// The address is that of the file.
    ByFile,
    /// The post has no page.
    None,
    /// The function does what feedmill does not follow.
    Unknown(Warning),
}

/// The permalink of a post, if a function computes it.
pub(super) fn computed(
    eleventy: &Eleventy,
    matter: &FrontMatter<'_>,
    published: Option<Timestamp>,
) -> Option<Computed> {
    let permalink = matter.map.get("permalink")?;
    let function = permalink.get(FUNCTION)?.as_str()?;
    let member = |key: &str| {
        permalink
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    let host = Post {
        eleventy,
        matter,
        published,
        before: permalink.get(BEFORE),
    };
    let unknown = |what: &str| {
        let warning = Warning::file(
            member(FILE),
            "not-run",
            format!(
                "the permalink is computed by code that feedmill does not follow ({what}); posts get addresses by their files' paths"
            ),
            "set `permalink:` in posts or in a JSON file, or build the site first: addresses then come from its pages",
        );
        let line = crate::generators::shared::script::line_of_permalink(member(TEXT));
        Computed::Unknown(match line {
            Some(line) => warning.at(member(TEXT), line, 0),
            None => warning,
        })
    };
    Some(match call(function, member(TEXT), &host) {
        Ok(Given::Plain(Value::String(path))) if !path.is_empty() => Computed::Path(path),
        Ok(Given::Plain(Value::Bool(false))) => Computed::None,
        Ok(Given::Undefined | Given::Plain(Value::Null | Value::String(_) | Value::Bool(true))) => {
            Computed::ByFile
        }
        Ok(_) => unknown("what it gives is not a text"),
        Err(what) => unknown(&what),
    })
}

/// A post, as functions see it.
struct Post<'p> {
    eleventy: &'p Eleventy,
    matter: &'p FrontMatter<'p>,
    published: Option<Timestamp>,
    before: Option<&'p Value>,
}

impl Host for Post<'_> {
    fn data(&self, key: &str) -> Option<Given> {
        match key {
            "page" => Some(Given::Page),
            "date" => self.page("date"),
            "permalink" => self.before.cloned().map(Given::Plain),
            key => {
                let own = self.matter.map.get(key);
                let found = own.or_else(|| self.eleventy.data.get(key));
                found.cloned().map(Given::Plain)
            }
        }
    }

    fn page(&self, key: &str) -> Option<Given> {
        let path = self.matter.path;
        match key {
            "fileSlug" => Some(Given::text(file_slug(self.eleventy, path))),
            "filePathStem" => Some(Given::text(file_path_stem(self.eleventy, path))),
            "inputPath" => Some(Given::text(format!("./{path}"))),
            "outputFileExtension" => Some(Given::text("html")),
            "date" => self.published.map(Given::Date).or_else(|| {
                let written = self.matter.map.get("date")?.to_text()?;
                let read = date::read(&written, true, chrono_tz::Tz::UTC, date::NaiveDates::Site);
                read.map(Given::Date)
            }),
            _ => None,
        }
    }

    fn filter(&self, name: &str, value: &Given) -> Option<String> {
        let text = || match value {
            Given::Plain(value) => value.to_text(),
            _ => None,
        };
        let plain = Options::default();
        match name {
            "slugify" => Some(slugify::words(&text()?, &plain)),
            "slug" => Some(slugify::simple(&text()?, &plain)),
            "url" => text(),
            name => {
                let format = self.eleventy.date_filters.get(name)?;
                let Given::Date(date) = value else {
                    return None;
                };
                Some(date.to_utc().format(format).to_string())
            }
        }
    }
}

//! Where a post lives, where it came from, and its picture.

use super::Head;
use crate::config::Permalink;
use crate::content::file_name::FileName;
use crate::content::{Source, permalink};
use crate::date::{self, Timestamp};
use crate::generators;
use crate::uri;
use crate::warning::Warning;

impl Head<'_> {
    pub fn canonical_url(
        &self,
        published: Timestamp,
        name: &FileName,
        categories: &[String],
        warnings: &mut Vec<Warning>,
    ) -> String {
        // A permalink in `feedmill.yaml` goes before the generator's own.
        if self.config.content.permalink.is_empty()
            && let Some(path) = generators::path(self, published)
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
            Some(template) => {
                let own = match jekyll {
                    Some(_) => Permalink::template(&template),
                    None => Permalink::new(&template),
                };
                warnings.extend(own.faults().map(|fault| {
                    let message = format!("{} in `permalink`; it stays in the URL", fault.message);
                    let warning =
                        Warning::file(self.path, "unknown-placeholder", message, fault.help);
                    self.place(warning, "permalink")
                }));
                permalink::path(&own, &facts)
            }
            None => permalink::path(&self.config.content.permalink, &facts),
        };
        match self.config.keeps_jekyll_feeds() {
            true => {
                // Jekyll does not encode it.
                let path = path.replace("%3F", "?");
                uri::jekyll_normalized(&format!("{}{path}", self.config.base()))
            }
            false => self.config.base().into_owned() + &path,
        }
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
}

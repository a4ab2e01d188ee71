//! Where a post lives, where it came from, and its picture.

use super::FrontMatter;
use crate::config::Permalink;
use crate::content::{Source, permalink};
use crate::warning::{Warning, Warnings};

impl FrontMatter<'_> {
    /// The path on the site by the post's own `permalink`, read by `parse`, or else by the one of the settings. What is unknown
    /// in the post's own is reported.
    pub fn permalink(
        &self,
        parse: fn(&str) -> Permalink,
        facts: &permalink::Facts<'_>,
        warnings: &mut Warnings,
    ) -> String {
        let Some(template) = self.text(&["permalink"]) else {
            return permalink::path(&self.config.content.permalink, facts);
        };
        let own = parse(&template);
        warnings.extend(own.faults().map(|fault| {
            let message = format!("{} in `permalink`; it stays in the URL", fault.message);
            let warning = Warning::file(self.path, "unknown-placeholder", message, fault.help);
            self.place(warning, "permalink")
        }));
        permalink::path(&own, facts)
    }

    /// The absolute http or https URL under `key`, which may be a path on the site; anything else is reported.
    pub fn address(&self, key: &str, warnings: &mut Warnings) -> Option<String> {
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
                    "invalid-url",
                    format!("`{written}` is not an http or https URL; it is ignored"),
                    "write the whole URL, with `https://`",
                ),
                key,
            ));
        }
        url.map(|url| self.without_user_info(key, url, warnings).into())
    }

    /// The address under `key` without a user name and a password, which everybody could read in a feed.
    pub fn without_user_info(
        &self,
        key: &str,
        mut url: url::Url,
        warnings: &mut Warnings,
    ) -> url::Url {
        let has_user_info = !url.username().is_empty() || url.password().is_some();
        if has_user_info && url.set_username("").is_ok() && url.set_password(None).is_ok() {
            warnings.push(self.place(
                Warning::file(
                    self.path,
                    "credentials",
                    format!(
                        "the address {url} is written with a user name or password, which is left out"
                    ),
                    "remove what is before the `@`, and publish the file where everybody can read it",
                ),
                key,
            ));
        }
        url
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
            let mut url = url::Url::parse(&text(key)?).ok()?;
            // `pull` never writes them; a person may have.
            let _ = url.set_username("").and_then(|()| url.set_password(None));
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

//! The habits of Jekyll's plugin jekyll-feed, for sites whose subscribers must not notice a change.

use std::borrow::Cow;

use feedmill_text::entity::decode_entities;

use super::compose::{Compose, Names};
use crate::config::{Config, Kind};
use crate::content::body::html::strip_tags;
use crate::content::body::kramdown::{Options, smartify};
use crate::content::body::{Excerpt, Rendered, Separator};
use crate::content::media::Image;
use crate::content::{Post, Site};
use crate::generators::Generator;
use crate::selection::Selection;
use crate::uri::jekyll_normalized;
use crate::value::Value;

/// jekyll-feed's.
pub(super) struct JekyllFeed;

impl Compose for JekyllFeed {
    fn title(&self, config: &Config, written: &str) -> String {
        title(&typography(config), written)
    }

    /// Two posts with one URL have one id there, and readers take them for one already.
    fn id(&self, config: &Config, post: &Post, _is_duplicate: bool) -> String {
        id(config, post)
    }

    fn shows_body(&self, post: &Post) -> bool {
        !is_excerpt_only(post)
    }

    fn summary(
        &self,
        generator: &dyn Generator,
        site: &Site,
        post: &Post,
        rendered: &Rendered,
    ) -> Option<String> {
        summary(generator, site, post, &rendered.html)
    }

    fn base(&self, post: &Post) -> Option<String> {
        Some(post.canonical_url.clone())
    }

    /// jekyll-feed tells the address alone.
    fn image(&self, image: Image) -> Image {
        Image { alt: None, ..image }
    }

    fn feed_id(&self, config: &Config, path: &str) -> String {
        jekyll_normalized(&format!("{}/{path}", config.base()))
    }

    fn path(&self, config: &Config, selection: &Selection, names: &Names) -> String {
        let path = path(config, selection);
        match (names.extension, path.strip_suffix(".xml")) {
            ("html", stem) => format!("{}.html", stem.unwrap_or(&path)),
            _ => path,
        }
    }

    fn feed_title(&self, _site: &str, config: &Config, selection: &Selection) -> String {
        feed_title(config, selection)
    }
}

/// What readers know a post by: the folder of its URL and its slug as it is written.
fn id(config: &Config, post: &Post) -> String {
    let base = config.base();
    let path = post
        .canonical_url
        .strip_prefix(jekyll_normalized(&base).as_str())
        .unwrap_or_default();
    let folder = path.trim_end_matches('/').rsplit_once('/');
    let folder = folder.map_or("", |(folder, _)| folder);
    jekyll_normalized(&format!("{base}{folder}/{}", post.slug))
}

/// A title as the plugin's template writes it: typographic signs, no tags, and references are what they stand for.
fn title(typography: &Options, written: &str) -> String {
    folded(&decode_entities(&strip_tags(&smartify(
        written, typography,
    ))))
}

/// How the site's Markdown sets quotes, dashes and dots, which holds for titles too.
fn typography(config: &Config) -> Cow<'_, Options> {
    match config.generator.jekyll_feeds() {
        Some(told) => Cow::Borrowed(&told.typography),
        None => Cow::Owned(Options::default()),
    }
}

/// The description, else the excerpt; `body` is the rendered body. What front matter says is not Markdown.
fn summary(generator: &dyn Generator, site: &Site, post: &Post, body: &str) -> Option<String> {
    let text = |key: &str| post.front.get(key).and_then(Value::to_text);
    let html = match text("description").filter(|text| !text.is_empty()) {
        Some(description) => description,
        None => match post.front.get("excerpt").filter(|value| !value.is_null()) {
            Some(excerpt) => excerpt.to_text().unwrap_or_default(),
            None => match generator.excerpt(site, post, Separator::Any)? {
                Excerpt::Cut(html) => html,
                Excerpt::Whole => body.to_owned(),
            },
        },
    };
    let text = folded(&decode_entities(&folded(&strip_tags(&html))));
    (!text.is_empty()).then_some(text)
}

/// Whether a feed shows the post's excerpt alone.
fn is_excerpt_only(post: &Post) -> bool {
    let own = post
        .front
        .get("feed")
        .and_then(|feed| feed.get("excerpt_only"));
    own.and_then(Value::as_bool) == Some(true)
}

/// Where a feed goes, relative to the home page. A name that makes no harmless path of its own has its slug there.
fn path(config: &Config, selection: &Selection) -> String {
    let told = config.generator.jekyll_feeds();
    match selection.kind {
        Kind::All => {
            let path = told.and_then(|told| told.path.as_deref());
            path.unwrap_or("feed.xml").to_owned()
        }
        Kind::Category if is_harmless(&selection.name) => format!("feed/{}.xml", selection.name),
        Kind::Category => format!("feed/{}.xml", selection.slug),
        Kind::Tag => {
            let folder = told.and_then(|told| told.tags_path.as_deref());
            let folder = folder.unwrap_or("feed/by_tag/");
            let plain = selection
                .name
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'_');
            let name = if plain {
                &selection.name
            } else {
                &selection.slug
            };
            format!("{folder}{name}.xml")
        }
        Kind::Author => format!("feed/by_author/{}.xml", selection.slug),
        Kind::Custom => format!("feed/custom/{}.xml", selection.slug),
        Kind::Language => format!("feed/by_language/{}.xml", selection.slug),
    }
}

fn is_harmless(name: &str) -> bool {
    let is_part = |part: &str| !matches!(part, "" | "." | "..");
    name.len() <= 200
        && name.split('/').all(is_part)
        && !name.starts_with("by_tag/")
        && !name.starts_with("by_author/")
        && !name.starts_with("custom/")
        && !name.contains(|c: char| c.is_control() || c == '\\')
}

/// What a feed is called: the feeds of tags have the site's title alone.
fn feed_title(config: &Config, selection: &Selection) -> String {
    let site = folded(&decode_entities(&smartify(
        &config.title,
        &typography(config),
    )));
    match selection.kind {
        Kind::Category => {
            let mut letters = selection.name.chars();
            let first: String = letters
                .next()
                .into_iter()
                .flat_map(char::to_uppercase)
                .collect();
            format!("{site} | {first}{}", letters.as_str().to_lowercase())
        }
        _ => site,
    }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_typographic_and_have_no_tags() {
        for (written, wanted) in [
            ("Vec<T> and Option<String>", "Vec and Option"),
            ("A &amp; B &lt;c&gt; &copy;", "A & B <c> ©"),
            ("\"Hi\" it's -- ok --- so...", "“Hi” it’s – ok — so…"),
            ("a  &\n b", "a & b"),
        ] {
            assert_eq!(title(&Options::default(), written), wanted);
        }
    }

    #[test]
    fn names_that_lead_elsewhere_are_no_paths() {
        for name in ["../x", "/x", "a//b", "by_tag/x", "a\\b", "", "a\0"] {
            assert!(!is_harmless(name), "{name:?}");
        }
        assert!(is_harmless("C# & co/Über"));
    }
}

//! feedmill's own entries and feeds.

use feedmill_text::entity::decode_entities;

use super::compose::{Compose, Names};
use crate::config::{Config, Kind};
use crate::content::body::{self, Excerpt, Rendered, Separator};
use crate::content::media::Image;
use crate::content::{Post, Site};
use crate::feed::title::plain;
use crate::generators::Generator;
use crate::selection::Selection;
use crate::uri::short_hash;

/// feedmill's own.
pub(super) struct Feedmill;

impl Compose for Feedmill {
    fn title(&self, config: &Config, written: &str) -> String {
        let plain = plain(written);
        match config.generator.rules().titles.are_html {
            true => decode_entities(&plain).into_owned(),
            false => plain.into_owned(),
        }
    }

    fn id(&self, _config: &Config, post: &Post, is_duplicate: bool) -> String {
        match is_duplicate {
            true => format!("{}#{}", post.canonical_url, short_hash(&post.path)),
            false => post.canonical_url.clone(),
        }
    }

    fn shows_body(&self, _post: &Post) -> bool {
        true
    }

    /// The author's own few sentences, or where the author ends an excerpt, or the first ones.
    fn summary(
        &self,
        generator: &dyn Generator,
        site: &Site,
        post: &Post,
        rendered: &Rendered,
    ) -> Option<String> {
        let own = post.summary.as_deref().map(body::plain_text);
        if let Some(own) = own.filter(|text| !text.is_empty()) {
            return Some(own);
        }
        let of_excerpt = match generator.excerpt(site, post, Separator::Chosen) {
            Some(Excerpt::Cut(html)) => body::summary(&html, body::SUMMARY),
            _ => None,
        };
        of_excerpt
            .or_else(|| rendered.summary.clone())
            .or_else(|| body::summary(&rendered.html, body::SUMMARY))
    }

    fn base(&self, _post: &Post) -> Option<String> {
        None
    }

    fn image(&self, image: Image) -> Image {
        image
    }

    fn feed_id(&self, config: &Config, path: &str) -> String {
        format!("{}{path}", config.feeds.url)
    }

    fn path(&self, _config: &Config, selection: &Selection, names: &Names) -> String {
        let path = match selection.kind {
            Kind::All => names.file.to_owned(),
            kind => [kind.name(), &selection.slug, names.file].join("/"),
        };
        selection.in_language_folder(path)
    }

    fn feed_title(&self, site: &str, _config: &Config, selection: &Selection) -> String {
        let name = selection.label.as_str();
        match selection.kind {
            Kind::All => site.to_owned(),
            Kind::Category | Kind::Custom => format!("{site} | {name}"),
            Kind::Tag => format!("{site} | #{name}"),
            Kind::Author => format!("{site} | @{name}"),
            Kind::Language => format!("{site} | {name}"),
        }
    }
}

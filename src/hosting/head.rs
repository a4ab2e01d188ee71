//! The lines of a page's head by which browsers and readers find feeds.

use maud::html;

use crate::config::{Config, Format};
use crate::feed;
use crate::render::text;
use crate::selection::Selection;
use crate::uri::encode_path;

/// One feed in one format, as a page's head names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The feed's format.
    pub format: Format,
    /// The feed's title.
    pub title: String,
    /// Where it is served, as an absolute URL.
    pub url: String,
}

/// The links to the feed of a selection, one for each format.
pub fn links(config: &Config, selection: &Selection) -> Vec<Link> {
    let formats = config
        .feeds
        .formats_of(selection.kind, &selection.name)
        .iter();
    formats
        .map(|format| {
            let path = encode_path(&feed::path(config, selection, *format));
            Link {
                format: *format,
                title: text::title(&feed::title(config, selection)).into_owned(),
                url: format!("{}{path}", config.feeds.url),
            }
        })
        .collect()
}

/// A link to a record elsewhere that the page says is its own, as HTML on one line.
pub fn record(rel: &str, href: &str) -> String {
    html! { link rel=(rel) href=(href); }.into_string()
}

/// The lines by which servers of the fediverse know that the site and an account are of the same people.
pub fn profile(account: &str, page: &str) -> [String; 2] {
    let me = html! { link rel="me" href=(page); };
    let creator = html! { meta name="fediverse:creator" content=(account); };
    [me.into_string(), creator.into_string()]
}

/// The link as HTML, on one line.
pub fn html(link: &Link) -> String {
    let line = html! {
        link rel="alternate" type=(link.format.media_type()) title=(link.title) href=(link.url);
    };
    line.into_string()
}

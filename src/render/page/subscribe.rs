//! How to subscribe to one feed: its addresses, and the readers that take them.

use maud::{Markup, html};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::common::relative;
use super::listed::Listed;
use super::locale::Locale;
use super::podcast;
use crate::config::Config;

/// The box of a feed, on the page at `path`. A podcast's has apps as well.
pub(super) fn subscribe(config: &Config, path: &str, feed: &Listed, is_podcast: bool) -> Markup {
    let words = Locale::of(config);
    let first = feed
        .documents
        .first()
        .map(|(_, document)| Listed::url(config, document));
    html! {
        ul.addresses {
            @for (format, document) in &feed.documents {
                @let url = Listed::url(config, document);
                li {
                    a.format href=(relative(path, document)) type=(format.media_type()) { (format.title()) }
                    code { (url) }
                    button type="button" data-copy=(url) { (words.copy_of(*format)) }
                }
            }
        }
        @if is_podcast { (podcast::apps(config, feed)) }
        @if let Some(url) = first {
            @let encoded = utf8_percent_encode(&url, NON_ALPHANUMERIC).to_string();
            p.readers {
                span { (words.open_in) }
                a href={ "feed:" (url) } { (words.reader) }
                @for reader in &config.feeds.presentation.readers {
                    a href=(reader.url.replace("{url}", &encoded)) rel="noreferrer" { (reader.name) }
                }
            }
        }
    }
}

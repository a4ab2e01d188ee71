//! What a podcast's pages have besides: its cover, the apps that follow it, and players of its newest episodes.

use maud::{Markup, html};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use url::Url;

use super::common::line;
use super::listed::{Listed, Sound};
use super::locale::Locale;
use crate::config::{Config, Format};
use crate::render::address;
use crate::uri::encode_path;

/// Where apps take a subscription, as their makers document it. `{url}` and `{title}` are percent-encoded, `{place}` is the
/// feed's URL without its scheme.
const APPS: [(&str, &str); 4] = [
    ("Apple Podcasts", "podcast://{place}"),
    ("Overcast", "overcast://x-callback-url/add?url={url}"),
    ("Pocket Casts", "pktc://subscribe/{place}"),
    (
        "AntennaPod",
        "https://antennapod.org/deeplink/subscribe?url={url}&title={title}",
    ),
];

/// The podcast's cover on the page at `path`: shown if it lies on the server of the pages, which ask no other, else linked.
pub(super) fn cover(config: &Config, path: &str) -> Markup {
    let image = config
        .podcast
        .as_ref()
        .and_then(|podcast| podcast.image.as_deref())
        .and_then(address::web)
        .and_then(|url| Url::parse(&url).ok());
    let near = image.as_ref().and_then(|image| {
        let page = config.feeds.url.join(&encode_path(path)).ok()?;
        (page.origin() == image.origin()).then(|| page.make_relative(image))?
    });
    html! {
        @match (near, image) {
            (Some(src), _) => img.cover src=(src) alt="" width="176" height="176";,
            (None, Some(image)) => p.kicker { a href=(image) rel="noreferrer" { (Locale::of(config).cover) } },
            (None, None) => {}
        }
    }
}

/// Links that open the feed in an app. Apps read RSS alone.
pub(super) fn apps(config: &Config, feed: &Listed) -> Markup {
    let documents = feed.documents.iter();
    let rss = documents
        .clone()
        .find(|(format, _)| *format == Format::Rss)
        .map(|(_, document)| Listed::url(config, document));
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    html! {
        @if let Some(url) = rss {
            @let place = url.split_once("://").map_or(url.as_str(), |(_, place)| place);
            p.readers {
                span { (Locale::of(config).listen_in) }
                @for (name, address) in APPS {
                    @let address = address
                        .replace("{url}", &encoded(&url))
                        .replace("{title}", &encoded(&line(&feed.title)))
                        .replace("{place}", place);
                    a href=(address) rel="noreferrer" { (name) }
                }
            }
        }
    }
}

/// A player, which asks for nothing until somebody presses play.
pub(super) fn player(words: &Locale, title: &str, sound: &Sound) -> Markup {
    html! {
        audio controls preload="none" src=(sound.url) aria-label={ (words.listen_to) ": " (title) } {}
    }
}

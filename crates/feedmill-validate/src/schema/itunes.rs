//! Apple's podcast elements.

use super::element::{Element, many, may, must, once};
use crate::value::Type::*;

const CHANNEL: &[&str] = &["channel", "atom:feed"];
const ITEM: &[&str] = &["item", "atom:entry"];
const BOTH: &[&str] = &["channel", "item", "atom:feed", "atom:entry"];

pub(super) const ELEMENTS: &[Element] = &[
    once("itunes:author", BOTH, Text),
    once("itunes:block", BOTH, YesNoClean),
    once("itunes:explicit", BOTH, Explicit),
    once("itunes:image", BOTH, Any).with(&[must("href", FullUri), may("url", Any)]),
    once("itunes:keywords", BOTH, Keywords),
    once("itunes:subtitle", BOTH, ShortText),
    once("itunes:summary", BOTH, LongText),
    once("itunes:title", BOTH, Text),
    many(
        "itunes:category",
        &[
            "channel",
            "item",
            "atom:feed",
            "atom:entry",
            "itunes:category",
        ],
        Empty,
    )
    .with(&[must("text", ItunesCategory)]),
    once("itunes:complete", CHANNEL, YesNo),
    once("itunes:new-feed-url", CHANNEL, FullUri),
    once("itunes:owner", CHANNEL, Empty),
    once("itunes:name", &["itunes:owner"], Text),
    once("itunes:email", &["itunes:owner"], EmailAddress),
    once("itunes:pubDate", CHANNEL, Any),
    once("itunes:link", CHANNEL, Any).with(&[may("rel", Any), may("type", Any), may("href", Any)]),
    once("itunes:type", CHANNEL, ItunesChannelKind),
    once("itunes:applepodcastsverify", CHANNEL, Any),
    once("itunes:duration", ITEM, Duration),
    once("itunes:episode", ITEM, PositiveInteger),
    once("itunes:season", ITEM, PositiveInteger),
    once("itunes:episodeType", ITEM, ItunesEpisodeKind),
    once("itunes:order", ITEM, Integer),
    once("itunes:isClosedCaptioned", ITEM, YesNo),
];

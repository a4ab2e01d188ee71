//! The podcast namespace 1.0 of the Podcast Index.

use super::element::{Element, many, may, must, once};
use crate::value::Type::*;

const CHANNEL: &[&str] = &["channel", "podcast:liveItem"];
const ITEM: &[&str] = &["item", "podcast:liveItem"];
const BOTH: &[&str] = &["channel", "item", "podcast:liveItem"];

pub(super) const ELEMENTS: &[Element] = &[
    many("podcast:transcript", ITEM, Any).with(&[
        must("url", FullUri),
        must("type", Mime),
        may("language", Language),
        may("rel", Any),
    ]),
    once("podcast:locked", CHANNEL, YesNo).with(&[may("owner", EmailAddress)]),
    many("podcast:funding", BOTH, Text).with(&[must("url", FullUri)]),
    once("podcast:chapters", ITEM, Any).with(&[must("url", FullUri), must("type", Mime)]),
    many("podcast:soundbite", ITEM, Any).with(&[must("startTime", Float), must("duration", Float)]),
    many("podcast:person", BOTH, Text).with(&[
        may("role", Any),
        may("group", Any),
        may("img", FullUri),
        may("href", FullUri),
    ]),
    many("podcast:location", BOTH, Text).with(&[
        may("geo", Any),
        may("osm", Any),
        may("rel", LocationRel),
        may("country", Country),
    ]),
    once("podcast:season", ITEM, NonNegativeInteger).with(&[may("name", Any)]),
    once("podcast:episode", ITEM, Float).with(&[may("display", Any)]),
    many("podcast:trailer", CHANNEL, Text).with(&[
        must("url", FullUri),
        must("pubdate", Rfc822),
        may("length", NonNegativeInteger),
        may("type", Mime),
        may("season", PositiveInteger),
    ]),
    once("podcast:license", BOTH, Text).with(&[may("url", FullUri)]),
    many("podcast:alternateEnclosure", ITEM, Any).with(&[
        must("type", Mime),
        may("length", NonNegativeInteger),
        may("bitrate", Float),
        may("height", PositiveInteger),
        may("lang", Language),
        may("title", Any),
        may("rel", Any),
        may("codecs", Any),
        may("default", TrueFalse),
    ]),
    many("podcast:source", &["podcast:alternateEnclosure"], Any)
        .with(&[must("uri", Uri), may("contentType", Mime)]),
    once("podcast:integrity", &["podcast:alternateEnclosure"], Any)
        .with(&[must("type", IntegrityKind), must("value", Any)]),
    once("podcast:guid", CHANNEL, PodcastGuid),
    many("podcast:value", BOTH, Any).with(&[
        must("type", Any),
        must("method", Any),
        may("suggested", Float),
    ]),
    many(
        "podcast:valueRecipient",
        &["podcast:value", "podcast:valueTimeSplit"],
        Any,
    )
    .with(&[
        may("name", Any),
        may("customKey", Any),
        may("customValue", Any),
        must("type", Any),
        must("address", Any),
        must("split", NonNegativeInteger),
        may("fee", TrueFalse),
    ]),
    many("podcast:valueTimeSplit", &["podcast:value"], Any).with(&[
        must("startTime", Float),
        must("duration", Float),
        may("remoteStartTime", Float),
        may("remotePercentage", Percentage),
    ]),
    once("podcast:medium", CHANNEL, PodcastMedium),
    once("podcast:images", BOTH, Any).with(&[must("srcset", Any)]),
    many("podcast:image", BOTH, Any).with(&[
        must("href", FullUri),
        may("alt", Any),
        may("aspect-ratio", Any),
        may("width", PositiveInteger),
        may("height", PositiveInteger),
        may("type", Mime),
        may("purpose", Any),
    ]),
    many("podcast:liveItem", &["channel"], Any).with(&[
        must("status", PodcastStatus),
        must("start", Rfc3339),
        may("end", Rfc3339),
    ]),
    many("podcast:contentLink", ITEM, Text).with(&[must("href", FullUri)]),
    many("podcast:socialInteract", BOTH, Any).with(&[
        must("protocol", Any),
        may("uri", FullUri),
        may("accountId", Any),
        may("accountUrl", FullUri),
        may("priority", NonNegativeInteger),
    ]),
    many("podcast:block", CHANNEL, YesNo).with(&[may("id", Any)]),
    many("podcast:txt", BOTH, Any).with(&[may("purpose", Any)]),
    many(
        "podcast:remoteItem",
        &[
            "channel",
            "podcast:podroll",
            "podcast:value",
            "podcast:valueTimeSplit",
            "podcast:publisher",
        ],
        Any,
    )
    .with(&[
        must("feedGuid", PodcastGuid),
        may("feedUrl", FullUri),
        may("itemGuid", Any),
        may("medium", PodcastMedium),
        may("title", Any),
    ]),
    once("podcast:podroll", CHANNEL, Empty),
    once("podcast:updateFrequency", CHANNEL, Any).with(&[
        may("complete", TrueFalse),
        may("dtstart", Any),
        may("rrule", Any),
    ]),
    once("podcast:podping", CHANNEL, Any).with(&[may("usesPodping", TrueFalse)]),
    once("podcast:publisher", CHANNEL, Any),
    once("podcast:chat", BOTH, Any).with(&[
        must("server", Any),
        must("protocol", Any),
        may("accountId", Any),
        may("space", Any),
    ]),
];

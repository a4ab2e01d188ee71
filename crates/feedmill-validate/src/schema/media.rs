//! Media RSS 1.5.

use super::element::{Attribute, Element, many, may, must, once};
use crate::value::Type::*;

/// Where what describes a medium may stand.
const PLACES: &[&str] = &[
    "channel",
    "item",
    "atom:feed",
    "atom:entry",
    "atom:source",
    "rss1:channel",
    "rss1:item",
    "media:group",
    "media:content",
];
const TEXT: &[Attribute] = &[may("type", MediaTextKind)];

pub(super) const ELEMENTS: &[Element] = &[
    many("media:group", &["item", "atom:entry", "rss1:item"], Any),
    many(
        "media:content",
        &["item", "atom:entry", "rss1:item", "media:group"],
        Empty,
    )
    .with(&[
        may("url", Uri),
        may("fileSize", PositiveInteger),
        may("type", Mime),
        may("medium", MediaMedium),
        may("isDefault", TrueFalse),
        may("expression", MediaExpression),
        may("bitrate", Float),
        may("framerate", Float),
        may("samplingrate", Float),
        may("channels", NonNegativeInteger),
        may("duration", Seconds),
        may("height", PositiveInteger),
        may("width", PositiveInteger),
        may("lang", Language),
    ]),
    once("media:adult", PLACES, TrueFalse),
    many("media:rating", PLACES, MediaRating).with(&[may("scheme", FullUri)]),
    once("media:title", PLACES, MediaText).with(TEXT),
    once("media:description", PLACES, MediaText).with(TEXT),
    once("media:keywords", PLACES, Text),
    many("media:thumbnail", PLACES, Any).with(&[
        must("url", Uri),
        may("height", PositiveInteger),
        may("width", PositiveInteger),
        may("time", NptTime),
    ]),
    many("media:category", PLACES, Text).with(&[may("scheme", FullUri), may("label", Text)]),
    many("media:hash", PLACES, MediaHash).with(&[may("algo", MediaHashAlgorithm)]),
    once("media:player", PLACES, Any).with(&[
        must("url", Uri),
        may("height", PositiveInteger),
        may("width", PositiveInteger),
    ]),
    many("media:credit", PLACES, Text).with(&[may("role", CreditRole), may("scheme", FullUri)]),
    once("media:copyright", PLACES, Text).with(&[may("url", Uri)]),
    many("media:text", PLACES, MediaText).with(&[
        may("type", MediaTextKind),
        may("lang", Language),
        may("start", NptTime),
        may("end", NptTime),
    ]),
    many("media:restriction", PLACES, MediaRestriction).with(&[
        must("relationship", MediaRelationship),
        may("type", MediaRestrictionKind),
    ]),
    once("media:community", PLACES, Any),
    once("media:comments", PLACES, Any),
    once("media:embed", PLACES, Any).with(&[
        may("url", Uri),
        may("height", PositiveInteger),
        may("width", PositiveInteger),
    ]),
    once("media:responses", PLACES, Any),
    once("media:backLinks", PLACES, Any),
    once("media:status", PLACES, Any).with(&[may("state", Any), may("reason", Any)]),
    many("media:price", PLACES, Any).with(&[
        may("type", Any),
        may("info", Any),
        may("price", Any),
        may("currency", Any),
    ]),
    many("media:license", PLACES, Any).with(&[may("type", Any), may("href", Uri)]),
    many("media:subTitle", PLACES, Any).with(&[
        may("type", Any),
        may("lang", Language),
        may("href", Uri),
    ]),
    many("media:peerLink", PLACES, Any).with(&[may("type", Any), may("href", Uri)]),
    many("media:location", PLACES, Any).with(&[
        may("description", Any),
        may("start", NptTime),
        may("end", NptTime),
        may("lat", Any),
        may("lng", Any),
    ]),
    once("media:rights", PLACES, Any).with(&[may("status", Any)]),
    once("media:scenes", PLACES, Any),
];

//! RSS 2.0 and 0.9x, as its specification and the RSS Advisory Board's profile say.

use super::element::{Element, many, may, must, once};
use crate::value::Type::*;

const CHANNEL: &[&str] = &["channel"];
const ITEM: &[&str] = &["item"];
const TEXT_INPUT: &[&str] = &["textInput", "textinput"];

pub(super) const ELEMENTS: &[Element] = &[
    once("rss", &[], Empty).with(&[must("version", RssVersion)]),
    once("channel", &["rss"], Empty),
    once("title", CHANNEL, Text),
    once("link", CHANNEL, FullUri),
    once("description", CHANNEL, Html),
    once("language", CHANNEL, Language),
    once("copyright", CHANNEL, Text),
    once("managingEditor", CHANNEL, Contact),
    once("webMaster", CHANNEL, Contact),
    once("pubDate", CHANNEL, Rfc822),
    once("lastBuildDate", CHANNEL, Rfc822),
    many("category", CHANNEL, Text).with(&[may("domain", Any)]),
    once("generator", CHANNEL, Text),
    once("docs", CHANNEL, FullUri),
    once("cloud", CHANNEL, Empty).with(&[
        must("domain", Any),
        must("port", Port),
        must("path", Any),
        must("registerProcedure", Any),
        must("protocol", Any),
    ]),
    once("ttl", CHANNEL, PositiveInteger),
    once("image", CHANNEL, Empty),
    once("title", &["image"], Text),
    once("url", &["image"], FullUri),
    once("link", &["image"], FullUri),
    once("width", &["image"], ImageWidth),
    once("height", &["image"], ImageHeight),
    once("description", &["image"], Text),
    once("rating", CHANNEL, Any),
    once("textInput", CHANNEL, Empty),
    // As RSS 0.91 writes it.
    once("textinput", CHANNEL, Empty),
    once("title", TEXT_INPUT, Text),
    once("description", TEXT_INPUT, Text),
    once("name", TEXT_INPUT, FormName),
    once("link", TEXT_INPUT, FullUri),
    once("skipHours", CHANNEL, Empty),
    many("hour", &["skipHours"], Hour),
    once("skipDays", CHANNEL, Empty),
    many("day", &["skipDays"], Day),
    many("item", CHANNEL, Empty),
    once("title", ITEM, Text),
    once("link", ITEM, FullUri),
    once("description", ITEM, Html),
    once("author", ITEM, Contact),
    many("category", ITEM, Text).with(&[may("domain", Any)]),
    once("comments", ITEM, FullUri),
    many("enclosure", ITEM, Empty).with(&[
        must("url", UrlAttribute),
        must("length", IntegerAttribute),
        must("type", MimeAttribute),
    ]),
    once("guid", ITEM, Guid).with(&[may("isPermaLink", BooleanAttribute)]),
    once("pubDate", ITEM, Rfc822),
    once("source", ITEM, OptionalText).with(&[must("url", FullUri)]),
];

//! The small modules.

use super::element::{Attribute, Element, many, may, must, once};
use crate::value::Type::*;

const CHANNEL: &[&str] = &["channel", "atom:feed", "rss1:channel"];
const ITEM: &[&str] = &["item", "atom:entry", "rss1:item"];
const BOTH: &[&str] = &[
    "channel",
    "item",
    "atom:feed",
    "atom:entry",
    "rss1:channel",
    "rss1:item",
];
const QUERY: &[Attribute] = &[
    must("role", OpensearchRole),
    may("title", TitleText),
    may("totalResults", NonNegativeInteger),
    may("searchTerms", UrlEncoded),
    may("count", NonNegativeInteger),
    may("startIndex", Integer),
    may("startPage", Integer),
    may("language", Language),
    may("inputEncoding", Encoding),
    may("outputEncoding", Encoding),
    may("xml:lang", Language),
];

pub(super) const ELEMENTS: &[Element] = &[
    // content
    once("content:encoded", ITEM, Html),
    once("content:items", BOTH, Any),
    // syndication
    once("sy:updatePeriod", CHANNEL, UpdatePeriod),
    once("sy:updateFrequency", CHANNEL, PositiveInteger),
    once("sy:updateBase", CHANNEL, W3cDate),
    // slash
    once("slash:comments", ITEM, NonNegativeInteger),
    once("slash:hit_parade", ITEM, IntegerList),
    once("slash:section", ITEM, Any),
    once("slash:department", ITEM, Any),
    // wfw
    once("wfw:comment", ITEM, FullUri),
    once("wfw:commentRss", ITEM, FullUri),
    once("wfw:commentRSS", ITEM, FullUri),
    // feed history
    once("fh:archive", CHANNEL, Empty),
    once("fh:complete", CHANNEL, Empty),
    once("fh:incremental", CHANNEL, Empty),
    // admin
    once("admin:generatorAgent", CHANNEL, Any).with(&[must("rdf:resource", FullUri)]),
    once("admin:errorReportsTo", CHANNEL, Any).with(&[must("rdf:resource", FullUri)]),
    // trackback
    once("trackback:ping", &["item", "atom:entry"], FullUri),
    many("trackback:about", &["item", "atom:entry"], FullUri),
    // event
    once("ev:startdate", ITEM, Iso8601),
    once("ev:enddate", ITEM, Iso8601),
    once("ev:location", ITEM, Any),
    once("ev:organizer", ITEM, Any),
    once("ev:type", ITEM, Any),
    // blogChannel
    once("blogChannel:blogRoll", CHANNEL, FullUri),
    once("blogChannel:mySubscriptions", CHANNEL, FullUri),
    once("blogChannel:blink", CHANNEL, FullUri),
    once("blogChannel:changes", CHANNEL, FullUri),
    // Creative Commons
    many("creativeCommons:license", BOTH, FullUri),
    many("cc:license", BOTH, Any).with(&[must("rdf:resource", FullUri)]),
    many("cc:License", &["rdf:RDF"], Any).with(&[may("rdf:about", Any)]),
    // OpenSearch
    once("opensearch:totalResults", CHANNEL, NonNegativeInteger),
    once("opensearch:startIndex", CHANNEL, Integer),
    once("opensearch:itemsPerPage", CHANNEL, NonNegativeInteger),
    many("opensearch:Query", CHANNEL, Any).with(QUERY),
    // FeedBurner
    once("feedburner:awareness", BOTH, Uri),
    once("feedburner:origLink", ITEM, Uri),
    once("feedburner:origEnclosureLink", ITEM, Uri),
    once("feedburner:feedburnerHostname", CHANNEL, Uri),
    once("feedburner:browserFriendly", CHANNEL, Text),
    once("feedburner:emailServiceId", CHANNEL, Text),
    once("feedburner:info", CHANNEL, Any).with(&[may("uri", Any)]),
    many("feedburner:feedFlare", BOTH, Text).with(&[may("href", Uri), may("src", Uri)]),
];

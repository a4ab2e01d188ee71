//! Atom 1.0 (RFC 4287), and the parts of it that may stand in RSS.

use super::element::{Attribute, Element, many, may, must, once};
use crate::value::Type::*;

const FEED: &[&str] = &["atom:feed", "atom:source"];
const ENTRY: &[&str] = &["atom:entry"];
const EVERY: &[&str] = &["atom:feed", "atom:source", "atom:entry"];
const PERSON: &[&str] = &["atom:author", "atom:contributor"];
const RSS: &[&str] = &["channel", "item", "rss1:channel", "rss1:item"];

const TEXT: &[Attribute] = &[may("type", TextKind)];
const CATEGORY: &[Attribute] = &[
    must("term", Any),
    may("scheme", FullUri),
    may("label", Text),
];
const GENERATOR: &[Attribute] = &[may("uri", Uri), may("version", Any)];
const LINK: &[Attribute] = &[
    must("href", Uri),
    may("rel", LinkRel),
    may("type", Mime),
    may("hreflang", Language),
    may("title", Text),
    may("length", NonNegativeInteger),
    may("thr:count", NonNegativeInteger),
    may("thr:when", Rfc3339),
    may("thr:updated", Rfc3339),
];

pub(super) const ELEMENTS: &[Element] = &[
    once("atom:feed", &[], Empty),
    once("atom:entry", &[], Empty),
    many("atom:entry", &["atom:feed"], Empty),
    many("atom:author", EVERY, Empty),
    many("atom:contributor", EVERY, Empty),
    once("atom:name", PERSON, Text),
    once("atom:uri", PERSON, Uri),
    once("atom:email", PERSON, AddrSpec),
    many("atom:category", EVERY, Any).with(CATEGORY),
    once("atom:generator", FEED, Text).with(GENERATOR),
    once("atom:icon", FEED, Uri),
    once("atom:logo", FEED, Uri),
    once("atom:id", EVERY, Id),
    many("atom:link", EVERY, Any).with(LINK),
    once("atom:rights", EVERY, AtomText).with(TEXT),
    once("atom:subtitle", FEED, AtomText).with(TEXT),
    once("atom:title", EVERY, AtomText).with(TEXT),
    once("atom:summary", ENTRY, AtomText).with(TEXT),
    once("atom:updated", EVERY, Rfc3339),
    once("atom:published", ENTRY, Rfc3339),
    once("atom:content", ENTRY, AtomContent).with(&[may("type", ContentKind), may("src", Uri)]),
    once("atom:source", ENTRY, Empty),
    // In RSS.
    many("atom:link", RSS, Any).with(LINK),
    many("atom:author", RSS, Empty),
    many("atom:contributor", RSS, Empty),
    many("atom:category", RSS, Any).with(CATEGORY),
    once("atom:id", RSS, Id),
    once("atom:updated", RSS, Rfc3339),
    once("atom:published", RSS, Rfc3339),
    once("atom:rights", RSS, AtomText).with(TEXT),
    once("atom:title", RSS, AtomText).with(TEXT),
    once("atom:subtitle", RSS, AtomText).with(TEXT),
    once("atom:summary", RSS, AtomText).with(TEXT),
    once("atom:content", RSS, AtomContent).with(&[may("type", ContentKind), may("src", Uri)]),
    once("atom:icon", RSS, Uri),
    once("atom:logo", RSS, Uri),
    once("atom:generator", RSS, Text).with(GENERATOR),
    once("atom:source", RSS, Empty),
];

//! RSS 1.0 and 0.90, which are RDF: items stand beside their channel, and each thing has an address in `rdf:about`.

use super::element::{Attribute, Element, many, may, must, once};
use crate::value::Type::*;

const ABOUT: &[Attribute] = &[must("rdf:about", Uri)];
const REFERENCE: &[Attribute] = &[
    may("rdf:about", Uri),
    may("rdf:resource", Uri),
    may("rdf:parseType", Any),
];
const TITLED: &[&str] = &["rss1:channel", "rss1:item", "rss1:image", "rss1:textinput"];
const LIST: &[Attribute] = &[may("rdf:about", Any), may("rdf:ID", Any)];
const MEMBER: &[Attribute] = &[may("rdf:resource", Uri), may("resource", Uri)];

pub(super) const ELEMENTS: &[Element] = &[
    once("rdf:RDF", &[], Empty),
    once("rss1:channel", &["rdf:RDF"], Empty).with(ABOUT),
    many("rss1:item", &["rdf:RDF"], Empty).with(ABOUT),
    once("rss1:image", &["rdf:RDF"], Empty).with(ABOUT),
    once("rss1:textinput", &["rdf:RDF"], Empty).with(ABOUT),
    // What the channel refers to.
    once("rss1:image", &["rss1:channel"], Empty).with(REFERENCE),
    once("rss1:textinput", &["rss1:channel"], Empty).with(REFERENCE),
    once("rss1:items", &["rss1:channel"], Any),
    many("rdf:Seq", &["rss1:items"], Any).with(LIST),
    many("rdf:Bag", &["rss1:items"], Any).with(LIST),
    many("rdf:Alt", &["rss1:items"], Any).with(LIST),
    many("rdf:li", &["rdf:Seq", "rdf:Bag", "rdf:Alt"], Any).with(MEMBER),
    once("rss1:title", TITLED, Text),
    once("rss1:link", TITLED, FullUri),
    once(
        "rss1:description",
        &["rss1:channel", "rss1:item", "rss1:textinput"],
        Html,
    ),
    once("rss1:url", &["rss1:image"], FullUri),
    once("rss1:name", &["rss1:textinput"], FormName),
    once("threading:children", &["rss1:item"], Any),
    // Modules that refer to addresses as RDF does.
    once("trackback:ping", &["rss1:item"], Any).with(&[must("rdf:resource", FullUri)]),
    many("trackback:about", &["rss1:item"], Any).with(&[must("rdf:resource", FullUri)]),
];

//! The outline of RSS 1.0: enough to tell what stands where, not to judge it.

use super::element::{Element, many, may, once};
use crate::value::Type::*;

pub(super) const ELEMENTS: &[Element] = &[
    many("rss1:channel", &["rdf:RDF"], Any).with(&[may("rdf:about", Any)]),
    many("rss1:item", &["rdf:RDF"], Any).with(&[may("rdf:about", Any)]),
    many("rss1:image", &["rdf:RDF", "rss1:channel"], Any)
        .with(&[may("rdf:about", Any), may("rdf:resource", Any)]),
    many("rss1:textinput", &["rdf:RDF", "rss1:channel"], Any)
        .with(&[may("rdf:about", Any), may("rdf:resource", Any)]),
    once(
        "rss1:title",
        &["rss1:channel", "rss1:item", "rss1:image", "rss1:textinput"],
        Text,
    ),
    once(
        "rss1:link",
        &["rss1:channel", "rss1:item", "rss1:image", "rss1:textinput"],
        FullUri,
    ),
    once(
        "rss1:description",
        &["rss1:channel", "rss1:item", "rss1:textinput"],
        Html,
    ),
    once("rss1:url", &["rss1:image"], FullUri),
    once("rss1:name", &["rss1:textinput"], Any),
    once("rss1:items", &["rss1:channel"], Any),
    once("threading:children", &["rss1:item"], Any),
];

//! The Atom Publishing Protocol (RFC 5023), as far as it is used in feeds, and threads (RFC 4685).

use super::element::{Attribute, Element, many, may, must, once};
use crate::value::Type::*;

const PLACES: &[&str] = &["channel", "item", "atom:feed", "atom:entry", "atom:source"];
const IN_REPLY_TO: &[Attribute] = &[
    must("ref", FullUri),
    may("href", Uri),
    may("type", Mime),
    may("source", Uri),
];

pub(super) const ELEMENTS: &[Element] = &[
    once("app:edited", PLACES, Rfc3339),
    once("app:control", &["atom:entry"], Empty),
    once("app:draft", &["app:control"], YesNo),
    many("app:collection", PLACES, Empty).with(&[must("href", Uri)]),
    many("app:accept", &["app:collection"], Any),
    many("app:categories", &["app:collection"], Empty).with(&[
        may("href", Uri),
        may("fixed", YesNo),
        may("scheme", Uri),
    ]),
    once("atom:title", &["app:collection"], AtomText).with(&[may("type", TextKind)]),
    once("atom:id", &["app:collection"], Id),
    many("atom:category", &["app:categories"], Any).with(&[
        must("term", Any),
        may("scheme", FullUri),
        may("label", Text),
    ]),
    many("thr:in-reply-to", PLACES, Any).with(IN_REPLY_TO),
    once("thr:total", &["item", "atom:entry"], NonNegativeInteger),
];

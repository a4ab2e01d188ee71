//! OPML 1.0, 1.1 and 2.0.

use super::element::{Element, many, may, must, once};
use crate::value::Type::*;

const HEAD: &[&str] = &["head"];

pub(super) const ELEMENTS: &[Element] = &[
    once("opml", &[], Empty).with(&[must("version", OpmlVersion)]),
    once("outlineDocument", &[], Empty),
    once("head", &["opml", "outlineDocument"], Empty),
    once("body", &["opml", "outlineDocument"], Empty),
    once("title", HEAD, OptionalText),
    once("dateCreated", HEAD, Rfc822),
    once("dateModified", HEAD, Rfc822),
    once("ownerName", HEAD, OptionalText),
    once("ownerEmail", HEAD, EmailAddress),
    once("ownerId", HEAD, FullUri),
    once("docs", HEAD, FullUri),
    once("expansionState", HEAD, ExpansionState),
    once("vertScrollState", HEAD, PositiveInteger),
    once("windowTop", HEAD, Integer),
    once("windowLeft", HEAD, Integer),
    once("windowBottom", HEAD, Integer),
    once("windowRight", HEAD, Integer),
    many("outline", &["body", "outline"], Empty).with(&[
        must("text", Any),
        may("type", Any),
        may("isComment", TrueFalse),
        may("isBreakpoint", TrueFalse),
        may("created", Rfc822),
        may("category", Any),
        may("title", Any),
        may("version", Any),
        may("url", FullUri),
        may("xmlUrl", FullUri),
        may("htmlUrl", FullUri),
        may("description", Any),
        may("language", Any),
    ]),
];

//! What a rule is: a name for a fault, its reasons and fix, examples, and what finds it.

use std::fmt;

use super::check::Document;
use super::finding::Reporter;
use super::html::Tag;
use super::source::json::Json;
use super::source::xml::Element;
use super::value::Fault;

/// One thing that can be wrong with a document.
#[derive(Debug)]
pub struct Rule {
    /// The fault, as `family/fault`; the path of the rule's file.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What forbids it.
    pub spec: Spec,
    /// What the W3C's feed validator calls it, where it looks for it as well.
    pub w3c: Option<&'static str>,
    /// What is wrong, in one sentence.
    pub what: &'static str,
    /// Why it matters to those who read the feed.
    pub why: &'static str,
    /// What to do about it.
    pub fix: &'static str,
    /// A piece of a document, or a whole one, that breaks the rule. For rules about bytes, each character is one byte.
    /// `{9 times: x}` stands for nine of them.
    pub bad: &'static str,
    /// The same, repaired.
    pub good: &'static str,
    pub(super) check: Check,
}

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Could be better.
    Info,
    /// Legal, and some readers stumble over it.
    Warning,
    /// A specification forbids it.
    Error,
}

/// Where a rule comes from.
#[derive(Clone, Copy, Debug)]
pub enum Spec {
    /// XML 1.0, by section.
    Xml(&'static str),
    /// RFC 4287, Atom, by section.
    Rfc4287(&'static str),
    /// Another RFC, by number and section.
    Rfc(u32, &'static str),
    /// The RSS 2.0 specification, by the name of the anchor.
    Rss(&'static str),
    /// The RSS Advisory Board's profile of RSS, by the name of the anchor.
    Profile(&'static str),
    /// OPML 2.0.
    Opml,
    /// JSON Feed 1.1.
    JsonFeed,
    /// Another document, by its address.
    Url(&'static str),
}

/// What finds the faults of a rule.
#[derive(Clone, Copy)]
pub(super) enum Check {
    /// Looks at the whole document: bytes, text, tree.
    Document(fn(&Document<'_, '_>, &mut Reporter<'_, '_>)),
    /// Looks at every element of these names.
    Element(
        &'static [&'static str],
        fn(Element<'_, '_>, &Document<'_, '_>, &mut Reporter<'_, '_>),
    ),
    /// The first name is a parent that has none of the others as children.
    Child(&'static str, &'static [&'static str]),
    /// The first name is an element without the attribute.
    Attribute(&'static str, &'static str),
    /// Someone's value has this fault.
    Value(Fault),
    /// A walk beside the schema finds it, in this family.
    Structure(Family, Structure),
    /// Looks at every tag of HTML inside the feed.
    Tag(fn(&Tag<'_>, &mut Reporter<'_, '_>)),
    /// Looks at a JSON document.
    Json(fn(&Json, &mut Reporter<'_, '_>)),
}

/// To which format an element belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Family {
    Rss,
    Atom,
    Opml,
    Extension,
}

/// Faults that only the tables of the schema can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Structure {
    BlankAttribute,
    BlankElement,
    Blink,
    ContentWithoutType,
    DuplicateElement,
    ExtensionAttribute,
    HtmlFragment,
    HtmlUndeclared,
    MissingAttribute,
    NoNamespace,
    NotADocument,
    NotBase64,
    NotEscaped,
    SpaceAroundValue,
    UndeclaredPrefix,
    UnexpectedAttribute,
    UnexpectedText,
    UnknownElement,
    XhtmlBesideDiv,
    XhtmlEscaped,
    XhtmlMisplaced,
    XhtmlWithoutDiv,
}

impl Family {
    pub const ALL: [Self; 4] = [Self::Rss, Self::Atom, Self::Opml, Self::Extension];
}

impl Structure {
    pub const ALL: [Self; 22] = [
        Self::BlankAttribute,
        Self::BlankElement,
        Self::Blink,
        Self::ContentWithoutType,
        Self::DuplicateElement,
        Self::ExtensionAttribute,
        Self::HtmlFragment,
        Self::HtmlUndeclared,
        Self::MissingAttribute,
        Self::NoNamespace,
        Self::NotADocument,
        Self::NotBase64,
        Self::NotEscaped,
        Self::SpaceAroundValue,
        Self::UndeclaredPrefix,
        Self::UnexpectedAttribute,
        Self::UnexpectedText,
        Self::UnknownElement,
        Self::XhtmlBesideDiv,
        Self::XhtmlEscaped,
        Self::XhtmlMisplaced,
        Self::XhtmlWithoutDiv,
    ];

    /// Why a family has no rule for this fault. Empty where it must have one.
    pub fn why_not(self, family: Family) -> &'static str {
        match (self, family) {
            (Self::Blink, _) => "only RSS was ever said to have it",
            (
                Self::ContentWithoutType
                | Self::HtmlFragment
                | Self::NotADocument
                | Self::NotBase64
                | Self::NotEscaped
                | Self::XhtmlBesideDiv
                | Self::XhtmlEscaped
                | Self::XhtmlMisplaced
                | Self::XhtmlWithoutDiv,
                _,
            ) => "only Atom says by `type` what a content is",
            (Self::SpaceAroundValue, _) => {
                "only Atom forbids it; elsewhere it is not part of the value"
            }
            (Self::ExtensionAttribute, _) => "reported as one of Extension, whose attribute it is",
            (Self::UndeclaredPrefix, _) => "only values of OpenSearch have prefixes",
            (Self::NoNamespace, Family::Atom) => {
                "atom/element-without-namespace looks at the whole document"
            }
            (Self::NoNamespace, Family::Rss | Family::Opml) => {
                "their own elements are in no namespace"
            }
            (Self::BlankAttribute, Family::Rss | Family::Opml) => {
                "each attribute that may not be blank has a type that says more"
            }
            (Self::BlankElement, Family::Opml) => {
                "its texts may be blank, and other values have types that say more"
            }
            (Self::HtmlUndeclared, Family::Rss | Family::Opml) => {
                "texts have no `type` there: value/html-in-text reports it"
            }
            _ => "",
        }
    }
}

impl Rule {
    /// The part of the name before the slash.
    pub fn family(&self) -> &'static str {
        self.name.split('/').next().unwrap_or(self.name)
    }
}

impl Severity {
    /// In one word, as reports write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl Spec {
    /// The address of the passage.
    pub fn url(&self) -> String {
        match self {
            Self::Xml(section) => format!("https://www.w3.org/TR/xml/#{section}"),
            Self::Rfc4287(section) => Self::Rfc(4287, section).url(),
            Self::Rfc(number, "") => format!("https://www.rfc-editor.org/rfc/rfc{number}"),
            Self::Rfc(number, section) => {
                format!("https://www.rfc-editor.org/rfc/rfc{number}#section-{section}")
            }
            Self::Rss(anchor) => format!("https://www.rssboard.org/rss-specification#{anchor}"),
            Self::Profile(anchor) => format!("https://www.rssboard.org/rss-profile#{anchor}"),
            Self::Opml => "http://opml.org/spec2.opml".to_owned(),
            Self::JsonFeed => "https://www.jsonfeed.org/version/1.1/".to_owned(),
            Self::Url(url) => (*url).to_owned(),
        }
    }
}

impl fmt::Display for Spec {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Xml(_) => formatter.write_str("XML 1.0"),
            Self::Rfc4287(section) => write!(formatter, "RFC 4287, section {section}"),
            Self::Rfc(number, "") => write!(formatter, "RFC {number}"),
            Self::Rfc(number, section) => write!(formatter, "RFC {number}, section {section}"),
            Self::Rss(_) => formatter.write_str("RSS 2.0"),
            Self::Profile(_) => formatter.write_str("RSS Best Practices Profile"),
            Self::Opml => formatter.write_str("OPML 2.0"),
            Self::JsonFeed => formatter.write_str("JSON Feed 1.1"),
            Self::Url(url) => formatter.write_str(url),
        }
    }
}

impl fmt::Debug for Check {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document(_) => formatter.write_str("Document"),
            Self::Element(names, _) => write!(formatter, "Element({names:?})"),
            Self::Child(parent, names) => write!(formatter, "Child({parent}, {names:?})"),
            Self::Attribute(element, name) => write!(formatter, "Attribute({element}, {name})"),
            Self::Value(fault) => write!(formatter, "Value({fault:?})"),
            Self::Structure(family, fault) => write!(formatter, "Structure({family:?}, {fault:?})"),
            Self::Tag(_) => formatter.write_str("Tag"),
            Self::Json(_) => formatter.write_str("Json"),
        }
    }
}

//! A document as the rules see it.

use crate::Profile;
use crate::deep::Deep;
use crate::input::Response;
use crate::kind::Kind;
use crate::schema::Space;
use crate::source::Source;
use crate::source::json::{Json, JsonFault};
use crate::source::xml::{Element, Tree};
use feedmill_text::date::Timestamp;

pub(crate) struct Document<'a, 't> {
    pub response: Option<&'a Response>,
    /// What was found at the addresses that it gives, if somebody asked.
    pub deep: Option<&'a Deep<'a>>,
    /// Whose requirements apply as well.
    pub profiles: &'a [Profile],
    pub source: &'a Source<'a>,
    /// The XML, unless it is JSON.
    pub tree: Option<&'a Tree<'t>>,
    pub json: Option<&'a Result<Json, JsonFault>>,
    pub kind: Kind,
    pub now: Option<Timestamp>,
    /// Where strict readers stop: at the first fault of XML or of the encoding. Beyond the end if there is none.
    pub broken_at: usize,
}

/// What the root element says that a document is.
pub(crate) fn kind(tree: &Tree<'_>, profiles: &[Profile]) -> Kind {
    let Some(root) = tree.root() else {
        return Kind::Unknown;
    };
    let name = root.name();
    match (name.space, name.local) {
        (Space::None, "rss") => Kind::Rss,
        (Space::None, "opml" | "outlineDocument") => Kind::Opml,
        (Space::Rdf, "RDF") => Kind::Rss1,
        (Space::Atom, "entry") => Kind::AtomEntry,
        (_, "feed") => Kind::Atom,
        // Nobody else takes one for a feed.
        (Space::Sitemap, "urlset") if profiles.contains(&Profile::GoogleNewsSitemap) => {
            Kind::Sitemap
        }
        _ => Kind::Unknown,
    }
}

impl<'a, 't> Document<'a, 't> {
    pub fn root(&self) -> Option<Element<'a, 't>> {
        self.tree?.root()
    }

    /// Whether it is the first version of RSS that is checked here, which has neither guids nor HTML.
    pub fn is_rss_091(&self) -> bool {
        let version = self.root().and_then(|root| root.attribute("version"));
        self.kind == Kind::Rss && version.is_some_and(|version| version.value() == "0.91")
    }

    /// Whether it is RSS 0.90, whose things have no `rdf:about`.
    pub fn is_rss_090(&self) -> bool {
        self.kind == Kind::Rss1
            && self.tree.is_some_and(|tree| {
                let mut uris = tree.declarations.iter().map(|declaration| &declaration.uri);
                uris.any(|uri| uri.ends_with(".netscape.com/rdf/simple/0.9/"))
            })
    }

    /// Whether it is a page of HTML, whatever its address says.
    pub fn is_html(&self) -> bool {
        let is_doctype = |tree: &Tree<'_>| {
            let doctype = tree.doctype.as_ref();
            doctype.is_some_and(|doctype| doctype.name.eq_ignore_ascii_case("html"))
        };
        let is_page = |root: Element<'_, '_>| root.name().local.eq_ignore_ascii_case("html");
        self.kind == Kind::Unknown
            && (self.tree.is_some_and(is_doctype) || self.root().is_some_and(is_page))
    }

    /// RSS's channel, or the feed.
    pub fn channel(&self) -> Option<Element<'a, 't>> {
        let root = self.root()?;
        match self.kind {
            Kind::Rss => root.child("channel"),
            Kind::Rss1 => root.child("rss1:channel"),
            Kind::Atom => root.is("atom:feed").then_some(root),
            _ => None,
        }
    }

    /// The items or entries.
    pub fn entries(&self) -> impl Iterator<Item = Element<'a, 't>> {
        let name = match self.kind {
            Kind::Atom => "atom:entry",
            Kind::Rss1 => "rss1:item",
            _ => "item",
        };
        // In RSS 1.0, items stand beside their channel.
        let parent = match self.kind {
            Kind::Rss1 => self.root(),
            _ => self.channel(),
        };
        parent
            .into_iter()
            .flat_map(Element::children)
            .filter(move |child| child.is(name))
    }

    /// The links of this relation that the channel or feed has of its own.
    pub fn links(&self, relation: &str) -> impl Iterator<Item = Element<'a, 't>> {
        let channel = self.channel().into_iter();
        channel
            .flat_map(Element::children)
            .filter(move |child| child.is("atom:link") && child.relation() == relation)
    }
}

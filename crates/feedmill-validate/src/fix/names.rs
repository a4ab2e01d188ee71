//! Repairs of namespaces, of names that have the wrong capitals, and of the order of elements.

use super::place::{attribute_span, quoted};
use super::{Draft, Site};
use crate::schema::{self, Space};
use crate::source::xml::Element;

const ATOM: &str = "http://www.w3.org/2005/Atom";

pub(super) fn draft(rule: &str, at: usize, site: &Site<'_, '_>) -> Option<Draft> {
    match rule {
        "extension/namespace-misspelled" => {
            let declaration = site
                .tree
                .declarations
                .iter()
                .find(|declaration| declaration.at == at)?;
            address(site, at, Space::meant(&declaration.uri)?.1)
        }
        "opml/body-before-head" => head_first(site),
        "media/namespace" => address(site, at, "http://search.yahoo.com/mrss/"),
        "atom/namespace-wrong" => {
            let root = site.tree.root()?;
            let mut declarations = site.tree.declarations.iter();
            let declaration =
                declarations.find(|declaration| declaration.prefix == root.prefix())?;
            // Another namespace of old is not meant for Atom 1.0: its elements have other names.
            let is_near = declaration.uri.to_ascii_lowercase().contains("/2005/atom");
            address(site, declaration.at, ATOM).filter(|_| is_near)
        }
        "atom/namespace-missing" => {
            let root = site.tree.root().filter(|root| root.prefix().is_empty())?;
            let end = root.at() + 1 + root.name().local.len();
            Draft::safe(end..end, format!(" xmlns=\"{ATOM}\""))
        }
        "feed/root-in-namespace" => {
            let root = site.tree.root().filter(|root| root.prefix().is_empty())?;
            let mut declarations = site.tree.declarations.iter();
            let declaration = declarations.find(|declaration| {
                declaration.prefix.is_empty() && declaration.at < root.content_at()
            })?;
            let start = site.text.get(..declaration.at)?.trim_end().len();
            let end = value(site, declaration.at)?.end + 1;
            Draft::safe(start..end, "")
        }
        "rss/missing-attribute" => {
            // Every version of RSS without a namespace is read as 2.0.
            let root = site
                .tree
                .root()
                .filter(|root| root.at() == at && root.is("rss"))?;
            let end = at + 1 + root.written().len();
            let is_written = root
                .attributes()
                .any(|attribute| attribute.name().local.eq_ignore_ascii_case("version"));
            Draft::safe(end..end, " version=\"2.0\"").filter(|_| !is_written)
        }
        "rss/unexpected-attribute" => attribute(at, site),
        "rss/unknown-element" => element(at, site),
        _ => None,
    }
}

/// The value of the declaration that begins here.
fn value(site: &Site<'_, '_>, at: usize) -> Option<std::ops::Range<usize>> {
    let rest = site.text.get(at..)?;
    let quote = rest.find(['"', '\''])?;
    quoted(site.text, at + quote + 1)
}

fn address(site: &Site<'_, '_>, at: usize, right: &str) -> Option<Draft> {
    Draft::safe(value(site, at)?, right)
}

/// `isPermalink` and the like: the attribute whose name differs in its capitals alone, unless it is there as well.
fn attribute(at: usize, site: &Site<'_, '_>) -> Option<Draft> {
    let element = site.places.element(site.tree, at)?;
    let attribute = element
        .attributes()
        .find(|attribute| attribute.at() == at)?;
    let definition = schema::find(element.name(), element.parent().map(Element::name))?;
    let local = attribute.name().local;
    let known = definition
        .attributes
        .iter()
        .find(|known| known.name.eq_ignore_ascii_case(local))?;
    let is_there = element.attribute(known.name).is_some();
    let is_written = attribute_span(site.text, attribute).is_some();
    Draft::safe(at..at + local.len(), known.name).filter(|_| is_written && !is_there)
}

/// `pubdate` and the like. Readers that skipped the element will show it.
fn element(at: usize, site: &Site<'_, '_>) -> Option<Draft> {
    let element = site.places.element(site.tree, at)?;
    let parent = element.parent()?;
    let local = element.name().local;
    let is_plain =
        element.at() == at && element.name().space == Space::None && element.prefix().is_empty();
    let right = schema::near(local, parent.name()).filter(|_| is_plain)?;
    let close = element.close();
    let start = at + 1;
    let mut edits = vec![(start..start + local.len(), right.to_owned())];
    if close > element.content_at() {
        let inner = site.text.get(element.content_at()..close)?;
        let end = element.content_at() + inner.rfind("</")? + 2;
        let is_same = site.text.get(end..end + local.len()) == Some(local);
        edits.push((is_same.then_some(end..end + local.len())?, right.to_owned()));
    }
    Some(Draft {
        is_safe: false,
        edits,
    })
}

/// The head of OPML before its body, with the blanks between the two.
fn head_first(site: &Site<'_, '_>) -> Option<Draft> {
    let root = site.tree.root()?;
    let (head, body) = (root.child("head")?, root.child("body")?);
    let is_whole = head.is_closed() && body.is_closed();
    let between = site.text.get(body.close()..head.at())?;
    let blank = &between[between.trim_end().len()..];
    let written = site.text.get(head.at()..head.close())?;
    let place = body.at()..body.at();
    let gone = head.at() - blank.len()..head.close();
    is_whole.then(|| Draft {
        is_safe: true,
        edits: vec![(place, format!("{written}{blank}")), (gone, String::new())],
    })
}

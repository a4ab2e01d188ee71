//! RSS of every version as RSS 2.0.

use super::{first, is_markup, media_description, write};
use crate::schema::Space;
use crate::source::xml::Element;

/// Dates of an item, the best first.
const DATES: [&str; 9] = [
    "pubDate",
    "dc:date",
    "dcterms:issued",
    "dcterms:created",
    "dcterms:date",
    "atom:published",
    "dcterms:modified",
    "dcterms:updated",
    "atom:updated",
];

/// Who wrote an item.
const CREATORS: [&str; 2] = ["dc:creator", "dcterms:creator"];

/// Whether a feed is of another version, has items beside its channel, or says something in words that strict readers do not
/// look for.
pub(super) fn says_otherwise(root: Element<'_, '_>, channel: Element<'_, '_>) -> bool {
    let version = root
        .attribute("version")
        .map(|version| version.value().trim());
    if version != Some("2.0") || root.child("item").is_some() {
        return true;
    }
    let mut items = channel.children().filter(|child| child.is("item"));
    items.any(|item| item_says_otherwise(item))
}

fn item_says_otherwise(item: Element<'_, '_>) -> bool {
    item.children().any(|child| {
        let name = child.name();
        let is_foreign = match name.space {
            Space::Atom => true,
            Space::Dcterms => true,
            Space::Dc if name.local == "title" => item.child("title").is_none(),
            Space::Dc => matches!(name.local, "date" | "subject" | "identifier"),
            Space::Media | Space::MediaCut => matches!(name.local, "group" | "description"),
            Space::Xhtml => true,
            _ => false,
        };
        is_foreign
            || child.is("category") && child.attribute("term").is_some()
            || child.is("link") && child.attribute("href").is_some()
    })
}

/// The whole feed.
pub(super) fn write(root: Element<'_, '_>, channel: Element<'_, '_>) -> String {
    let mut out = String::from("<rss version=\"2.0\"");
    write::declarations(Space::None, &mut out);
    out.push_str("><channel>");
    let is_rdf = root.name().space == Space::Rdf;
    let is_item = |child: &Element<'_, '_>| child.is("item") || child.is("rss1:item");
    for child in channel.children() {
        match child.name().local {
            "item" | "items" | "textinput" => {}
            // In RSS 1.0, the channel only names its picture.
            "image" if is_rdf => {}
            _ => other(child, &mut out),
        }
    }
    // Some have their items beside the channel, as RSS 1.0 wants it, and some in it.
    let inside = channel.children();
    for child in inside.chain(root.children()).filter(is_item) {
        item(child, &mut out);
    }
    out.push_str("</channel></rss>");
    out
}

/// An element as it is, if strict readers may know it.
fn other(child: Element<'_, '_>, out: &mut String) {
    if let Some(name) = write::name(child, Space::None) {
        match address(child) {
            Some(address) => write::simple(&name, address, out),
            None => write::element(child, &name, Space::None, out),
        }
    }
}

/// What `link` says by an attribute.
fn address<'a>(child: Element<'a, '_>) -> Option<&'a str> {
    let is_link =
        child.name().local == "link" && matches!(child.name().space, Space::None | Space::Rss1);
    let href = child
        .attribute("href")
        .filter(|_| is_link && !child.has_text())?;
    Some(href.value())
}

fn item(item: Element<'_, '_>, out: &mut String) {
    out.push_str("<item>");
    let has = |name: &str| {
        let rss1 = format!("rss1:{name}");
        item.children().any(|child| {
            (child.is(name) || child.is(&rss1)) && (child.has_text() || address(child).is_some())
        })
    };
    for child in item.children() {
        let name = child.name();
        match (name.space, name.local) {
            (Space::None | Space::Rss1, "category") if !child.has_text() => {
                if let Some(term) = child.attribute("term") {
                    write::simple("category", term.value(), out);
                }
            }
            (Space::None | Space::Rss1, "pubDate") | (Space::Atom, _) => {}
            _ => other(child, out),
        }
    }
    if let Some(date) = first(item, &DATES) {
        write::simple("pubDate", date.value().trim(), out);
    }
    if !has("link")
        && let Some(href) = alternate(item)
    {
        write::simple("link", href, out);
    }
    if !has("guid")
        && let Some(id) = id(item)
    {
        out.push_str("<guid isPermaLink=\"false\">");
        write::text(id.trim(), out);
        out.push_str("</guid>");
    }
    if !has("title")
        && let Some(title) = first(item, &["atom:title", "dc:title", "media:title"])
    {
        write::simple("title", &spoken(title), out);
    }
    people(item, has("author"), out);
    for child in item.children() {
        let term = child
            .attribute("term")
            .filter(|_| child.is("atom:category"));
        if let Some(term) = term {
            write::simple("category", term.value(), out);
        } else if child.is("dc:subject") && child.has_text() {
            write::simple("category", child.value().trim(), out);
        }
    }
    body(item, has("description"), out);
    out.push_str("</item>");
}

/// What an item says of itself where it has no description or content of its own.
fn body(item: Element<'_, '_>, has_description: bool, out: &mut String) {
    if first(item, &["content:encoded"]).is_none() {
        let markup: String = item
            .children()
            .filter(|child| is_markup(*child))
            .map(write::html)
            .collect();
        if let Some(content) = first(item, &["atom:content"]) {
            write::simple("content:encoded", &spoken(content), out);
        } else if !markup.trim().is_empty() {
            write::simple("content:encoded", &markup, out);
        }
    }
    if !has_description {
        let said = first(
            item,
            &["atom:summary", "dc:description", "dcterms:abstract"],
        );
        if let Some(said) = said.or_else(|| media_description(item)) {
            write::simple("description", &spoken(said), out);
        }
    }
}

/// Who wrote an item, where RSS's own element does not say it.
fn people(item: Element<'_, '_>, has_author: bool, out: &mut String) {
    if has_author || first(item, &CREATORS[..1]).is_some() {
        return;
    }
    let persons = item.children().filter(|child| child.is("atom:author"));
    let names = persons.filter_map(|person| first(person, &["atom:name", "atom:email"]));
    let others = first(item, &[CREATORS[1], "itunes:author"]).into_iter();
    for name in names.chain(others) {
        write::simple("dc:creator", name.value().trim(), out);
    }
}

/// The page of an item, as Atom says it.
fn alternate<'a>(item: Element<'a, '_>) -> Option<&'a str> {
    let links = item.children().filter(|child| child.is("atom:link"));
    let mut pages = links.filter(|link| link.relation() == "alternate");
    pages
        .find_map(|link| link.attribute("href"))
        .map(|href| href.value())
}

fn id<'a>(item: Element<'a, '_>) -> Option<std::borrow::Cow<'a, str>> {
    let said = |name: &str| first(item, &[name]).map(Element::value);
    let about = item
        .attributes()
        .find(|attribute| attribute.name().is("rdf:about"));
    let about = about
        .map(|about| about.value())
        .filter(|about| !about.trim().is_empty());
    said("atom:id")
        .or_else(|| about.map(Into::into))
        .or_else(|| said("dc:identifier"))
}

/// What an element says, as HTML if it holds elements.
fn spoken(element: Element<'_, '_>) -> String {
    match element.children().next() {
        Some(_) => write::html(element),
        None => element.value().into_owned(),
    }
}

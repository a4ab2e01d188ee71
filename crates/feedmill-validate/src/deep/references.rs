//! Which addresses a document gives, and for what.

use std::collections::HashSet;

use feedmill_text::entity::decode_attribute;
use url::Url;

use super::about::channel;
use super::{Reference, Role};
use crate::check::kind;
use crate::html::{TagPlace, scan};
use crate::source::json::Json;
use crate::source::xml::{Element, Tree};
use crate::{Input, Kind};

/// The addresses that a document gives, each once in each role. Those that are relative to nothing are left out.
pub fn references(input: &Input<'_>) -> Vec<Reference> {
    let source = input.source();
    let base = input
        .response
        .and_then(|response| response.addresses.last());
    let base = base.and_then(|base| Url::parse(base).ok());
    let mut found = Found::new(base, source.text.as_ref());
    if source.text.trim_start().starts_with(['{', '[']) {
        if let Ok(json) = Json::parse(&source.text) {
            of_json(&json, &mut found);
        }
    } else {
        let tree = Tree::parse(&source.text);
        let kind = kind(&tree, input.profiles);
        of_tree(&tree, kind, &mut found);
    }
    found.list
}

struct Found<'t> {
    base: Option<Url>,
    text: &'t str,
    list: Vec<Reference>,
    seen: HashSet<(Role, String, Option<u64>, Option<String>)>,
}

impl<'t> Found<'t> {
    fn new(base: Option<Url>, text: &'t str) -> Self {
        Found {
            base,
            text,
            list: Vec::new(),
            seen: HashSet::new(),
        }
    }

    fn add(&mut self, role: Role, address: &str, at: usize, base: Option<&Url>) {
        self.add_file(role, (address, at), base, None, None);
    }

    fn add_file(
        &mut self,
        role: Role,
        (address, at): (&str, usize),
        base: Option<&Url>,
        length: Option<(usize, u64)>,
        media_type: Option<(usize, String)>,
    ) {
        let address = address.trim();
        let whole = match Url::parse(address) {
            Ok(url) => Some(url),
            Err(_) => base
                .or(self.base.as_ref())
                .and_then(|base| base.join(address).ok()),
        };
        let is_web = |url: &Url| matches!(url.scheme(), "http" | "https");
        let Some(mut url) = whole.filter(is_web).filter(|_| !address.is_empty()) else {
            return;
        };
        url.set_fragment(None);
        let kind = media_type.as_ref().map(|(_, kind)| kind.clone());
        let key = (
            role,
            url.to_string(),
            length.map(|(_, length)| length),
            kind,
        );
        if self.seen.insert(key) {
            self.list.push(Reference {
                role,
                url: url.into(),
                at,
                length,
                media_type,
            });
        }
    }
}

fn of_json(json: &Json, found: &mut Found<'_>) {
    let text = |json: &Json, name: &str, role: Role, found: &mut Found<'_>| {
        let member = json.get(name);
        if let Some((member, text)) = member.and_then(|member| Some((member, member.text()?))) {
            found.add(role, text, member.span.start, None);
        }
    };
    for (name, role) in [
        ("feed_url", Role::Own),
        ("home_page_url", Role::Link),
        ("next_url", Role::Next),
        ("icon", Role::Image),
        ("favicon", Role::Image),
    ] {
        text(json, name, role, found);
    }
    for hub in json.get("hubs").map_or(&[][..], Json::list) {
        text(hub, "url", Role::Hub, found);
    }
    for item in json.get("items").map_or(&[][..], Json::list) {
        for (name, role) in [
            ("url", Role::Link),
            ("external_url", Role::Link),
            ("image", Role::Image),
            ("banner_image", Role::Image),
        ] {
            text(item, name, role, found);
        }
        for file in item.get("attachments").map_or(&[][..], Json::list) {
            let Some((url, address)) = file.get("url").and_then(|url| Some((url, url.text()?)))
            else {
                continue;
            };
            let length = file.get("size_in_bytes").and_then(|size| {
                let written = found.text.get(size.span.clone())?;
                Some((size.span.start, written.parse().ok()?))
            });
            let kind = file
                .get("mime_type")
                .and_then(|kind| Some((kind.span.start, kind.text()?.to_owned())));
            found.add_file(
                Role::Enclosure,
                (address, url.span.start),
                None,
                length,
                kind,
            );
        }
        if let Some((html, content)) = item
            .get("content_html")
            .and_then(|html| Some((html, html.text()?)))
        {
            pictures(content, html.span.start, None, found);
        }
    }
}

fn of_tree(tree: &Tree<'_>, kind: Kind, found: &mut Found<'_>) {
    let channel = tree.root().and_then(|root| channel(root, kind));
    if found.base.is_none() {
        // A file lies where it says that it does.
        let own = channel.and_then(|channel| {
            let mut links = channel.children().filter(|child| child.is("atom:link"));
            links
                .find(|link| link.relation() == "self")?
                .attribute("href")
        });
        found.base = own.and_then(|own| Url::parse(own.value().trim()).ok());
    }
    for element in tree.elements() {
        of_element(element, channel, found);
    }
}

fn of_element(element: Element<'_, '_>, channel: Option<Element<'_, '_>>, found: &mut Found<'_>) {
    let name = element.name();
    let is = |wanted: &str| name.is(wanted);
    let base = base(element, found.base.as_ref());
    let base = base.as_ref();
    let mut attribute = |name: &str, role: Role| {
        if let Some(address) = element.attribute(name) {
            found.add(role, address.value(), address.value_at(), base);
        }
    };
    if is("itunes:image") {
        attribute("href", Role::Artwork);
    } else if is("media:thumbnail") {
        attribute("url", Role::Image);
    } else if is("enclosure") || is("podcast:source") || is("media:content") {
        let medium = element
            .attribute("medium")
            .map_or("", |medium| medium.value());
        let kind = element.attribute("type").map_or("", |kind| kind.value());
        if medium == "image" || (is("media:content") && kind.starts_with("image/")) {
            attribute("url", Role::Image);
        } else if medium != "document" {
            file(
                element,
                if is("podcast:source") { "uri" } else { "url" },
                base,
                found,
            );
        }
    } else if is("atom:link") {
        of_link(element, channel, base, found);
    } else if is("link") || is("comments") || is("rss1:link") {
        found.add(Role::Link, &element.value(), element.value_at(), base);
    } else if is("url") || is("rss1:url") || is("atom:icon") || is("atom:logo") {
        found.add(Role::Image, &element.value(), element.value_at(), base);
    } else if is("description") || is("content:encoded") {
        pictures(&element.value(), element.value_at(), base, found);
    } else if is("atom:content") || is("atom:summary") {
        if element
            .attribute("type")
            .is_some_and(|kind| kind.value() == "html")
        {
            pictures(&element.value(), element.value_at(), base, found);
        }
    } else if is("xhtml:img") {
        attribute("src", Role::Image);
    }
}

fn of_link(
    link: Element<'_, '_>,
    channel: Option<Element<'_, '_>>,
    base: Option<&Url>,
    found: &mut Found<'_>,
) {
    let parent = link.parent().map(Element::index);
    let is_own = channel.is_some() && parent == channel.map(Element::index);
    let role = match link.relation() {
        "enclosure" => return file(link, "href", base, found),
        "self" if is_own => Role::Own,
        "hub" if is_own => Role::Hub,
        "next" | "prev-archive" if is_own => Role::Next,
        "alternate" | "related" | "via" | "replies" | "license" => Role::Link,
        _ => return,
    };
    if let Some(href) = link.attribute("href") {
        found.add(role, href.value(), href.value_at(), base);
    }
}

/// A file of an entry, with what the element says of it.
fn file(element: Element<'_, '_>, name: &str, base: Option<&Url>, found: &mut Found<'_>) {
    let Some(address) = element.attribute(name) else {
        return;
    };
    let mut lengths = ["length", "fileSize"].into_iter();
    let length = lengths.find_map(|name| {
        let length = element.attribute(name)?;
        Some((length.value_at(), length.value().trim().parse().ok()?))
    });
    let media_type = element
        .attribute("type")
        .map(|kind| (kind.value_at(), kind.value().trim().to_owned()))
        .filter(|(_, kind)| !kind.is_empty());
    let place = (address.value(), address.value_at());
    found.add_file(Role::Enclosure, place, base, length, media_type);
}

/// The pictures in HTML, all of which are reported where the HTML begins.
fn pictures(html: &str, at: usize, base: Option<&Url>, found: &mut Found<'_>) {
    let mut addresses = Vec::new();
    scan(html, TagPlace::default(), &mut |tag| {
        if tag.name.eq_ignore_ascii_case("img") {
            let mut attributes = tag.attributes.iter();
            let src = attributes.find(|attribute| attribute.name.eq_ignore_ascii_case("src"));
            addresses.extend(src.map(|src| decode_attribute(&src.value).into_owned()));
        }
    });
    for address in addresses {
        found.add(Role::Image, &address, at, base);
    }
}

/// What relative addresses in an element are relative to.
fn base(element: Element<'_, '_>, document: Option<&Url>) -> Option<Url> {
    let mut bases = Vec::new();
    let mut around = Some(element);
    while let Some(element) = around {
        bases.extend(element.attribute("xml:base"));
        around = element.parent();
    }
    let mut base = document.cloned();
    for found in bases.iter().rev() {
        let address = found.value().trim();
        base = match &base {
            Some(base) => base.join(address).ok(),
            None => Url::parse(address).ok(),
        };
    }
    base.filter(|_| !bases.is_empty())
}

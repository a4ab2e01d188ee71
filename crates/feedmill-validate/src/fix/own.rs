//! Repairs of the address that a feed gives as its own.

use url::Url;

use super::place::{attribute_span, escaped};
use super::{Draft, Site};
use crate::source::xml::Element;

const ATOM: &str = "http://www.w3.org/2005/Atom";

pub(super) fn draft(rule: &str, at: usize, site: &Site<'_, '_>) -> Option<Draft> {
    // Only whoever fetched the document knows where it is.
    let here = site.response?.addresses.last()?;
    let root = site.tree.root()?;
    match rule {
        "atom/self-link-missing" if root.is("atom:feed") => {
            let prefix = match root.prefix() {
                "" => String::new(),
                prefix => format!("{prefix}:"),
            };
            let link = link(&prefix, here, "application/atom+xml");
            Draft::safe(root.content_at()..root.content_at(), link)
        }
        "rss/self-link-missing" => missing(root, here, site),
        "feed/self-link-relative" => {
            let written = site.places.spot(site.text, site.tree, at)?;
            let whole = Url::parse(here).ok()?.join(written.value.trim()).ok()?;
            Draft::safe(written.span, escaped(whole.as_str()))
        }
        "feed/self-link-elsewhere" => {
            let element = site.places.element(site.tree, at)?;
            let href = element.attribute("href")?;
            // Whoever moves a feed may mean the other address.
            Draft::unsafe_one(attribute_span(site.text, href)?, escaped(here))
        }
        _ => None,
    }
}

fn link(prefix: &str, here: &str, media_type: &str) -> String {
    let here = escaped(here);
    format!("<{prefix}link rel=\"self\" href=\"{here}\" type=\"{media_type}\"/>")
}

/// A link in the first lines of the channel, and the namespace that it needs.
fn missing(root: Element<'_, '_>, here: &str, site: &Site<'_, '_>) -> Option<Draft> {
    let channel = root.child("channel")?;
    let is_closed = site.text.get(..channel.content_at())?.ends_with('>')
        && !site.text.get(..channel.content_at())?.ends_with("/>");
    let at = channel.content_at();
    let mut declarations = site.tree.declarations.iter();
    let declared = declarations.find(|declaration| {
        declaration.uri == ATOM && !declaration.prefix.is_empty() && declaration.at < at
    });
    let mut edits = Vec::new();
    let prefix = match declared {
        Some(declaration) => declaration.prefix.to_string(),
        None => {
            let mut declarations = site.tree.declarations.iter();
            if declarations.any(|declaration| declaration.prefix == "atom") {
                return None;
            }
            let end = root.at() + 1 + root.written().len();
            edits.push((end..end, format!(" xmlns:atom=\"{ATOM}\"")));
            "atom".to_owned()
        }
    };
    let link = link(&format!("{prefix}:"), here, "application/rss+xml");
    edits.push((at..at, link));
    is_closed.then_some(Draft {
        is_safe: true,
        edits,
    })
}

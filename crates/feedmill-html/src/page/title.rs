//! What a page is called, without the name of its site.

use super::super::tag::Tag;
use super::known::{ANCHORS, is_one_of};
use super::tree::{Tree, folded};
use feedmill_text::entity::decode_entities;

/// The text of a heading without the anchor beside it.
pub(super) fn heading(tree: &Tree, node: usize) -> String {
    let is_anchor = |inner: usize| {
        tree.nodes[inner].tag == Tag::A
            && tree
                .attribute(inner, "href")
                .is_some_and(|target| target.contains('#'))
            && tree.classes(inner).any(|class| is_one_of(class, ANCHORS))
            && tree.text(inner).trim().chars().count() <= 2
    };
    let mut text = String::new();
    let mut at = node + 1;
    while at < tree.nodes[node].after {
        let inner = &tree.nodes[at];
        if inner.is_text() {
            text.push_str(&decode_entities(tree.source(at)));
        } else if is_anchor(at) {
            at = inner.after;
            continue;
        }
        at += 1;
    }
    folded(text.trim_matches('\u{200b}'))
}

/// The signs between a title and the name of a site.
const SIGNS: [&str; 9] = [
    " | ", " - ", " – ", " — ", " · ", " :: ", " • ", " « ", " » ",
];

/// A title without the name of the site at its end or its beginning.
pub(super) fn bare_title(title: &str, site: Option<&str>, headings: &[String]) -> String {
    let begins = |heading: &&String| {
        title.strip_prefix(heading.as_str()).is_some_and(|rest| {
            rest.is_empty() || SIGNS.iter().any(|sign| rest.starts_with(sign.trim_end()))
        })
    };
    let ends = |heading: &&String| {
        title
            .strip_suffix(heading.as_str())
            .is_some_and(|rest| SIGNS.iter().any(|sign| rest.ends_with(sign)))
    };
    // The name of the site may stand in a heading, too.
    let of_heading = headings.iter().find(begins).or_else(|| match headings {
        [only] => Some(only).filter(ends),
        _ => None,
    });
    if let Some(heading) = of_heading {
        return heading.clone();
    }
    let of_site = site.and_then(|site| {
        let at_end = title
            .strip_suffix(site)
            .and_then(|rest| SIGNS.iter().find_map(|sign| rest.strip_suffix(sign)));
        at_end.or_else(|| {
            let rest = title.strip_prefix(site)?;
            SIGNS.iter().find_map(|sign| rest.strip_prefix(sign))
        })
    });
    of_site.unwrap_or(title).trim().to_owned()
}

//! What the rules of the profiles share: looking for what a partner requires.

use chrono::{DateTime, FixedOffset};

use crate::check::Document;
use crate::finding::Reporter;
use crate::kind::Kind;
use crate::source::xml::Element;
use crate::value::{read_rfc822, read_rfc3339};

/// Reports what an element lacks. Of each list, one name must be there, and say something. `@name` is an attribute, and
/// `name[relation]` a link of that relation.
pub(super) fn needs(element: Element<'_, '_>, lists: &[&[&str]], out: &mut Reporter<'_, '_>) {
    for names in lists {
        let found = names.iter().flat_map(|name| named(element, name));
        let mut empty = None;
        let mut is_there = names
            .iter()
            .filter_map(|name| name.strip_prefix('@'))
            .any(|name| element.attribute(name).is_some());
        for child in found {
            if says_something(child) {
                is_there = true;
                break;
            }
            empty = empty.or(Some(child));
        }
        match empty.filter(|_| !is_there) {
            Some(child) => out.at(child.at(), format!("`{}` is empty", child.written())),
            None if is_there => {}
            None => {
                let message = format!("`{}` has no {}", element.written(), wanted(element, names));
                out.at(element.at(), message);
            }
        }
    }
}

/// The children of this name.
fn named<'a, 't>(
    element: Element<'a, 't>,
    name: &str,
) -> impl Iterator<Item = Element<'a, 't>> + use<'a, 't> {
    let (name, relation) = match name.split_once('[') {
        Some((name, relation)) => (name, Some(relation.trim_end_matches(']'))),
        None => (name, None),
    };
    let (name, relation) = (name.to_owned(), relation.map(str::to_owned));
    element.children().filter(move |child| {
        child.is(&name)
            && relation
                .as_ref()
                .is_none_or(|relation| child.relation() == relation)
    })
}

/// Whether an element has text, children, or an attribute that is not empty.
fn says_something(element: Element<'_, '_>) -> bool {
    let mut attributes = element.attributes();
    element.has_text()
        || element.children().next().is_some()
        || attributes.any(|attribute| !attribute.value().trim().is_empty())
}

/// What to write, in the words of the document's own format.
fn wanted(element: Element<'_, '_>, names: &[&str]) -> String {
    let is_atom = element.is("atom:feed") || element.is("atom:entry");
    let is_own = |name: &&&str| name.starts_with("atom:") || name.starts_with('@');
    let first = if is_atom {
        names.iter().find(is_own).or(names.first())
    } else {
        names.first()
    };
    let name = first.copied().unwrap_or_default();
    let name = if is_atom {
        name.strip_prefix("atom:").unwrap_or(name)
    } else {
        name
    };
    match name.split_once('[') {
        Some((name, relation)) => {
            format!("`{name}` with `rel=\"{}\"`", relation.trim_end_matches(']'))
        }
        None => format!("`{}`", name.trim_start_matches('@')),
    }
}

/// The artwork of a show and of its episodes.
pub(super) fn images<'a, 't>(
    document: &Document<'a, 't>,
) -> impl Iterator<Item = Element<'a, 't>> + use<'a, 't> {
    let owners: Vec<_> = document
        .channel()
        .into_iter()
        .chain(document.entries())
        .collect();
    owners
        .into_iter()
        .filter_map(|owner| owner.child("itunes:image"))
}

/// The path of an address, in small letters.
pub(super) fn path_of(address: &str) -> String {
    let path = address.trim().split(['?', '#']).next();
    path.unwrap_or_default().to_ascii_lowercase()
}

/// The moment that a date of RSS or Atom means.
pub(super) fn instant(text: &str) -> Option<DateTime<FixedOffset>> {
    let date = feedmill_text::date::read(
        text.trim(),
        false,
        chrono_tz::UTC,
        feedmill_text::date::NaiveDates::Site,
    );
    date.filter(|_| read_rfc822(text.trim()).is_some() || read_rfc3339(text.trim()).is_some())
}

/// The moment that a date of the W3C means; the beginning of its day, month or year if it says no more.
pub(super) fn w3c_instant(text: &str) -> Option<DateTime<FixedOffset>> {
    let whole = match text.len() {
        4 => format!("{text}-01-01T00:00:00Z"),
        7 => format!("{text}-01T00:00:00Z"),
        10 => format!("{text}T00:00:00Z"),
        // The seconds may be left out.
        _ => match text.get(10..17) {
            Some(time) if time.starts_with('T') && !time.ends_with(':') => {
                format!("{}:00{}", text.get(..16)?, text.get(16..)?)
            }
            _ => text.to_owned(),
        },
    };
    DateTime::parse_from_rfc3339(&whole).ok()
}

/// The entries of a sitemap.
pub(super) fn urls<'a, 't>(
    document: &Document<'a, 't>,
) -> impl Iterator<Item = Element<'a, 't>> + use<'a, 't> {
    let root = document.root().filter(|_| document.kind == Kind::Sitemap);
    let children = root.into_iter().flat_map(Element::children);
    children.filter(|child| child.is("sitemap:url"))
}

/// The articles of a sitemap.
pub(super) fn news<'a, 't>(
    document: &Document<'a, 't>,
) -> impl Iterator<Item = Element<'a, 't>> + use<'a, 't> {
    urls(document).filter_map(|url| url.child("news:news"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_the_w3c_may_say_less() {
        for (text, meant) in [
            ("2026", Some("2026-01-01T00:00:00+00:00")),
            ("2026-02", Some("2026-02-01T00:00:00+00:00")),
            ("2026-02-03", Some("2026-02-03T00:00:00+00:00")),
            ("2026-02-03T10:20Z", Some("2026-02-03T10:20:00+00:00")),
            ("2026-02-03T10:20+01:00", Some("2026-02-03T10:20:00+01:00")),
            (
                "2026-02-03T10:20:30.5Z",
                Some("2026-02-03T10:20:30.500+00:00"),
            ),
            ("2026-02-30", None),
            ("3 Feb 2026", None),
            ("2026-02-03T10:20é", None),
            ("", None),
        ] {
            let read = w3c_instant(text).map(|instant| instant.to_rfc3339());
            assert_eq!(read.as_deref(), meant, "{text}");
        }
    }
}

//! Bounds RSS and Atom: one pass over the tags.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::limits;
use super::bounded::{Bounded, whole};

/// The elements that are open.
#[derive(Default)]
struct Open {
    /// Where the names stand, and how many namespaces each declares.
    elements: Vec<(Range<usize>, usize)>,
    namespaces: usize,
}

pub(super) fn bounded(bytes: &[u8]) -> Result<Bounded<'_>, String> {
    // The reader does not count it.
    let mark = match bytes {
        [0xef, 0xbb, 0xbf, ..] => 3,
        _ => 0,
    };
    let mut reader = Reader::from_reader(&bytes[mark..]);
    let mut open = Open::default();
    let mut entries = 0;
    loop {
        let start = mark + usize::try_from(reader.buffer_position()).unwrap_or_default();
        let Ok(event) = reader.read_event() else {
            return Ok(whole(bytes));
        };
        match &event {
            Event::Start(element) | Event::Empty(element) => {
                if is_entry(element, bytes, &open) {
                    entries += 1;
                    if entries > limits::ENTRIES {
                        return Ok(cut(bytes, start, &open));
                    }
                }
                let namespaces = checked(element)?;
                if open.namespaces + namespaces > limits::NAMESPACES {
                    return Err(format!("more than {} namespaces", limits::NAMESPACES));
                }
                if matches!(event, Event::Start(_)) {
                    // Behind the `<`.
                    let name = start + 1..start + 1 + element.name().as_ref().len();
                    open.elements.push((name, namespaces));
                    open.namespaces += namespaces;
                }
                if open.elements.len() > limits::DEPTH {
                    return Err(format!(
                        "more than {} elements inside each other",
                        limits::DEPTH
                    ));
                }
            }
            Event::End(_) => {
                let (_, namespaces) = open.elements.pop().unwrap_or_default();
                open.namespaces -= namespaces;
            }
            Event::Eof => return Ok(whole(bytes)),
            _ => {}
        }
    }
}

/// The number of namespaces that a start tag declares, if it is within the limits.
fn checked(element: &BytesStart) -> Result<usize, String> {
    if element.len() > limits::TAG {
        return Err(format!("a tag of more than {} bytes", limits::TAG));
    }
    let mut namespaces = 0;
    // With checks, each would be compared with all before it.
    for (place, attribute) in element.attributes().with_checks(false).enumerate() {
        if place == limits::ATTRIBUTES {
            return Err(format!("an element with more than {place} attributes"));
        }
        let Ok(attribute) = attribute else { continue };
        let name = attribute.key.as_ref();
        namespaces += usize::from(name.starts_with(b"xmlns"));
        // feed-rs copies it for every element below.
        if name == b"xml:base" && attribute.value.len() > limits::URL {
            return Err(format!("an `xml:base` of more than {} bytes", limits::URL));
        }
    }
    Ok(namespaces)
}

/// Whether it is an entry of the feed: in RSS a child of the channel, in Atom and RSS 1.0 one of the root.
fn is_entry(element: &BytesStart, bytes: &[u8], open: &Open) -> bool {
    let is_named = matches!(element.local_name().as_ref(), b"item" | b"entry");
    is_named
        && match &open.elements[..] {
            [_] => true,
            [_, (parent, _)] => bytes.get(parent.clone()) == Some(b"channel"),
            _ => false,
        }
}

/// What stands before `end`, with the open elements closed.
fn cut<'b>(bytes: &'b [u8], end: usize, open: &Open) -> Bounded<'b> {
    let mut some = bytes[..end.min(bytes.len())].to_vec();
    for (name, _) in open.elements.iter().rev() {
        some.extend_from_slice(b"</");
        some.extend_from_slice(bytes.get(name.clone()).unwrap_or_default());
        some.push(b'>');
    }
    Bounded {
        bytes: Cow::Owned(some),
        is_cut: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_behind_the_limit_are_cut() {
        for (before, entry, after) in [
            (
                "\u{feff}<?xml version=\"1.0\"?>\n<rss a='b'><channel>",
                "<item/>",
                "<x/></channel></rss>",
            ),
            (
                "<feed xmlns='n'>",
                "<entry><item/><item/></entry>",
                "</feed>",
            ),
            ("<rdf:RDF>", "<item>a</item>", "</rdf:RDF>"),
        ] {
            let whole = format!("{before}{}{after}", entry.repeat(limits::ENTRIES));
            let found = bounded(whole.as_bytes()).unwrap();
            assert!(!found.is_cut && *found.bytes == *whole.as_bytes());
            let more = format!("{before}{}{after}", entry.repeat(limits::ENTRIES + 1));
            let found = bounded(more.as_bytes()).unwrap();
            assert!(found.is_cut);
            let after = after.trim_start_matches("<x/>");
            let wanted = format!("{before}{}{after}", entry.repeat(limits::ENTRIES));
            assert!(*found.bytes == *wanted.as_bytes());
        }
    }

    #[test]
    fn what_would_take_for_ever_is_refused() {
        let attributes: String = (0..300).map(|n| format!(" a{n}=''")).collect();
        let namespaces: String = (0..130).map(|n| format!(" xmlns:a{n}=''")).collect();
        let long = "a".repeat(limits::TAG);
        for (feed, reason) in [
            (format!("<rss{attributes}/>"), "attributes"),
            (
                format!("<rss{namespaces}><a{namespaces}/></rss>"),
                "namespaces",
            ),
            ("<media:content>".repeat(300), "inside each other"),
            (format!("<rss {long}='a'/>"), "a tag of"),
            (format!("<rss xml:base='{}'/>", &long[..3000]), "xml:base"),
        ] {
            let error = bounded(feed.as_bytes()).unwrap_err();
            assert!(error.contains(reason), "{error}");
        }
        // Beside each other they are only counted where they are in force.
        let beside = format!("<rss>{}</rss>", format!("<a{namespaces}/>").repeat(3));
        assert!(bounded(beside.as_bytes()).is_ok());
        assert!(!bounded(b"<rss><a></b>").unwrap().is_cut);
    }
}

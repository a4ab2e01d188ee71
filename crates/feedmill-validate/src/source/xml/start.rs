//! Start tags: a name, attributes, namespaces.

use std::borrow::Cow;
use std::collections::HashSet;

use super::chars;
use super::parse::{Parser, fault, local};
use super::reference::{self, Reference};
use super::tree::{AttributeData, Declaration, Fault, FaultKind, Kind};
use crate::schema::Space;

/// How many declarations of namespaces a document may have. Each XHTML `div` of a feed may bring its own.
const NAMESPACES: usize = 100_000;

/// Above this many attributes, a set finds repeated ones.
const FEW: usize = 12;

pub(super) struct Tag<'t> {
    /// As it is written.
    pub name: &'t str,
    pub kind: Kind<'t>,
    pub is_empty: bool,
}

/// Read the start tag at the parser's place, and stand after it.
pub(super) fn read<'t>(parser: &mut Parser<'t>) -> Result<Tag<'t>, Fault> {
    let place = parser.at;
    parser.at += 1;
    let (name, prefix, local) = qualified(parser)?;
    parser.scope.open();
    let first = parser.tree.attributes.len();
    let is_empty = attributes(parser, name);
    resolve(parser, first);
    let space = parser.scope.find(prefix).unwrap_or_else(|| {
        parser.note(unbound(place, prefix));
        Space::Unknown
    });
    let attributes = first as u32..parser.tree.attributes.len() as u32;
    let kind = Kind::Element {
        space,
        prefix,
        local,
        attributes,
        is_closed: is_empty,
    };
    Ok(Tag {
        name,
        kind,
        is_empty,
    })
}

/// Read the attributes up to the end of the tag; whether the element is empty. A fault in one does not lose the others.
fn attributes(parser: &mut Parser<'_>, name: &str) -> bool {
    loop {
        let blank = parser
            .rest()
            .bytes()
            .take_while(|b| chars::is_space(*b))
            .count();
        parser.at += blank;
        let rest = parser.rest();
        if rest.starts_with('>') {
            parser.at += 1;
            return false;
        }
        if rest.starts_with("/>") {
            parser.at += 2;
            return true;
        }
        if rest.is_empty() || rest.starts_with('<') {
            let message = format!("the tag `<{name}` does not end");
            parser.note(fault(parser.at, FaultKind::Malformed, message));
            return false;
        }
        if blank == 0 {
            parser.note(local(parser.at, "a space is missing before this"));
        }
        if let Err(fault) = attribute(parser) {
            parser.note(fault);
            let rest = parser.rest();
            let end = memchr::memchr(b'>', rest.as_bytes());
            parser.at += end.map_or(rest.len(), |end| end + 1);
            return end.is_some_and(|end| rest[..end].ends_with('/'));
        }
    }
}

fn unbound(at: usize, prefix: &str) -> Fault {
    fault(
        at,
        FaultKind::Prefix,
        format!("no `xmlns:{prefix}` says what the prefix `{prefix}` means"),
    )
}

/// A name, whole and in its two parts.
fn qualified<'t>(parser: &mut Parser<'t>) -> Result<(&'t str, &'t str, &'t str), Fault> {
    let rest = parser.rest();
    let length = chars::name_length(rest);
    if length == 0 {
        let message = "`<` must be written `&lt;`, or a name is missing here";
        return Err(local(parser.at, message));
    }
    let mut end = length;
    let mut parts = ("", &rest[..length]);
    if rest[length..].starts_with(':') {
        let local = chars::name_length(&rest[length + 1..]);
        if local == 0 {
            return parser.malformed("a name is missing behind the colon");
        }
        end = length + 1 + local;
        parts = (&rest[..length], &rest[length + 1..end]);
    }
    parser.at += end;
    Ok((&rest[..end], parts.0, parts.1))
}

fn attribute(parser: &mut Parser<'_>) -> Result<(), Fault> {
    let start = parser.at as u32;
    let (_, prefix, local) = qualified(parser)?;
    let rest = parser.rest();
    let after = rest.trim_start_matches(|c: char| c.is_ascii() && chars::is_space(c as u8));
    let Some(after) = after.strip_prefix('=') else {
        let message = format!("the attribute `{local}` has no value");
        parser.note(super::parse::local(parser.at, message));
        return Ok(());
    };
    let after = after.trim_start_matches(|c: char| c.is_ascii() && chars::is_space(c as u8));
    let Some(quote) = after.bytes().next().filter(|b| matches!(b, b'"' | b'\'')) else {
        let message = format!("the value of `{local}` must stand in quotes");
        parser.note(super::parse::local(parser.at, message));
        let end = after.find(|c: char| c == '>' || c.is_ascii_whitespace());
        parser.at += rest.len() - after.len() + end.unwrap_or(after.len());
        return Ok(());
    };
    parser.at += rest.len() - after.len() + 1;
    let value_start = parser.at as u32;
    let rest = parser.rest();
    let end = memchr::memchr(quote, rest.as_bytes());
    // A `>` before a `<` says that the tag ended, and the second quote is missing.
    let is_open = end.is_none_or(|end| {
        let begin = memchr::memchr(b'<', &rest.as_bytes()[..end]);
        begin.is_some_and(|begin| memchr::memchr(b'>', &rest.as_bytes()[..begin]).is_some())
    });
    let Some(end) = end.filter(|_| !is_open) else {
        return parser.malformed(format!("the value of `{local}` does not end"));
    };
    let value = value(parser, end);
    parser.at += 1;
    parser.tree.attributes.push(AttributeData {
        space: Space::None,
        prefix,
        local,
        value,
        start,
        value_start,
    });
    Ok(())
}

/// The value that takes the next `length` bytes, with references resolved and white space made spaces.
fn value<'t>(parser: &mut Parser<'t>, length: usize) -> Cow<'t, str> {
    let raw = &parser.rest()[..length];
    let stop = parser.at + length;
    if let Some(place) = memchr::memchr(b'<', raw.as_bytes()) {
        let message = "`<` must be written `&lt;` in a value";
        parser.note(local(parser.at + place, message));
    }
    parser.check_chars(parser.at, raw);
    let is_plain = !raw
        .bytes()
        .any(|b| matches!(b, b'&' | b'\t' | b'\n' | b'\r'));
    if is_plain {
        parser.at = stop;
        return Cow::Borrowed(raw);
    }
    let mut value = String::with_capacity(length);
    while parser.at < stop {
        let rest = &parser.tree.text[parser.at..stop];
        if rest.starts_with('&') {
            let (reference, length) = reference::read(rest);
            match reference {
                Reference::Char(c) => value.push(c),
                Reference::Broken(message) => {
                    parser.note(local(parser.at, message));
                    value.push_str(&rest[..length]);
                }
                Reference::Entity => {
                    parser.check_entity(parser.at, &rest[1..length - 1]);
                    value.push_str(&rest[..length]);
                }
            }
            parser.at += length;
            continue;
        }
        let end = memchr::memchr(b'&', rest.as_bytes()).unwrap_or(rest.len());
        let text = reference::with_line_ends(&rest[..end]);
        value.extend(
            text.chars()
                .map(|c| if c == '\n' || c == '\t' { ' ' } else { c }),
        );
        parser.at += end;
    }
    Cow::Owned(value)
}

/// Take the declarations of namespaces out of the attributes, and give the others their namespaces.
fn resolve(parser: &mut Parser<'_>, first: usize) {
    for attribute in parser.tree.attributes.split_off(first) {
        let prefix = match (attribute.prefix, attribute.local) {
            ("", "xmlns") => "",
            ("xmlns", local) => local,
            _ => {
                parser.tree.attributes.push(attribute);
                continue;
            }
        };
        let at = attribute.start as usize;
        if !prefix.is_empty() && attribute.value.is_empty() {
            parser.note(fault(at, FaultKind::Prefix, "a prefix needs a namespace"));
        }
        if parser.tree.declarations.len() >= NAMESPACES {
            let message = format!("there are more than {NAMESPACES} namespaces");
            if parser.tree.declarations.len() == NAMESPACES {
                parser.note(fault(at, FaultKind::Limit, message));
            }
            continue;
        }
        let space = parser.scope.bind(prefix, &attribute.value);
        parser.tree.declarations.push(Declaration {
            prefix,
            uri: attribute.value,
            space,
            at,
        });
    }
    for index in first..parser.tree.attributes.len() {
        let attribute = &parser.tree.attributes[index];
        if !attribute.prefix.is_empty() {
            let at = attribute.start as usize;
            let prefix = attribute.prefix;
            let space = parser.scope.find(prefix).unwrap_or_else(|| {
                parser.note(unbound(at, prefix));
                Space::Unknown
            });
            parser.tree.attributes[index].space = space;
        }
    }
    repeated(parser, first);
}

fn repeated(parser: &mut Parser<'_>, first: usize) {
    let attributes = &parser.tree.attributes[first..];
    let again = if attributes.len() <= FEW {
        attributes.iter().enumerate().find(|(index, attribute)| {
            let same = |other: &&AttributeData<'_>| {
                other.local == attribute.local && other.prefix == attribute.prefix
            };
            attributes[..*index].iter().any(|other| same(&other))
        })
    } else {
        let mut seen = HashSet::new();
        attributes
            .iter()
            .enumerate()
            .find(|(_, attribute)| !seen.insert((attribute.prefix, attribute.local)))
    };
    if let Some((_, attribute)) = again {
        let message = format!("the attribute `{}` stands here twice", attribute.local);
        let at = attribute.start as usize;
        parser.note(local(at, message));
    }
}

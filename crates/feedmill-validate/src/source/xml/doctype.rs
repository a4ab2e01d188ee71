//! `<!DOCTYPE …>`: what it names is noted, what it declares is never expanded.

use super::chars;
use super::parse::Parser;
use super::tree::{Doctype, Entity, Fault};

/// Read the declaration at the parser's place, and stand after it.
pub(super) fn read(parser: &mut Parser<'_>) -> Result<(), Fault> {
    let at = parser.at;
    let rest = &parser.rest()["<!DOCTYPE".len()..];
    let trimmed = rest.trim_ascii_start();
    let length = chars::name_length(trimmed);
    if length == 0 || trimmed.len() == rest.len() {
        return parser.malformed("a DOCTYPE needs the name of the root element");
    }
    let name = &trimmed[..length];
    let mut rest = trimmed[length..].trim_ascii_start();
    let (mut public, mut system) = (None, None);
    if let Some(after) = rest.strip_prefix("PUBLIC") {
        let (id, after) = literal(after).unwrap_or(("", after));
        public = Some(id);
        let (id, after) = literal(after).unwrap_or(("", after));
        system = Some(id);
        rest = after.trim_ascii_start();
    } else if let Some(after) = rest.strip_prefix("SYSTEM") {
        let (id, after) = literal(after).unwrap_or(("", after));
        system = Some(id);
        rest = after.trim_ascii_start();
    }
    let mut entities = Vec::new();
    if let Some(inner) = rest.strip_prefix('[') {
        let Some(end) = subset_end(inner) else {
            return parser.malformed("the DOCTYPE's `[` is never closed");
        };
        let start = parser.tree.text.len() - inner.len();
        entities = declared(&inner[..end], start);
        rest = inner[end + 1..].trim_ascii_start();
    }
    let Some(rest) = rest.strip_prefix('>') else {
        return parser.malformed("the DOCTYPE does not end");
    };
    parser.at = parser.tree.text.len() - rest.len();
    parser.tree.doctype = Some(Doctype {
        at,
        name,
        public,
        system,
        entities,
    });
    Ok(())
}

fn literal(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_ascii_start();
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    text[1..].split_once(quote)
}

/// Where the internal subset ends: at the first `]` outside quotes and comments.
fn subset_end(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b']' => return Some(at),
            quote @ (b'"' | b'\'') => at += memchr::memchr(quote, &bytes[at + 1..])? + 1,
            b'<' if bytes[at..].starts_with(b"<!--") => {
                at += memchr::memmem::find(&bytes[at..], b"-->")?;
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// The general entities of an internal subset that begins at `start`.
fn declared(subset: &str, start: usize) -> Vec<Entity<'_>> {
    let places = memchr::memmem::find_iter(subset.as_bytes(), b"<!ENTITY");
    let entity = |at: usize| {
        let rest = subset[at + "<!ENTITY".len()..].trim_ascii_start();
        let length = chars::name_length(rest);
        let after = rest[length..].trim_ascii_start();
        let is_external = after.starts_with("SYSTEM") || after.starts_with("PUBLIC");
        (length > 0).then(|| Entity {
            at: start + at,
            name: &rest[..length],
            is_external,
        })
    };
    places.filter_map(entity).collect()
}

//! Repairs of what is not XML, and of what is said of the encoding.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Draft, Site};

/// The characters that HTML's entities stand for, by their names with `&` and `;`.
static ENTITIES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let entities = entities::ENTITIES.iter();
    entities
        .map(|entity| (entity.entity, entity.characters))
        .collect()
});

pub(super) fn draft(rule: &str, at: usize, site: &Site<'_, '_>) -> Option<Draft> {
    let rest = site.text.get(at..)?;
    match rule {
        "xml/blank-before-declaration" => Draft::safe(0..at, ""),
        "xml/html-entity" => {
            let name = &rest[..=rest.find(';')?];
            let characters = ENTITIES.get(name)?.chars();
            let numbers = characters.map(|c| format!("&#{};", u32::from(c)));
            Draft::safe(at..at + name.len(), numbers.collect::<String>())
        }
        "xml/not-well-formed" => fault(at, rest),
        // The declaration gives way to what the bytes are.
        "xml/encoding-mismatch" => declared(site, site.source.mark?.name(), true),
        "xml/encoding-belied" => {
            let is_utf_8 = std::str::from_utf8(site.source.bytes).is_ok();
            declared(site, is_utf_8.then_some("utf-8")?, true)
        }
        // What readers show becomes another, and better.
        "xml/doubly-encoded" => {
            let is_declared = site.source.mark.is_none() && site.source.charset.is_none();
            let is_utf_8 = is_declared && std::str::from_utf8(site.source.bytes).is_ok();
            declared(site, is_utf_8.then_some("utf-8")?, false)
        }
        _ => None,
    }
}

/// A character that stands for markup, or that XML does not have.
fn fault(at: usize, rest: &str) -> Option<Draft> {
    let c = rest.chars().next()?;
    match c {
        '&' => {
            let number = rest[1..].strip_prefix('#');
            let end = number.and_then(|number| {
                let end = number.find(';').filter(|end| *end < 10)?;
                let is_number = |c: char| c.is_ascii_hexdigit() || c == 'x';
                number[..end].chars().all(is_number).then_some(end + 3)
            });
            match end {
                // A reference to a character that XML does not have.
                Some(length) => Draft::safe(at..at + length, ""),
                None => Draft::safe(at + 1..at + 1, "amp;"),
            }
        }
        ']' if rest.starts_with("]]>") => Draft::safe(at..at + 3, "]]&gt;"),
        '<' if !rest[1..].starts_with(|c: char| c.is_alphabetic() || "/!?_:".contains(c)) => {
            Draft::safe(at..at + 1, "&lt;")
        }
        c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {
            Draft::safe(at..at + c.len_utf8(), "")
        }
        _ => None,
    }
}

/// Another name of an encoding in the XML declaration.
fn declared(site: &Site<'_, '_>, name: &str, is_safe: bool) -> Option<Draft> {
    let old = site.source.declared.as_deref()?;
    let start = site.source.declared_at;
    let span = start..start + old.len();
    let is_there = site.text.get(span.clone()) == Some(old);
    let name = name.to_ascii_lowercase();
    // Without knowing the order of the bytes, as a declaration has it.
    let name = name.trim_end_matches("le").trim_end_matches("be");
    let draft = if is_safe {
        Draft::safe(span, name)
    } else {
        Draft::unsafe_one(span, name)
    };
    draft.filter(|_| is_there)
}

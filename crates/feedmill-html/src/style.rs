//! `style` attributes: what hides a block, what harms, and the pictures they load.

use std::borrow::Cow;

use super::address::{Address, Use, absolute};
use super::own_id::own_fragment;
use super::{Context, Profile};
use feedmill_text::entity::decode_attribute;

/// Whether a `style` says that the element is not shown.
pub(super) fn hides(value: &str) -> bool {
    let decoded = decode_attribute(value);
    declarations(&decoded).any(|declaration| {
        let (property, value) = parts(declaration);
        property.eq_ignore_ascii_case("display") && value.eq_ignore_ascii_case("none")
    })
}

/// Whether a declaration makes no sense where neither scripts nor the site's style sheet are: what a script would have
/// shown once it is there, the room for what would have stood in it, and the words of an office program.
fn is_staging(declaration: &str) -> bool {
    let (property, value) = parts(declaration);
    let is = |wanted: &str| property.eq_ignore_ascii_case(wanted);
    (is("visibility") && value.eq_ignore_ascii_case("hidden"))
        || (is("opacity") && matches!(value, "0" | "0.0"))
        || ((is("padding-bottom") || is("padding-top")) && value.ends_with('%'))
        || (is("height") && matches!(value, "0" | "0px"))
        || property
            .get(..4)
            .is_some_and(|start| start.eq_ignore_ascii_case("mso-"))
}

/// The value of a property in a `style`, as written.
pub(super) fn property<'v>(value: &'v str, wanted: &str) -> Option<&'v str> {
    declarations(value)
        .map(parts)
        .find(|(property, _)| property.eq_ignore_ascii_case(wanted))
        .map(|(_, value)| value)
}

/// A `style` without what harms and with absolute addresses; `None` where it is so already. Empty where nothing is left.
pub(super) fn safe_style(value: &str, context: &Context) -> Option<String> {
    let decoded = decode_attribute(value);
    let mut changed = false;
    let mut kept = Vec::new();
    for declaration in declarations(&decoded) {
        let ours = context.profile == Profile::Feedmill;
        if harms(declaration) || (ours && is_staging(declaration)) {
            changed = true;
            continue;
        }
        match absolute_urls(declaration, context) {
            Some(other) => {
                changed = true;
                kept.push(Cow::Owned(other));
            }
            None => kept.push(Cow::Borrowed(declaration)),
        }
    }
    changed.then(|| kept.join(";"))
}

/// Whether a declaration runs code, or puts the element where a reader's own page is. A backslash could hide either.
fn harms(declaration: &str) -> bool {
    let (property, value) = parts(declaration);
    let is = |wanted: &str| property.eq_ignore_ascii_case(wanted);
    let may_run = || {
        let lower = value.to_ascii_lowercase();
        lower.contains("expression(") || lower.contains("javascript:")
    };
    let stays = |word: &str| value.eq_ignore_ascii_case(word);
    declaration.contains(['\\', '<'])
        || declaration.starts_with('@')
        || is("behavior")
        || is("-moz-binding")
        || is("z-index")
        || (is("position") && !stays("static") && !stays("relative"))
        || (value.contains(['(', ':']) && may_run())
}

/// `url(…)` with absolute addresses; `None` where nothing changes.
fn absolute_urls(declaration: &str, context: &Context) -> Option<String> {
    if !declaration.contains('(') {
        return None;
    }
    let lower = declaration.to_ascii_lowercase();
    let mut out = String::new();
    let mut done = 0;
    while let Some(found) = lower[done..].find("url(") {
        let from = done + found + 4;
        let rest = declaration[from..].trim_start();
        let len = match rest.chars().next() {
            // In quotes an address may hold parentheses.
            Some(quote @ ('"' | '\'')) => {
                let inside = declaration.len() - rest.len() + 1;
                let quoted = declaration[inside..].find(quote)?;
                inside + quoted + declaration[inside + quoted..].find(')')? - from
            }
            _ => declaration[from..].find(')')?,
        };
        let address = declaration[from..from + len]
            .trim()
            .trim_matches(['"', '\'']);
        out.push_str(&declaration[done..from]);
        // A part of the same picture.
        if address.starts_with('#') && !context.id_prefix.is_empty() {
            let own = own_fragment(address, context);
            out.push_str(own.as_deref().unwrap_or(&declaration[from..from + len]));
            done = from + len;
            continue;
        }
        match absolute(&address.replace('&', "&amp;"), Use::Picture, context) {
            // Quotes would have to be escaped in HTML; without them parentheses have to be.
            Address::Changed(address) => {
                let quoted = address
                    .replace('(', "%28")
                    .replace(')', "%29")
                    .replace('\'', "%27");
                out.push_str(&quoted);
            }
            Address::Same => out.push_str(&declaration[from..from + len]),
            Address::Forbidden => {}
        }
        done = from + len;
    }
    out.push_str(&declaration[done..]);
    (done > 0 && out != declaration).then_some(out)
}

/// The declarations of a style, without the white space around them. A `;` in quotes or parentheses ends none.
fn declarations(style: &str) -> impl Iterator<Item = &str> {
    let mut quote = None;
    let mut depth = 0_u32;
    style
        .split(move |char| {
            match (char, quote) {
                ('"' | '\'', None) => quote = Some(char),
                (_, Some(open)) if open == char => quote = None,
                ('(', None) => depth += 1,
                (')', None) => depth = depth.saturating_sub(1),
                _ => {}
            }
            char == ';' && quote.is_none() && depth == 0
        })
        .map(str::trim)
        .filter(|declaration| !declaration.is_empty())
}

fn parts(declaration: &str) -> (&str, &str) {
    let (property, value) = declaration.split_once(':').unwrap_or((declaration, ""));
    let value = value.trim();
    let value = value.strip_suffix("!important").unwrap_or(value).trim_end();
    (property.trim(), value)
}

//! `srcset`: several sources of one picture, each with its width or density.

use super::Context;
use super::address::{Address, Use, absolute};
use super::attribute::is_space;
use feedmill_text::entity::decode_attribute;

/// A `srcset` with absolute addresses (section 4.8.4.2.1 of the standard, "parse a srcset attribute"): `None` where it
/// is so already. Sources that cannot be loaded are left out.
pub(super) fn absolute_srcset(value: &str, context: &Context) -> Option<String> {
    let decoded = decode_attribute(value);
    let mut out = String::new();
    for (address, descriptor) in candidates(&decoded) {
        // The addresses are decoded: a reference in one must not be decoded once more.
        let resolved = match absolute(&address.replace('&', "&amp;"), Use::Picture, context) {
            Address::Same => address.to_owned(),
            Address::Changed(resolved) => resolved,
            Address::Forbidden => continue,
        };
        if !out.is_empty() {
            out.push_str(", ");
        }
        out.push_str(&resolved);
        if !descriptor.is_empty() {
            out.push(' ');
            out.push_str(descriptor);
        }
    }
    (out != decoded).then_some(out)
}

/// The addresses in `text`, each with its descriptors.
pub(super) fn candidates(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|char: char| char == ',' || is_ascii_space(char));
        if rest.is_empty() {
            return None;
        }
        let len = rest.find(is_ascii_space).unwrap_or(rest.len());
        let address = &rest[..len];
        rest = &rest[len..];
        let alone = address.trim_end_matches(',');
        if alone.len() < address.len() {
            return Some((alone, ""));
        }
        let mut depth = 0_u32;
        let end = rest
            .find(|char| {
                match char {
                    '(' => depth += 1,
                    ')' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                char == ',' && depth == 0
            })
            .unwrap_or(rest.len());
        let descriptor = rest[..end].trim_matches(is_ascii_space);
        rest = &rest[end..];
        Some((address, descriptor))
    })
}

fn is_ascii_space(char: char) -> bool {
    char.is_ascii() && is_space(char as u8)
}

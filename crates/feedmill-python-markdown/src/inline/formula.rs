//! Formulas, as the plugin `render_math` of Pelican finds them.

use crate::place::Place;
use crate::write::escape;

/// The formula that begins at `at`, as HTML, and where it ends. With `is_display`, it is one of a line of its own.
pub(super) fn find(
    text: &str,
    at: usize,
    is_display: bool,
    place: &mut Place<'_>,
) -> Option<(String, usize)> {
    if !place.spend(text.len() - at) {
        return None;
    }
    let rest = &text[at..];
    let (open, close) = match is_display {
        true if rest.starts_with("$$") => ("$$", "$$".to_owned()),
        true => {
            let (name, _) = rest.strip_prefix("\\begin{")?.split_once('}')?;
            let open = &rest[..="\\begin{".len() + name.len()];
            (open, format!("\\end{{{name}}}"))
        }
        false => ("$", "$".to_owned()),
    };
    let inner = &rest[open.len()..];
    let first = inner.chars().next()?.len_utf8();
    let end = inner[first..].match_indices(&close).find_map(|(end, _)| {
        let end = first + end;
        // Prices have a blank in front of the second one.
        let is_price = !is_display && inner[..end].ends_with(char::is_whitespace);
        (!is_price).then_some(end)
    })?;
    let (inner, stop) = (&inner[..end], at + open.len() + end + close.len());
    let mut formula = String::new();
    escape(inner, false, &mut formula);
    let html = match is_display {
        true => format!("{open}{formula}{close}"),
        false => format!("\\({formula}\\)"),
    };
    Some((html, stop))
}

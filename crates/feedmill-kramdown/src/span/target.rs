//! The target of a link: `(url "title")`.

use super::super::line::is_space;

pub(super) struct Target<'t> {
    pub url: &'t str,
    pub title: Option<&'t str>,
    pub len: usize,
}

/// The target that `text` begins with.
pub(super) fn target(text: &str) -> Option<Target<'_>> {
    let inside = text.strip_prefix('(')?;
    if let Some(bracketed) = inside.strip_prefix('<')
        && let Some(end) = memchr::memchr2(b'>', b'\n', bracketed.as_bytes())
        && bracketed.as_bytes()[end] == b'>'
    {
        let url = &bracketed[..end];
        let after = &bracketed[end + 1..];
        let at = text.len() - after.len();
        if after.starts_with(')') {
            return Some(Target {
                url,
                title: None,
                len: at + 1,
            });
        }
        let (title, len) = title(after)?;
        return Some(Target {
            url,
            title: Some(title),
            len: at + len,
        });
    }
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    for (index, byte) in bytes.iter().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 1 => {
                let url = text[1..index].trim_start();
                return Some(Target {
                    url: url.trim_end(),
                    title: None,
                    len: index + 1,
                });
            }
            b')' => depth -= 1,
            byte if is_space(*byte) && matches!(bytes.get(index + 1), Some(b'"' | b'\'')) => {
                let url = text[1..index].trim_start();
                let (title, len) = title(&text[index + 1..])?;
                return Some(Target {
                    url: url.trim_end(),
                    title: Some(title),
                    len: index + 1 + len,
                });
            }
            _ => {}
        }
    }
    None
}

/// `"title" )`: the title, and the length of it all.
fn title(text: &str) -> Option<(&str, usize)> {
    let gap = white_space(text);
    let rest = &text[gap..];
    let quote = rest.bytes().next()?;
    if !matches!(quote, b'"' | b'\'') {
        return None;
    }
    let inside = &rest[1..];
    let mut from = 0;
    loop {
        let end = from + memchr::memchr(quote, &inside.as_bytes()[from..])?;
        let after = &inside[end + 1..];
        let gap_after = white_space(after);
        if end > 0 && after[gap_after..].starts_with(')') {
            return Some((&inside[..end], gap + 1 + end + 1 + gap_after + 1));
        }
        from = end + 1;
    }
}

fn white_space(text: &str) -> usize {
    text.bytes().take_while(|&byte| is_space(byte)).count()
}

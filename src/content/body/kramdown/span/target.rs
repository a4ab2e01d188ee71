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
    let start = 1 + white_space(inside);
    let rest = &text[start..];
    if let Some(bracketed) = rest.strip_prefix('<')
        && let Some(end) = memchr::memchr(b'>', bracketed.as_bytes())
    {
        let url = &bracketed[..end];
        let at = start + end + 2;
        if let Some((title, len)) = ending(&text[at..]) {
            return Some(Target {
                url,
                title,
                len: at + len,
            });
        }
    }
    let bytes = text.as_bytes();
    let mut depth = 0usize;
    let mut index = start;
    while index < bytes.len() {
        match bytes[index] {
            b'(' => depth += 1,
            b')' if depth == 0 => {
                return Some(Target {
                    url: text[start..index].trim_end(),
                    title: None,
                    len: index + 1,
                });
            }
            b')' => depth -= 1,
            b'\\' => index += 1,
            byte if is_space(byte) => {
                let gap = white_space(&text[index..]);
                if matches!(bytes.get(index + gap), Some(b'"' | b'\''))
                    && let Some((title, len)) = ending(&text[index..])
                    && depth == 0
                {
                    return Some(Target {
                        url: &text[start..index],
                        title,
                        len: index + len,
                    });
                }
                index += gap - 1;
            }
            _ => {}
        }
        index += 1;
    }
    None
}

/// ` "title" )` or `)`: the title, and the length of it all.
fn ending(text: &str) -> Option<(Option<&str>, usize)> {
    let gap = white_space(text);
    let rest = &text[gap..];
    if rest.starts_with(')') {
        return Some((None, gap + 1));
    }
    let quote = rest
        .bytes()
        .next()
        .filter(|byte| gap > 0 && matches!(byte, b'"' | b'\''))?;
    let inside = &rest[1..];
    let mut from = 0;
    loop {
        let end = from + memchr::memchr(quote, &inside.as_bytes()[from..])?;
        let after = &inside[end + 1..];
        let gap_after = white_space(after);
        if end > 0 && after[gap_after..].starts_with(')') {
            return Some((Some(&inside[..end]), gap + 1 + end + 1 + gap_after + 1));
        }
        from = end + 1;
    }
}

fn white_space(text: &str) -> usize {
    text.bytes().take_while(|&byte| is_space(byte)).count()
}

//! The end of a mirror's post: the address of the original, and a line of navigation.

use crate::config::{Footer, Share};

/// A body without its boilerplate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split<'b> {
    /// What is left.
    pub body: &'b str,
    /// The page to pass on, where the body names one.
    pub share_url: Option<&'b str>,
}

/// Takes the boilerplate off the end of a body that is still Markdown.
///
/// Boilerplate is a paragraph that is one autolink (`<https://…>`, or `<>`, which names nothing), and after it one
/// paragraph whose every line holds links to the site's own `host` and nothing else but the signs that stand between
/// them. Both have to be there; the autolink alone is taken only by [`Share::TrailingAutolink`]. [`Footer::Off`] keeps the
/// line of links, and [`Share::Off`] keeps the autolink.
pub fn split<'b>(body: &'b str, host: &str, share: Share, footer: Footer) -> Split<'b> {
    let kept = Split {
        body,
        share_url: None,
    };
    let (before, last) = last_paragraph(body);
    if let Some(url) = autolink(last) {
        return match share {
            Share::TrailingAutolink => Split {
                body: before,
                share_url: named(url),
            },
            Share::Footer | Share::Off => kept,
        };
    }
    if !is_navigation(last, host) {
        return kept;
    }
    let (above, paragraph) = last_paragraph(before);
    let Some(url) = autolink(paragraph) else {
        return kept;
    };
    match (share, footer) {
        (Share::Off, Footer::Off) => kept,
        (Share::Off, Footer::Navigation) => Split {
            body: before,
            share_url: None,
        },
        // The line stays, so the autolink above it stays too: a body is one piece.
        (_, Footer::Off) => Split {
            body,
            share_url: named(url),
        },
        (_, Footer::Navigation) => Split {
            body: above,
            share_url: named(url),
        },
    }
}

/// The text before the last paragraph, and that paragraph, both without white space at their ends (no-break and
/// full-width spaces among it).
fn last_paragraph(text: &str) -> (&str, &str) {
    let text = text.trim_end();
    let mut start = text.len();
    while start > 0 {
        // The line before `start`, whose own line feed is not searched for.
        let line_end = text[..start].strip_suffix('\n').map_or(start, str::len);
        let line_start = text[..line_end].rfind('\n').map_or(0, |at| at + 1);
        if text[line_start..start].trim().is_empty() {
            break;
        }
        start = line_start;
    }
    (text[..start].trim_end(), text[start..].trim())
}

/// What stands in the angle brackets of a paragraph that is one autolink.
fn autolink(paragraph: &str) -> Option<&str> {
    let url = paragraph.strip_prefix('<')?.strip_suffix('>')?;
    let is_one = !url.contains(['<', '>', ' ', '\n', '\t']);
    (is_one && (url.is_empty() || url.starts_with("http://") || url.starts_with("https://")))
        .then_some(url)
}

fn named(url: &str) -> Option<&str> {
    (!url.is_empty()).then_some(url)
}

/// Whether a paragraph is links to the site's own pages, and signs between them.
fn is_navigation(paragraph: &str, host: &str) -> bool {
    let mut rest = paragraph;
    let mut links = 0;
    loop {
        rest = rest.trim_start_matches(|c: char| {
            let is_sign = matches!(
                c,
                '｜' | '|' | '·' | '/' | '-' | '—' | '•' | '>' | '»' | '«' | '<'
            );
            is_sign || c.is_whitespace()
        });
        if rest.is_empty() {
            return links > 0;
        }
        let Some((_, _, after)) = own_link(rest, host) else {
            return false;
        };
        rest = after;
        links += 1;
    }
}

/// The label and the target of the Markdown link to the site's own `host` that `text` starts with, and what follows it.
pub(crate) fn own_link<'t>(text: &'t str, host: &str) -> Option<(&'t str, &'t str, &'t str)> {
    let text = text.strip_prefix('[')?;
    let (label, rest) = text.split_at(memchr::memchr3(b'[', b']', b'\n', text.as_bytes())?);
    let rest = rest.strip_prefix("](")?;
    let (target, after) = rest.split_at(memchr::memchr(b')', rest.as_bytes())?);
    let after = &after[1..];
    let is_graphic = target.bytes().all(|byte| byte.is_ascii_graphic());
    if !is_graphic && target.contains(char::is_whitespace) {
        return None;
    }
    let mut schemes = ["//", "http://", "https://"].into_iter();
    let is_own = match schemes.find_map(|scheme| target.strip_prefix(scheme)) {
        Some(rest) => {
            let end = memchr::memchr3(b'/', b'?', b'#', rest.as_bytes()).unwrap_or(rest.len());
            rest[..end].eq_ignore_ascii_case(host)
        }
        None => !target.contains(':'),
    };
    is_own.then_some((label, target, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOOTER: &str =
        "[返回日报](//news.example.com/category/ribao.html)｜[返回首页](//news.example.com/)";

    fn model(body: &str) -> Split<'_> {
        split(body, "news.example.com", Share::Footer, Footer::Navigation)
    }

    #[test]
    fn the_pattern_of_a_mirror() {
        let body = format!("<p>text</p>\n\n<http://share.example/?a=1>\n\n{FOOTER}");
        assert_eq!(
            model(&body),
            Split {
                body: "<p>text</p>",
                share_url: Some("http://share.example/?a=1")
            }
        );
        let empty = format!("text\r\n\r\n<>\r\n\r\n{FOOTER}\r\n");
        assert_eq!(
            model(&empty),
            Split {
                body: "text",
                share_url: None
            }
        );
        let relative = "text\n\n<http://s.example/>\n\n[返回](../ribao/)\n[返回首页](../)";
        assert_eq!(model(relative).share_url, Some("http://s.example/"));
    }

    #[test]
    fn what_is_no_boilerplate_stays() {
        for body in [
            "text\n\n<http://s.example/>".to_owned(),
            format!("text\n\n{FOOTER}"),
            "text\n\n<http://s.example/>\n\n[elsewhere](https://other.example/)".to_owned(),
            "text\n\n<http://s.example/>\n\nsee [home](/) for more".to_owned(),
            "<http://s.example/> and more\n\n[home](/) now".to_owned(),
        ] {
            assert_eq!(
                model(&body),
                Split {
                    body: &body,
                    share_url: None
                }
            );
        }
    }

    #[test]
    fn the_settings() {
        let trailing = "text\n\n<http://s.example/>\n";
        let taken = split(trailing, "h", Share::TrailingAutolink, Footer::Navigation);
        assert_eq!(
            taken,
            Split {
                body: "text",
                share_url: Some("http://s.example/")
            }
        );
        let body = format!("text\n\n<http://s.example/>\n\n{FOOTER}");
        let off = split(&body, "news.example.com", Share::Off, Footer::Off);
        assert_eq!(
            off,
            Split {
                body: &body,
                share_url: None
            }
        );
    }
}

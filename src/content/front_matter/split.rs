//! Where a post's head ends and its body begins.

use super::Language;

/// A post in two parts.
#[derive(Debug, PartialEq)]
pub struct Parts<'t> {
    /// The language of the head and its text, without its fences; `None` where the post has no head.
    pub head: Option<(Language, &'t str)>,
    /// The line on which the head's text starts, from 1.
    pub head_line: usize,
    /// The body.
    pub body: &'t str,
}

impl<'t> Parts<'t> {
    /// A post whose body starts at the byte `at`, and whose head is in a language of its own.
    pub fn without_head(text: &'t str, at: usize) -> Self {
        Parts {
            head: None,
            head_line: 1,
            body: &text[at..],
        }
    }
}

/// Takes a post apart. Blank lines before the front matter do not count; a fence that is never closed opens nothing.
pub fn split(text: &str) -> Parts<'_> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let start = text.len() - text.trim_start_matches(['\n', '\r', ' ', '\t']).len();
    // Only whole blank lines may stand before a fence.
    let start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let blank_lines = text[..start].matches('\n').count();
    let whole = Parts {
        head: None,
        head_line: 1,
        body: text,
    };
    let rest = &text[start..];
    let (first, after) = rest.split_once('\n').unwrap_or((rest, ""));
    let (language, closing): (_, &[&str]) = match first.trim_end() {
        "---" => (Language::Yaml, &["---", "..."]),
        "+++" => (Language::Toml, &["+++"]),
        line if line.starts_with('{') && !line.starts_with("{%") && !line.starts_with("{{") => {
            return json(rest, blank_lines).unwrap_or(whole);
        }
        _ => return whole,
    };
    let mut offset = 0;
    while offset < after.len() {
        let end = memchr::memchr(b'\n', &after.as_bytes()[offset..])
            .map_or(after.len(), |newline| offset + newline + 1);
        // Few lines begin as a fence does.
        if matches!(after.as_bytes()[offset], b'-' | b'.' | b'+')
            && closing.contains(&after[offset..end].trim_end())
        {
            return Parts {
                head: Some((language, &after[..offset])),
                head_line: blank_lines + 2,
                body: &after[end..],
            };
        }
        offset = end;
    }
    whole
}

/// Takes a post apart as Jekyll does: only YAML that begins on the first line is front matter.
pub fn split_jekyll(text: &str) -> Parts<'_> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let fence = text.strip_prefix("---").map(|rest| {
        let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        rest[..end].trim()
    });
    if fence == Some("") {
        let mut parts = split(text);
        if let Some((language, _)) = &mut parts.head {
            *language = Language::RubyYaml;
        }
        return parts;
    }
    Parts {
        head: None,
        head_line: 1,
        body: text,
    }
}

fn json(rest: &str, blank_lines: usize) -> Option<Parts<'_>> {
    let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<serde::de::IgnoredAny>();
    stream.next()?.ok()?;
    let end = stream.byte_offset();
    let body = rest[end..].trim_start_matches([' ', '\r']);
    Some(Parts {
        head: Some((Language::Json, &rest[..end])),
        head_line: blank_lines + 1,
        body: body.strip_prefix('\n').unwrap_or(body),
    })
}

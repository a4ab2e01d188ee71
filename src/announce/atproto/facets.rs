//! What parts of a text are: links, tags and mentions, by their places in bytes.

use std::ops::Range;

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part<'t> {
    Link(&'t str),
    /// Without the `#`.
    Tag(&'t str),
    /// Without the `@`.
    Mention(&'t str),
}

/// The links, tags and mentions of a text.
pub(super) fn parts(text: &str) -> Vec<(Range<usize>, Part<'_>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let word = &rest[..length];
        if let Some((start, part, end)) = of_word(word) {
            found.push((at + start..at + end, part));
        }
        let space = rest[length..].chars().next().map_or(0, char::len_utf8);
        at += length + space;
    }
    found
}

/// What a word is, and where in it; without marks of sentences and brackets around it.
fn of_word(word: &str) -> Option<(usize, Part<'_>, usize)> {
    let open = ['(', '[', '"', '\'', '“', '„', '«', '（', '「'];
    let start = word.len() - word.trim_start_matches(open).len();
    let inner = &word[start..];
    let marks = [
        '.', ',', ';', ':', '!', '?', '"', '\'', '”', '»', '。', '，', '！', '？',
    ];
    let mut inner = inner.trim_end_matches(marks);
    // A bracket at the end that was opened in the word belongs to it.
    while let Some(shorter) = inner.strip_suffix([')', ']', '）', '」']) {
        if inner.starts_with("http") && inner.matches('(').count() >= inner.matches(')').count() {
            break;
        }
        inner = shorter.trim_end_matches(marks);
    }
    let end = start + inner.len();
    if let Some(host) = inner
        .strip_prefix("https://")
        .or(inner.strip_prefix("http://"))
    {
        return (!host.is_empty()).then_some((start, Part::Link(inner), end));
    }
    if let Some(tag) = inner.strip_prefix('#') {
        let is_tag = tag.chars().any(char::is_alphabetic) && tag.chars().count() <= 64;
        return is_tag.then_some((start, Part::Tag(tag), end));
    }
    let handle = inner.strip_prefix('@')?;
    let is_part = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let is_handle = handle.contains('.') && handle.split('.').all(is_part);
    is_handle.then_some((start, Part::Mention(handle), end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_at_their_bytes() {
        for (text, wanted) in [
            ("渡轮 #交通 now", vec![("#交通", Part::Tag("交通"))]),
            (
                "(see https://example.org/a_(b)), then",
                vec![(
                    "https://example.org/a_(b)",
                    Part::Link("https://example.org/a_(b)"),
                )],
            ),
            (
                "https://example.org.",
                vec![("https://example.org", Part::Link("https://example.org"))],
            ),
            (
                "é @harbour.example, and @nobody",
                vec![("@harbour.example", Part::Mention("harbour.example"))],
            ),
            ("mail me@a.example #1 # https://", vec![]),
            (
                "👩‍👩‍👧\n#a\n#b!",
                vec![("#a", Part::Tag("a")), ("#b", Part::Tag("b"))],
            ),
        ] {
            let found = parts(text);
            let shown: Vec<_> = found
                .iter()
                .map(|(range, part)| (&text[range.clone()], part.clone()))
                .collect();
            assert_eq!(shown, wanted, "{text}");
        }
    }
}

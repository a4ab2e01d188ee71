//! The length of a status, as Mastodon counts it.

use unicode_segmentation::UnicodeSegmentation;

/// What a URL counts, however long it is.
const URL: usize = 23;

/// The length of a status: characters as people see them, with 23 for each URL, and without the server of whom it mentions.
pub(super) fn count(text: &str) -> usize {
    let mut count = 0;
    let mut rest = text;
    while let Some(at) = rest.find(['h', '@']) {
        let (before, after) = rest.split_at(at);
        count += graphemes(before);
        let is_start = !before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '/');
        let (counted, length) = match is_start {
            true => url(after).or_else(|| mention(after)),
            false => None,
        }
        .unwrap_or_else(|| {
            let first = after.graphemes(true).next().map_or(1, str::len);
            (1, first)
        });
        count += counted;
        rest = &after[length..];
    }
    count + graphemes(rest)
}

fn graphemes(text: &str) -> usize {
    text.graphemes(true).count()
}

/// What a URL at the start of a text counts, and its length in bytes.
fn url(text: &str) -> Option<(usize, usize)> {
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))?;
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    (!host.is_empty() && !host.starts_with(char::is_whitespace)).then_some((URL, end))
}

/// What a mention at the start of a text counts, and its length in bytes.
fn mention(text: &str) -> Option<(usize, usize)> {
    let name = |text: &str, more: &str| {
        let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && !more.contains(c));
        end.unwrap_or(text.len())
    };
    let own = name(text.strip_prefix('@')?, "");
    let server = text[1 + own..].strip_prefix('@')?;
    let length = name(server, ".-");
    (own > 0 && length > 0).then_some((1 + own, 2 + own + length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_as_mastodon_counts_them() {
        for (text, wanted) in [
            ("", 0),
            ("the ship", 8),
            ("👩‍👩‍👧 é", 3),
            (
                "https://example.org/a/very/long/path/that/goes/on/and/on",
                23,
            ),
            ("see http://a.b now", 4 + 23 + 4),
            ("with @harbour@social.example", 5 + 8),
            ("mail@example.org", 16),
            ("@ @a", 4),
            ("https:// nothing", 16),
            ("渡轮 https://example.org/渡轮", 3 + 23),
        ] {
            assert_eq!(count(text), wanted, "{text}");
        }
    }
}

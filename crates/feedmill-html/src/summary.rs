//! The first sentences of a post, for those who decide whether to read it.

use unicode_segmentation::GraphemeCursor;

use super::prose::prose;

/// So many characters are read beyond the longest summary.
const BEYOND: usize = 64;

/// The first sentences of `html` as plain text, at most `max_chars` characters (Unicode scalar values); `None` where it
/// has no text.
///
/// Pictures' captions are left out. A text that is short enough is whole. Otherwise it ends with the last sentence that
/// fits, or, where that would leave less than a third, amid a sentence with `…`: between words, and never within what a
/// person sees as one sign.
pub fn summary(html: &str, max_chars: usize) -> Option<String> {
    // What follows the last one says whether it ends a sentence, or belongs to a sign that goes on.
    let text = prose(html, max_chars + BEYOND);
    if text.is_empty() || max_chars == 0 {
        return None;
    }
    let Some(limit) = place_of(&text, max_chars) else {
        return Some(text);
    };
    if let Some(end) = last_sentence_end(&text, limit)
        && text[..end].chars().count() * 3 >= max_chars
    {
        return Some(text[..end].to_owned());
    }
    // One character less, for the `…`.
    let room = place_of(&text, max_chars - 1).unwrap_or(0);
    // What announces more looks odd before the `…`.
    let leads_on = |char: char| char.is_whitespace() || ",;:，；：、".contains(char);
    let cut = text[..cut_before(&text, room)].trim_end_matches(leads_on);
    Some(format!("{cut}…"))
}

/// Where the character begins that has `count` others before it.
fn place_of(text: &str, count: usize) -> Option<usize> {
    let mut chars = text.chars();
    let char = match count {
        0 => chars.next(),
        // In this way the standard library counts many at a time.
        _ => chars.nth(count - 1).and_then(|_| chars.next()),
    };
    Some(text.len() - chars.as_str().len() - char?.len_utf8())
}

/// Where the last sentence that ends at or before `limit` ends, with the quotes and brackets that close after it.
fn last_sentence_end(text: &str, limit: usize) -> Option<usize> {
    let is_stop = |char: char| matches!(char, '.' | '!' | '?' | '。' | '！' | '？' | '…');
    let stops = text[..limit].rmatch_indices(is_stop);
    let mut ends = stops.filter_map(|(at, stop)| {
        let behind = &text[at + stop.len()..limit];
        let end = limit - behind.trim_start_matches(closes).len();
        let next = text[end..].chars().next();
        // `3.14`, `No. 1` and `e.g. this` end no sentence, nor does the first half of a Chinese ellipsis.
        let is_end = match stop.is_ascii() {
            true => next.is_none_or(char::is_whitespace) && !goes_on(&text[end..]),
            false => next != Some('…'),
        };
        (is_end && !next.is_some_and(closes)).then_some(end)
    });
    ends.find(|end| is_between_signs(text, *end))
}

/// Whether what follows a full stop is the same sentence, by its first letter.
fn goes_on(after: &str) -> bool {
    let first = after.trim_start().chars().next();
    first.is_some_and(|char| char.is_lowercase() || char.is_ascii_digit())
}

/// Whether no sign reaches across `at`: a combining mark may follow a full stop.
fn is_between_signs(text: &str, at: usize) -> bool {
    GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0) == Ok(true)
}

fn closes(char: char) -> bool {
    matches!(
        char,
        '”' | '’' | '」' | '』' | '）' | '】' | '》' | '〉' | '"' | ')' | '\''
    )
}

/// The last place at or before `room` where `text` can be cut.
fn cut_before(text: &str, room: usize) -> usize {
    let sign = match is_between_signs(text, room) {
        true => room,
        false => GraphemeCursor::new(room, text.len(), true)
            .prev_boundary(text, 0)
            .ok()
            .flatten()
            .unwrap_or(0),
    };
    let amid_word = text[sign..].starts_with(is_word) && text[..sign].ends_with(is_word);
    match text[..sign].rfind(|char| !is_word(char)) {
        // A word longer than half of the room is an address or the like, and is cut all the same.
        Some(before) if amid_word && before * 2 > sign => {
            before + text[before..].chars().next().map_or(0, char::len_utf8)
        }
        _ => sign,
    }
}

/// Whether a character is part of a word in a script that puts spaces between words.
fn is_word(char: char) -> bool {
    char.is_alphanumeric() && char < '\u{2e80}'
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    #[test]
    fn a_summary_ends_where_a_sentence_does() {
        for (html, max, wanted) in [
            ("<p>一二三。四五六七八九十。</p>", 8, "一二三。"),
            ("<p>短。</p>", 8, "短。"),
            ("他说：“好！”然后走了很远的路", 8, "他说：“好！”"),
            ("One two. Three four five six.", 15, "One two."),
            ("Pi is 3.14159 and more follows", 20, "Pi is 3.14159 and…"),
            ("One two. See No. 1 for all of it.", 20, "One two."),
            ("abcdefghij klmnopq", 8, "abcdefg…"),
            ("aaa👨‍👩‍👧b", 6, "aaa…"),
            ("aaa🇨🇳bbbb", 5, "aaa…"),
            ("a &amp; b &lt; c", 300, "a & b < c"),
            (
                "<ul><li>一二三四</li><li>五六七八</li></ul>",
                6,
                "一二三四…",
            ),
            ("one, two, three, four", 10, "one, two…"),
            ("等等……后来没有了下文呢", 6, "等等……"),
            (
                "<p><img src=x></p><figure><img><figcaption>图</figcaption></figure><p>&nbsp;</p>正文。",
                300,
                "正文。",
            ),
        ] {
            assert_eq!(summary(html, max).as_deref(), Some(wanted), "{html}");
        }
        assert_eq!(summary("<p> </p>", 8), None);
    }

    #[test]
    fn a_post_of_pictures_has_their_captions() {
        let html = "<figure><img><figcaption>A view.</figcaption></figure>";
        assert_eq!(summary(html, 300).as_deref(), Some("A view."));
    }

    proptest! {
        #[test]
        fn a_summary_is_short_and_begins_as_its_text(text in "[a-zé 中。.!?👨‍👩‍👧🇨\u{301}”]{0,60}", max in 1_usize..40) {
            if let Some(summary) = summary(&text, max) {
                prop_assert!(summary.chars().count() <= max);
                let whole = prose(&text, usize::MAX);
                let kept = summary.strip_suffix('…').unwrap_or(&summary);
                prop_assert!(whole.starts_with(kept));
                let boundary = whole.grapheme_indices(true).any(|(at, _)| at == kept.len());
                prop_assert!(boundary || kept.len() == whole.len());
            }
        }
    }
}

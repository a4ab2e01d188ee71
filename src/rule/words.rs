//! How many words a text has.

/// How many words a body has, as it is written. What stands in tags of HTML, in the addresses of links and in fences of code
/// is not counted; a Han character, a kana or a Hangul syllable that stands in a row of them is a word of its own, as word
/// processors count them.
pub fn count_words(source: &str) -> u64 {
    let mut words = 0;
    let mut in_tag = false;
    let mut in_word = false;
    let mut rest = source;
    // A `<` after the last `>` opens nothing.
    let last_close = source.rfind('>').unwrap_or(0);
    while let Some(character) = rest.chars().next() {
        let length = character.len_utf8();
        if in_tag {
            in_tag = character != '>';
        } else if character == '<' && source.len() - rest.len() < last_close && opens_tag(rest) {
            in_tag = true;
            in_word = false;
        } else if let Some(address) = rest.strip_prefix("](") {
            // The address of a Markdown link or image, and its title.
            in_word = false;
            let end = address.find([')', '\n']).unwrap_or(address.len());
            rest = &address[end..];
            continue;
        } else if is_word_alone(character) {
            words += 1;
            in_word = false;
        } else if character.is_alphanumeric() {
            words += u64::from(!in_word);
            in_word = true;
        } else if !matches!(
            character,
            '\'' | '’' | '-' | '_' | '.' | '/' | ':' | ',' | '@'
        ) {
            in_word = false;
        }
        rest = &rest[length..];
    }
    words
}

/// Whether a `<` opens a tag, an end tag or a comment: a comparison such as `a < b` has a blank after it.
fn opens_tag(rest: &str) -> bool {
    rest[1..].starts_with(|next: char| next.is_ascii_alphabetic() || matches!(next, '/' | '!'))
}

fn is_word_alone(character: char) -> bool {
    matches!(u32::from(character),
        0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::count_words;

    #[test]
    fn words_are_counted_without_markup() {
        for (text, words) in [
            ("", 0),
            ("Low tide at noon.", 4),
            ("It's a well-known quay, isn't it?", 6),
            ("# Title\n\n- one\n- two\n", 3),
            (
                "See [the quay](https://example.org/a/b \"A title\") today",
                4,
            ),
            ("<p class=\"a b c\">one two</p><!-- three -->", 2),
            ("a < b and c > d", 5),
            ("潮水很高。", 4),
            ("今日の潮は高い", 7),
            ("The 潮 is high", 4),
            ("https://example.org/a/b", 1),
            ("1,000 boats", 2),
            ("```rust\nlet x = 1;\n```", 4),
        ] {
            assert_eq!(count_words(text), words, "{text:?}");
        }
    }
}

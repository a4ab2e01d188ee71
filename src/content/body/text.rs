//! What a reader sees of HTML: its text, and the first sentences of it.

/// Elements at whose edges words end.
const BLOCKS: [&str; 24] = [
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "tr",
    "td",
    "th",
    "blockquote",
    "pre",
    "figure",
    "center",
    "hr",
];

/// The visible text of HTML that was cleaned, with white space folded.
pub fn plain_text(html: &str) -> String {
    let mut text = String::with_capacity(html.len() / 2);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let name = rest[1..].trim_start_matches('/');
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            text.push('<');
            rest = &rest[1..];
            continue;
        }
        let end = name
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(name.len());
        if BLOCKS.contains(&name[..end].to_ascii_lowercase().as_str()) {
            text.push(' ');
        }
        rest = rest.find('>').map_or("", |close| &rest[close + 1..]);
    }
    text.push_str(rest);
    decode_entities(&text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The first sentences of a text, at most `longest` characters; a sentence that is too long is cut and ends in `…`.
pub fn summary(text: &str, longest: usize) -> Option<String> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let Some((limit, _)) = text.char_indices().nth(longest) else {
        return Some(text.to_owned());
    };
    let mut sentence_end = None;
    let mut word_end = None;
    let mut chars = text[..limit].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        match c {
            '。' | '！' | '？' | '；' => sentence_end = Some(at + c.len_utf8()),
            '.' | '!' | '?' if next.is_none_or(char::is_whitespace) => sentence_end = Some(at + 1),
            '”' | '’' | '）' | '」' if sentence_end == Some(at) => {
                sentence_end = Some(at + c.len_utf8())
            }
            ' ' => word_end = Some(at),
            _ => {}
        }
    }
    if let Some(end) = sentence_end.filter(|end| *end > limit / 3) {
        return Some(text[..end].to_owned());
    }
    let room = text
        .char_indices()
        .nth(longest - 1)
        .map_or(limit, |(at, _)| at);
    let mut end = word_end
        .filter(|end| *end > limit / 2 && *end <= room)
        .unwrap_or(room);
    // Never between the parts of one sign, such as a family of emoji.
    while end > 0 && (text[end..].starts_with(is_joined) || text[..end].ends_with('\u{200d}')) {
        end = text[..end]
            .char_indices()
            .next_back()
            .map_or(0, |(at, _)| at);
    }
    Some(format!("{}…", text[..end].trim_end()))
}

fn is_joined(c: char) -> bool {
    matches!(c, '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{300}'..='\u{36f}')
}

/// Named and numbered character references become what they stand for; unknown ones stay.
fn decode_entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        match end.and_then(|end| Some((end, reference(&rest[1..end])?))) {
            Some((end, c)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "mdash" => '—',
        "ndash" => '–',
        "hellip" => '…',
        "middot" => '·',
        "copy" => '©',
        "times" => '×',
        "emsp" | "ensp" => ' ',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_what_a_reader_sees() {
        assert_eq!(
            plain_text("<p>a &amp; b</p><p>c<br>d &lt;e&gt; &nbsp; f</p>"),
            "a & b c d <e> f"
        );
        assert_eq!(plain_text("1 < 2"), "1 < 2");
    }

    #[test]
    fn a_summary_ends_where_a_sentence_does() {
        assert_eq!(
            summary("一二三。四五六七八九十。", 8).as_deref(),
            Some("一二三。")
        );
        assert_eq!(
            summary("One two. Three four five six.", 15).as_deref(),
            Some("One two.")
        );
        assert_eq!(
            summary("abcdefghij klmnopq", 8).as_deref(),
            Some("abcdefg…")
        );
        assert_eq!(summary("aaa👨‍👩‍👧b", 6).as_deref(), Some("aaa…"));
        assert_eq!(summary("  ", 8), None);
    }
}

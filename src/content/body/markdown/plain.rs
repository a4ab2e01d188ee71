//! The short way through a body of plain paragraphs and of HTML, as mirrored news and what was moved from elsewhere is.

use memchr::memchr;

/// The elements whose tag, at the start of a line, begins HTML that ends with the next blank line (`CommonMark`, section 4.6,
/// start condition 6): of those, the ones that such bodies are made of.
const BLOCKS: [&str; 16] = [
    "p",
    "div",
    "center",
    "table",
    "ul",
    "ol",
    "blockquote",
    "figure",
    "section",
    "hr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
];

/// The HTML of `source`, where Markdown has nothing to do in it but to tell paragraphs apart. `None` for any other text, and
/// for those that might be one.
pub(super) fn plain(source: &str) -> Option<String> {
    if source.starts_with('\u{feff}') {
        return None;
    }
    let mut html = String::with_capacity(source.len() + source.len() / 8 + 16);
    let mut lines = Lines(Some(source)).peekable();
    while let Some(line) = lines.next() {
        if line.is_empty() {
            continue;
        }
        let is_html = line.starts_with('<');
        if is_html && !begins_block(line) {
            return None;
        }
        html.push_str(if is_html { "" } else { "<p>" });
        let mut line = line;
        loop {
            if is_html {
                html.push_str(no_controls(line)?);
            } else {
                push_text(&mut html, line)?;
            }
            match lines.next_if(|next| !next.is_empty()) {
                Some(next) => {
                    html.push('\n');
                    line = next;
                }
                None => break,
            }
        }
        html.push_str(if is_html { "\n" } else { "</p>\n" });
    }
    Some(html)
}

/// What stands between the line feeds of a text, as `split` has it, which looks for them more slowly.
struct Lines<'s>(Option<&'s str>);

impl<'s> Iterator for Lines<'s> {
    type Item = &'s str;

    #[inline]
    fn next(&mut self) -> Option<&'s str> {
        let rest = self.0?;
        let Some(end) = memchr(b'\n', rest.as_bytes()) else {
            return self.0.take();
        };
        self.0 = Some(&rest[end + 1..]);
        Some(&rest[..end])
    }
}

fn begins_block(line: &str) -> bool {
    let name = &line[1..];
    let end = name
        .bytes()
        .position(|byte| !byte.is_ascii_alphanumeric())
        .unwrap_or(name.len());
    let behind = name.as_bytes().get(end);
    BLOCKS.contains(&&name[..end]) && matches!(behind, Some(b' ' | b'>'))
}

/// A line of HTML, where it is not blank and holds no control character.
fn no_controls(line: &str) -> Option<&str> {
    let is_blank = line.bytes().all(|byte| byte == b' ');
    // Without an early end, the compiler makes vector instructions of it.
    let has_control = line
        .bytes()
        .fold(false, |found, byte| found | (byte < b' '));
    (!is_blank && !has_control).then_some(line)
}

/// A line of a paragraph, where nothing in it may mean anything.
fn push_text(html: &mut String, line: &str) -> Option<()> {
    let bytes = line.as_bytes();
    let begins_plain = |byte: &u8| byte.is_ascii_alphabetic() || *byte >= 0x80;
    if !bytes.first().is_some_and(begins_plain) || bytes.last() == Some(&b' ') {
        return None;
    }
    if !bytes.iter().all(|byte| PLAIN[*byte as usize]) {
        return None;
    }
    let mut rest = line;
    while let Some(quote) = memchr(b'"', rest.as_bytes()) {
        html.push_str(&rest[..quote]);
        html.push_str("&quot;");
        rest = &rest[quote + 1..];
    }
    html.push_str(rest);
    Some(())
}

/// The bytes that mean nothing amid a line, whatever stands beside them.
static PLAIN: [bool; 256] = {
    let mut plain = [true; 256];
    let mut byte = 0;
    while byte < 256 {
        plain[byte] = !matches!(
            byte as u8,
            0..=0x1f
                | 0x7f
                | b'*'
                | b'_'
                | b'['
                | b']'
                | b'<'
                | b'>'
                | b'&'
                | b'\\'
                | b'`'
                | b'~'
                | b'|'
                | b'^'
                | b'$'
        );
        byte += 1;
    }
    plain
};

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::github;
    use super::*;

    #[test]
    fn stories_take_the_short_way() {
        let story = "　　渡轮“今天”停航，详见 3.5 版 (v2)：100%!\n\nHe said \"no\" - twice.\nAnd left\n\n<p class=\"a\">x\n<b>*y*</b></p>\n\n\n<hr>\n";
        assert_eq!(plain(story), Some(github(story)));
        for other in [
            "# a",
            "a *b*",
            "1. a",
            "- a",
            " a",
            "a  \nb",
            "<pre>\n\na",
            "a\n===",
            "a <b>",
            "a & b",
        ] {
            assert_eq!(plain(other), None, "{other}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn the_short_way_leads_where_the_long_one_does(
            lines in prop::collection::vec(
                r#"(|||<(p|div|hr|h1|ul|pre|span|b|PRE|p/|table)( class="a")?/?>?[ -~中。　]{0,6}|[a-cA 中“　é\u{a0}\u{2028}\u{3000}][ -~中。　\u{a0}\u{2003}\t]{0,10}|[ -~\t]{0,5})"#,
                0..7,
            ),
            end in "\n{0,2}",
        ) {
            let text = lines.join("\n") + &end;
            if let Some(html) = plain(&text) {
                prop_assert_eq!(html, github(&text), "{:?}", text);
            }
        }

        #[test]
        fn plain_words_mean_nothing(
            lines in prop::collection::vec(r#"[a-zA-Z中é　“][a-z0-9 .,;:!?'"()/%+=@#{}中。，　-]{0,20}"#, 0..7),
        ) {
            let text = lines.join("\n");
            if let Some(html) = plain(&text) {
                prop_assert_eq!(html, github(&text), "{:?}", text);
            }
        }
    }
}

//! Markdown becomes HTML.

use comrak::Options;

use super::kramdown;
use crate::content::Site;
use crate::uri::fingerprint;

/// Jekyll's Markdown for a Jekyll site, GitHub's for any other. `path` is the post's file: the ids of its footnotes differ
/// from those of other posts.
pub(super) fn to_html(site: &Site, path: &str, source: &str) -> String {
    let Some(options) = &site.kramdown else {
        return github(source);
    };
    if !source.contains("[^") {
        return kramdown::render(source, options).html;
    }
    let mut options = options.clone();
    options.footnote_prefix.push_str(&fingerprint(path));
    options.footnote_prefix.push('-');
    kramdown::render(source, &options).html
}

/// GitHub's Markdown with raw HTML, footnotes and emphasis that understands Chinese, Japanese and Korean.
fn github(source: &str) -> String {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.cjk_friendly_emphasis = true;
    options.render.r#unsafe = true;
    comrak::markdown_to_html(source, &options)
}

/// A line of text with typographic quotes, dashes and dots, as HTML.
pub fn smartify(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let taken = signs(rest, before);
        let (len, written) = match taken {
            Some((len, written)) => (len, written),
            None => (c.len_utf8(), &rest[..c.len_utf8()]),
        };
        out.push_str(written);
        before = rest[..len].chars().next_back().unwrap_or(' ');
        rest = &rest[len..];
    }
    out
}

/// The typographic signs that `rest` begins with, and how many bytes they stand for.
fn signs(rest: &str, before: char) -> Option<(usize, &'static str)> {
    const FIXED: [(&str, &str); 5] = [
        ("---", "—"),
        ("--", "–"),
        ("...", "…"),
        ("<<", "«"),
        (">>", "»"),
    ];
    if let Some((written, sign)) = FIXED.iter().find(|(written, _)| rest.starts_with(written)) {
        return Some((written.len(), sign));
    }
    let after = rest.chars().nth(1);
    if rest.starts_with('<') && !after.is_some_and(|c| c.is_alphabetic() || "/!?".contains(c)) {
        return Some((1, "&lt;"));
    }
    let opens = (before.is_whitespace() || "([{-–—“‘\"'".contains(before))
        && after.is_some_and(|c| !c.is_whitespace());
    match (rest.as_bytes().first()?, opens) {
        (b'"', true) => Some((1, "“")),
        (b'"', false) => Some((1, "”")),
        // A decade without its century.
        (b'\'', true) if is_decade(&rest[1..]) => Some((1, "’")),
        (b'\'', true) => Some((1, "‘")),
        (b'\'', false) => Some((1, "’")),
        _ => None,
    }
}

fn is_decade(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 3 && bytes[..2].iter().all(u8::is_ascii_digit) && bytes[2] == b's'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bold_beside_chinese_punctuation_is_bold() {
        assert_eq!(
            github("**“粗体”**中文"),
            "<p><strong>“粗体”</strong>中文</p>\n"
        );
    }

    #[test]
    fn raw_html_stays() {
        assert!(github("<p class=\"x\">a</p>\n").contains("<p class=\"x\">a</p>"));
    }
}

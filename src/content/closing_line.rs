//! What a post's closing line calls the category that it leads back to.
//!
//! Mirrors end their posts with a line such as `[返回日报新闻](//news.example.com/category/ribao.html)`. It tells how people call
//! a category whose name in front matter is only fit for paths.

use std::borrow::Cow;

use super::body::share::own_link;
use super::decode;

/// What may stand before the name.
const BEFORE: [&str; 8] = [
    "返回到",
    "返回",
    "回到",
    "back to the ",
    "back to ",
    "return to the ",
    "return to ",
    "more from ",
];

/// What may follow the name and does not belong to it.
const AFTER: [&str; 7] = ["新闻", "频道", "栏目", "专栏", "列表", "分类", "首页"];

/// The longest line that is looked at, in bytes.
const LONGEST: usize = 2048;

/// The category that the last line of a file leads back to, and what the line calls it. `host` is the site's.
pub(super) fn label<'c>(
    file: &[u8],
    categories: &'c [String],
    host: &str,
) -> Option<(&'c str, String)> {
    let file = file.trim_ascii_end();
    if file.last() != Some(&b')') {
        return None;
    }
    let start = memchr::memrchr(b'\n', file).map_or(0, |at| at + 1);
    let line = &file[start..];
    if line.len() > LONGEST || !line.starts_with(b"[") {
        return None;
    }
    let categories = || categories.iter().map(String::as_str).filter(is_slug);
    categories().next()?;
    let line = match str::from_utf8(line) {
        Ok(line) => Cow::Borrowed(line),
        Err(_) => {
            let text = decode::decode(file)?;
            Cow::Owned(text.rsplit('\n').next()?.to_owned())
        }
    };
    let mut rest: &str = &line;
    while let Some(start) = rest.find('[') {
        let (words, target, after) = own_link(&rest[start..], host)?;
        let page = page(target);
        if let Some(category) = categories().find(|name| page.eq_ignore_ascii_case(name)) {
            let name = name(words)?;
            return (!name.eq_ignore_ascii_case(category)).then(|| (category, name.to_owned()));
        }
        rest = after;
    }
    None
}

/// Whether a name is only fit for paths, so that people may call the category something else.
fn is_slug(name: &&str) -> bool {
    let is_sign = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_');
    !name.is_empty() && name.bytes().all(is_sign)
}

/// The last part of an address, without its extension.
fn page(target: &str) -> &str {
    let path = target.split(['?', '#']).next().unwrap_or(target);
    let path = path.trim_end_matches('/');
    let path = path.strip_suffix("/index.html").unwrap_or(path);
    let page = path.rsplit('/').next().unwrap_or(path);
    page.split('.').next().unwrap_or(page)
}

/// The name in the words of a link that leads back. Without such words, a link may be about anything.
fn name(words: &str) -> Option<&str> {
    let signs = |c: char| {
        let is_sign = matches!(
            c,
            '←' | '«' | '‹' | '<' | '|' | '｜' | '·' | '/' | '-' | '—' | '>' | '»' | '›' | '→'
        );
        is_sign || c.is_whitespace()
    };
    let words = words.trim_matches(signs);
    let rest = BEFORE.iter().find_map(|before| {
        let start = words.get(..before.len())?;
        let is_start = start.eq_ignore_ascii_case(before);
        is_start.then(|| &words[before.len()..])
    })?;
    let rest = rest.trim_matches(signs);
    let ended = AFTER.iter().find_map(|after| rest.strip_suffix(after));
    // A name of one sign is hardly one.
    let ended = ended.filter(|name| name.chars().count() > 1);
    let name = ended.unwrap_or(rest).trim_matches(signs);
    let is_plain = !name.is_empty() && !name.contains(char::is_control);
    is_plain.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of<'c>(file: &str, categories: &'c [String]) -> Option<(&'c str, String)> {
        label(file.as_bytes(), categories, "news.example.com")
    }

    #[test]
    fn the_line_names_the_category_that_it_leads_to() {
        let own = ["ribao".to_owned(), "Kept As Written".to_owned()];
        for (line, wanted) in [
            (
                "[返回日报新闻](//news.example.com/category/ribao.html)｜[返回首页](//news.example.com/)",
                Some("日报"),
            ),
            (
                "[返回首页](/)｜[返回日报](https://NEWS.example.com/ribao/)  \r\n\n",
                Some("日报"),
            ),
            ("[← Back to the Daily News](../ribao/)", Some("Daily News")),
            ("[Back to Ribao](../ribao/)", None),
            ("[日报](/category/ribao.html)", None),
            ("[返回日报](//elsewhere.example/ribao.html)", None),
            ("[返回日报](/category/other.html)", None),
            ("see [返回日报](/category/ribao.html)", None),
            ("[返回](/category/ribao.html)", None),
        ] {
            let file = format!("---\ntitle: a\n---\ntext\n\n{line}");
            let wanted = wanted.map(|name| ("ribao", name.to_owned()));
            assert_eq!(of(&file, &own), wanted, "{line}");
        }
    }

    #[test]
    fn names_that_people_read_stay() {
        let own = ["日报".to_owned(), "Daily".to_owned()];
        assert_eq!(of("x\n[返回晚报](/category/daily.html)", &own), None);
    }

    #[test]
    fn other_encodings_are_read() {
        let (line, ..) =
            encoding_rs::GBK.encode("正文正文正文正文\n[返回日报新闻](/category/ribao.html)");
        let own = ["ribao".to_owned()];
        let found = label(&line, &own, "news.example.com");
        assert_eq!(found, Some(("ribao", "日报".to_owned())));
    }
}

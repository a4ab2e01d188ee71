//! Titles as plain text: front matter may write them with the signs of Markdown or HTML, and feeds would show the signs.

use std::borrow::Cow;

/// Elements that a title may be written with, whose tags say only how it looks.
const INLINE: [&str; 23] = [
    "a", "abbr", "b", "bdi", "big", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q",
    "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u",
];

/// What stands around words with emphasis, the longer signs first.
const SIGNS: [&str; 5] = ["**", "__", "*", "_", "~~"];

/// A title without the signs of emphasis and code, and without the tags of elements that are closed. All else stays: `Vec<T>`,
/// `2 * 3`, `*.md` and `__init__` say what they say.
pub(super) fn plain(written: &str) -> Cow<'_, str> {
    let mut title = Cow::Borrowed(written);
    if title.contains('<') {
        title = Cow::Owned(without_tags(&title));
    }
    if !title.contains(['*', '_', '~', '`']) {
        return title;
    }
    let mut out = String::with_capacity(title.len());
    // What is in backticks is code, and keeps its signs.
    let mut rest = title.as_ref();
    while let Some(start) = rest.find('`') {
        let ticks = rest[start..].len() - rest[start..].trim_start_matches('`').len();
        let (mark, inner) = rest[start..].split_at(ticks);
        let Some(end) = inner.find(mark).filter(|end| *end > 0) else {
            break;
        };
        without_emphasis(&rest[..start], &mut out);
        out.push_str(inner[..end].trim());
        rest = &inner[end + ticks..];
    }
    without_emphasis(rest, &mut out);
    Cow::Owned(out)
}

fn without_tags(title: &str) -> String {
    let mut out = title.to_owned();
    let mut from = 0;
    while let Some(start) = out[from..].find('<').map(|at| from + at) {
        from = start + 1;
        let Some(end) = out[start..].find('>').map(|at| start + at + 1) else {
            break;
        };
        let inner = out[start + 1..end - 1].trim_end_matches('/');
        let name = inner.split_whitespace().next().unwrap_or_default();
        let name = name.to_ascii_lowercase();
        if matches!(name.as_str(), "br" | "wbr") {
            let spaced = |text: Option<char>| text.is_some_and(char::is_whitespace);
            let alone =
                spaced(out[..start].chars().next_back()) && spaced(out[end..].chars().next());
            if !alone {
                let between = if name == "br" { " " } else { "" };
                out.replace_range(start..end, between);
            }
            continue;
        }
        if !INLINE.contains(&name.as_str()) {
            continue;
        }
        let close = format!("</{name}>");
        let after = out[end..].to_ascii_lowercase();
        // Elements of the same name may stand in it.
        let Some(close_at) = after.find(&close).map(|at| end + at) else {
            continue;
        };
        out.replace_range(close_at..close_at + close.len(), "");
        out.replace_range(start..end, "");
        from = start;
    }
    out
}

fn without_emphasis(text: &str, out: &mut String) {
    let mut text = Cow::Borrowed(text);
    for sign in SIGNS {
        let mut from = 0;
        while let Some(open) = text[from..].find(sign).map(|at| from + at) {
            from = open + sign.len();
            let Some(close) = closing(&text, open, sign) else {
                continue;
            };
            let plain = &text[from..close];
            let length = plain.len();
            text = Cow::Owned([&text[..open], plain, &text[close + sign.len()..]].concat());
            from = open + length;
        }
    }
    out.push_str(&text);
}

/// Where the sign stands that ends what the one at `open` begins.
fn closing(text: &str, open: usize, sign: &str) -> Option<usize> {
    let start = open + sign.len();
    let in_word = |char: Option<char>| char.is_some_and(|c| c.is_alphanumeric() && c < '\u{2e80}');
    let begins = |c: char| c.is_alphanumeric() || "\"'“‘(（「《*_~".contains(c);
    let ends = |c: char| c.is_alphanumeric() || "\"'”’)）」》.!?。！？…%*_~".contains(c);
    // One of several in a row is a part of them.
    let is_single = |text: Option<char>| sign.len() > 1 || text != sign.chars().next();
    let before = text[..open].chars().next_back();
    let is_opening = !in_word(before)
        && is_single(before)
        && text[start..].starts_with(begins)
        && is_single(text[start..].chars().next());
    if !is_opening {
        return None;
    }
    let mut at = start;
    while let Some(close) = text[at..].find(sign).map(|found| at + found) {
        at = close + sign.len();
        let inner = &text[start..close];
        let after = text[at..].chars().next();
        let is_closing = inner.ends_with(ends)
            && !in_word(after)
            && is_single(after)
            && is_single(inner.chars().next_back());
        if !is_closing {
            continue;
        }
        // A name of Python's, such as `__init__`.
        let is_name = sign == "__" && inner.chars().all(|c| c.is_alphanumeric() || c == '_');
        return (!is_name && inner.contains(char::is_alphanumeric)).then_some(close);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_not_shown() {
        for (written, wanted) in [
            ("The *cast iron* pan", "The cast iron pan"),
            ("**Bold** and ***both*** and _one_", "Bold and both and one"),
            ("关于*铸铁*的一切", "关于铸铁的一切"),
            (
                "Use `cargo *build*`, not ``a`b``",
                "Use cargo *build*, not a`b",
            ),
            ("<em>New</em> &amp; <a href=\"/x\">old</a>", "New &amp; old"),
            ("<b>a <B>b</B></b>", "a b"),
            ("One<br>two<br/>three", "One two three"),
            ("~~No~~ yes", "No yes"),
            ("H<sub>2</sub>O", "H2O"),
        ] {
            assert_eq!(plain(written), wanted, "{written}");
        }
    }

    #[test]
    fn what_only_looks_like_a_sign_stays() {
        for title in [
            "2 * 3 * 4",
            "5*6*7",
            "Vec<T> and Option<String>",
            "The <br> tag and the <b> tag",
            "snake_case_name and _private",
            "__init__ in Python",
            "src/*.rs and tests/*.rs",
            "f(*args, **kwargs)",
            "0 */5 * * * in cron",
            "A* and B*",
            "a < b > c",
            "a ` b",
            "~~ 5 ~~",
        ] {
            assert_eq!(plain(title), title);
        }
    }
}

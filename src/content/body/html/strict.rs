//! An allow-list over a body that is clean already, by ammonia.

use std::borrow::Cow;
use std::sync::LazyLock;

use ammonia::Builder;
use memchr::memchr;

use super::attribute::TagReader;
use super::entity::decode_entities;

/// `html` with nothing but elements and attributes that are known to be harmless.
pub(super) fn allow_listed(html: &str) -> String {
    static LIST: LazyLock<Builder> = LazyLock::new(allow_list);
    let listed = LIST.clean(&without_references(html)).to_string();
    with_first_lines(with_references(listed))
}

/// What stands for `&` and `<` while the parser is at work: characters that no clean HTML has.
const AMPERSAND: char = '\u{fffe}';
const LESS_THAN: char = '\u{ffff}';

/// `html` with no reference in its text. The parser adds what each stands for to the text before it in a way that takes the
/// longer the longer that is, so that a million of them would take half a minute.
fn without_references(html: &str) -> Cow<'_, str> {
    if memchr(b'&', html.as_bytes()).is_none() {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len());
    let mut reader = TagReader::new(html);
    let mut at = 0;
    while at < html.len() {
        let start = memchr(b'<', &html.as_bytes()[at..]).map_or(html.len(), |len| at + len);
        for char in decode_entities(&html[at..start]).chars() {
            out.push(match char {
                '&' => AMPERSAND,
                '<' => LESS_THAN,
                other => other,
            });
        }
        let name = start + 1 + usize::from(html[start..].starts_with("</"));
        at = reader.read(start, name).map_or(html.len(), |tag| tag.end);
        out.push_str(&html[start..at]);
    }
    Cow::Owned(out)
}

/// The references that [`without_references`] took away.
fn with_references(listed: String) -> String {
    if !listed.contains([AMPERSAND, LESS_THAN]) {
        return listed;
    }
    let mut out = String::with_capacity(listed.len() + 64);
    let mut rest = listed.as_str();
    while let Some(at) = rest.find([AMPERSAND, LESS_THAN]) {
        let (before, marked) = rest.split_at(at);
        out.push_str(before);
        out.push_str(if marked.starts_with(AMPERSAND) {
            "&amp;"
        } else {
            "&lt;"
        });
        rest = &marked[AMPERSAND.len_utf8()..];
    }
    out.push_str(rest);
    out
}

/// A parser drops the line break right behind `<pre>`, and ammonia does not write it again: an empty first line is lost
/// where it stays alone there.
fn with_first_lines(html: String) -> String {
    let mut out = String::new();
    let mut rest = html.as_str();
    while let Some(start) = memchr::memmem::find(rest.as_bytes(), b"<pre") {
        let Some(end) = rest[start..].find('>') else {
            break;
        };
        let (before, after) = rest.split_at(start + end + 1);
        out.push_str(before);
        if after.starts_with('\n') {
            out.push('\n');
        }
        rest = after;
    }
    match out.is_empty() {
        true => html,
        false => out + rest,
    }
}

/// ammonia's own list, and what feeds need beyond it: pictures in several sizes, sound and film, the language of code,
/// and formulas.
fn allow_list() -> Builder<'static> {
    const FORMULA: [&str; 24] = [
        "math",
        "mi",
        "mn",
        "mo",
        "ms",
        "mtext",
        "mrow",
        "mfrac",
        "msqrt",
        "mroot",
        "mstyle",
        "merror",
        "mpadded",
        "mphantom",
        "msub",
        "msup",
        "msubsup",
        "munder",
        "mover",
        "munderover",
        "mtable",
        "mtr",
        "mtd",
        "semantics",
    ];
    let mut list = Builder::default();
    list.add_tags([
        "picture",
        "source",
        "video",
        "audio",
        "track",
        "figure",
        "figcaption",
        "section",
    ])
    .add_tags(FORMULA)
    .add_tag_attributes("img", ["srcset", "sizes"])
    .add_tag_attributes("source", ["src", "srcset", "sizes", "media", "type"])
    .add_tag_attributes(
        "video",
        [
            "src", "poster", "width", "height", "controls", "loop", "muted", "preload",
        ],
    )
    .add_tag_attributes("audio", ["src", "controls", "loop", "preload"])
    .add_tag_attributes("track", ["src", "kind", "srclang", "label"])
    .add_tag_attributes("code", ["class"])
    .add_tag_attributes("pre", ["class"])
    .add_tag_attributes("math", ["display", "xmlns"])
    .add_tag_attributes("mo", ["stretchy", "fence", "separator"])
    .add_tag_attributes("mi", ["mathvariant"])
    .add_tag_attributes("mtd", ["columnspan", "rowspan"])
    .add_url_schemes(["data"])
    .attribute_filter(|_, attribute, value| {
        // Only pictures may come along in the address itself.
        let data = value
            .get(..5)
            .is_some_and(|it| it.eq_ignore_ascii_case("data:"));
        (!data || attribute == "src" || attribute == "poster").then(|| value.into())
    })
    .link_rel(None);
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_come_back_as_they_were() {
        for html in [
            "<p>a &amp;amp; b &lt;c&gt; 中 &amp; d</p>",
            "<a href=\"https://e.example/?a=1&amp;b=2\" title=\"&lt;x&gt;\">&lt;&lt;</a> &amp;lt;",
            "no reference",
        ] {
            assert_eq!(allow_listed(html), html, "{html}");
        }
        // However many there are: each used to cost more than the one before.
        let many = "&amp;".repeat(300_000);
        assert_eq!(allow_listed(&many), many);
    }
}

//! An allow-list over a body that is clean already, by ammonia.

use std::sync::LazyLock;

use ammonia::Builder;
use memchr::memchr;

use super::attribute::TagReader;
use feedmill_text::entity::decode_entities;

/// `html` with nothing but elements and attributes that are known to be harmless; `id`s are such if they have a prefix.
pub(super) fn allow_listed(html: &str, with_ids: bool) -> String {
    static LIST: LazyLock<Builder> = LazyLock::new(allow_list);
    static WITH_IDS: LazyLock<Builder> = LazyLock::new(|| {
        let mut list = allow_list();
        list.add_generic_attributes(["id"]);
        list
    });
    let list = if with_ids { &WITH_IDS } else { &LIST };
    let listed = list.clean(&without_references(html)).to_string();
    with_first_lines(with_references(listed))
}

/// What stands in the text for each character that is written as a reference, while the parser is at work: characters that
/// XML forbids and clean HTML has none of.
const STAND_INS: [(char, char, &str); 4] = [
    ('&', '\u{1}', "&amp;"),
    ('<', '\u{2}', "&lt;"),
    ('>', '\u{3}', "&gt;"),
    ('\u{a0}', '\u{4}', "&nbsp;"),
];

/// `html` with no reference in its text, and nothing that would be written as one. For each of these the parser copies the
/// text before it once more, and the writer looks through the text after it, so that a million would take half a minute.
fn without_references(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut reader = TagReader::new(html);
    let mut at = 0;
    while at < html.len() {
        let start = memchr(b'<', &html.as_bytes()[at..]).map_or(html.len(), |len| at + len);
        let text = decode_entities(&html[at..start]);
        let mut rest = text.as_ref();
        while let Some(found) = rest.find(['&', '<', '>', '\u{a0}']) {
            out.push_str(&rest[..found]);
            let mut tail = rest[found..].chars();
            let char = tail.next();
            let stand_in = STAND_INS.iter().find(|(it, _, _)| Some(*it) == char);
            out.extend(stand_in.map(|(_, stand_in, _)| *stand_in));
            rest = tail.as_str();
        }
        out.push_str(rest);
        let name = start + 1 + usize::from(html[start..].starts_with("</"));
        at = reader.read(start, name).map_or(html.len(), |tag| tag.end);
        out.push_str(&html[start..at]);
    }
    out
}

/// The references that [`without_references`] took away.
fn with_references(listed: String) -> String {
    let is_stand_in = |char: char| ('\u{1}'..='\u{4}').contains(&char);
    if !listed.contains(is_stand_in) {
        return listed;
    }
    let mut out = String::with_capacity(listed.len() + 64);
    let mut rest = listed.as_str();
    while let Some(at) = rest.find(is_stand_in) {
        out.push_str(&rest[..at]);
        let (stand_in, tail) = rest[at..].split_at(1);
        let known = STAND_INS
            .iter()
            .find(|(_, it, _)| stand_in.starts_with(*it));
        out.extend(known.map(|(_, _, reference)| *reference));
        rest = tail;
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
    use crate::tests::strict;

    #[test]
    fn references_come_back_as_they_were() {
        for html in [
            "<p>a &amp;amp; b &lt;c&gt; 中 &amp; d</p>",
            "<a href=\"https://e.example/?a=1&amp;b=2\" title=\"&lt;x&gt;\">&lt;&lt;</a> &amp;lt;",
            "no reference",
        ] {
            assert_eq!(allow_listed(html, false), html, "{html}");
        }
        // However many there are: each used to cost more than the one before.
        for one in ["&amp;", "&nbsp;", "a&gt;"] {
            let many = one.repeat(300_000);
            assert_eq!(allow_listed(&many, false), many);
        }
    }

    /// What is an element of SVG to the parser is one of HTML to whoever parses the result, if it leaves the `svg` around it:
    /// then text of a title or a comment becomes markup.
    #[test]
    fn nothing_of_svg_becomes_an_element_of_another_language() {
        let hidden = "<a title=\"</q><img src=x onerror=alert(1)>\">x</a>";
        for formula in ["mi", "mo", "mn", "ms", "mtext"] {
            for name in ["q", "a", "mi", "title", "math", "mglyph"] {
                for inside in [hidden, "<!--</q><img src=x onerror=alert(1)>-->", "text"] {
                    let html = format!("<math><{formula}><svg><{name}>{inside}");
                    let nothing = format!("<math><{formula}></{formula}></math>");
                    assert_eq!(strict(&html, ""), nothing, "{html}");
                    let html = html.replace("<svg>", "<svg><foreignObject><math>");
                    assert_eq!(strict(&html, ""), nothing, "{html}");
                }
            }
        }
    }
}

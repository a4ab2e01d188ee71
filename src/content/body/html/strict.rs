//! An allow-list over a body that is clean already, by ammonia.

use std::sync::LazyLock;

use ammonia::Builder;

/// `html` with nothing but elements and attributes that are known to be harmless.
pub(super) fn allow_listed(html: &str) -> String {
    static LIST: LazyLock<Builder> = LazyLock::new(allow_list);
    with_first_lines(LIST.clean(html).to_string())
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

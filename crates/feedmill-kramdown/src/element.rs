//! Names of HTML elements and what kramdown takes them for.

use super::node::Content;

/// The name that `text` begins with, perhaps with that of a namespace before it: `svg:path`.
pub(super) fn tag_name(text: &str) -> Option<&str> {
    let first = plain_name(text);
    let second = text[first..].strip_prefix(':').map_or(0, plain_name);
    let end = match second {
        0 => first,
        _ if first == 0 => 0,
        second => first + 1 + second,
    };
    (end > 0).then(|| &text[..end])
}

/// How long the name is that `text` begins with, without any colon.
fn plain_name(text: &str) -> usize {
    text.char_indices()
        .find(|&(index, char)| match char {
            'a'..='z' | 'A'..='Z' | '_' => false,
            '0'..='9' | '-' | '.' => index == 0,
            _ => char.is_ascii() || !char.is_alphanumeric(),
        })
        .map_or(text.len(), |(index, _)| index)
}

/// Elements that are part of a line of text.
pub(super) fn is_inline(name: &str) -> bool {
    has_phrases(name)
        || matches!(
            name,
            "br" | "img" | "input" | "code" | "kbd" | "mark" | "option" | "samp" | "u" | "var"
        )
}

/// Elements whose tags end no paragraph.
pub(super) fn runs_on(name: &str) -> bool {
    is_inline(name) || name == "script"
}

/// Elements of a line with Markdown in them.
fn has_phrases(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdo"
            | "big"
            | "button"
            | "cite"
            | "del"
            | "dfn"
            | "em"
            | "i"
            | "ins"
            | "label"
            | "q"
            | "rb"
            | "rbc"
            | "rp"
            | "rt"
            | "rtc"
            | "ruby"
            | "select"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "tt"
    )
}

/// Elements that hold blocks of Markdown once they are asked to.
fn has_blocks(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "applet"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "header"
            | "hgroup"
            | "iframe"
            | "li"
            | "main"
            | "map"
            | "menu"
            | "nav"
            | "noscript"
            | "object"
            | "section"
            | "summary"
            | "td"
    )
}

/// Blocks that hold a line of Markdown once they are asked to.
fn has_line(name: &str) -> bool {
    matches!(
        name,
        "caption"
            | "dt"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "legend"
            | "optgroup"
            | "p"
            | "th"
    )
}

/// Elements that stand on their own: inside a line their tags are not HTML.
pub(super) fn is_block(name: &str) -> bool {
    let inside_a_line = matches!(name, "details" | "figure" | "noscript" | "object");
    has_line(name)
        || has_blocks(name) && !inside_a_line
        || matches!(
            name,
            "col"
                | "colgroup"
                | "head"
                | "hr"
                | "html"
                | "ol"
                | "pre"
                | "table"
                | "tbody"
                | "tfoot"
                | "thead"
                | "tr"
                | "ul"
        )
}

/// Elements without content or end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "command"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements whose names are written in small letters.
pub(super) fn is_known(name: &str) -> bool {
    is_inline(name)
        || is_block(name)
        || is_void(name)
        || has_blocks(name)
        || matches!(name, "math" | "style" | "textarea" | "script")
}

/// How Markdown inside an element is read once it is to be read.
pub(super) fn default_content(name: &str) -> Content {
    if has_blocks(name) {
        Content::Block
    } else if has_phrases(name) || has_line(name) {
        Content::Span
    } else {
        Content::Raw
    }
}

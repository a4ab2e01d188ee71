//! Names of HTML elements and what kramdown takes them for.

use super::node::Content;

/// The name that `text` begins with.
pub(super) fn tag_name(text: &str) -> Option<&str> {
    let end = text
        .char_indices()
        .find(|&(index, char)| match char {
            'a'..='z' | 'A'..='Z' | '_' | ':' => false,
            '0'..='9' | '-' | '.' => index == 0,
            _ => char.is_ascii() || !char.is_alphanumeric(),
        })
        .map_or(text.len(), |(index, _)| index);
    (end > 0).then(|| &text[..end])
}

/// Elements that are part of a line of text.
pub(super) fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdo"
            | "big"
            | "br"
            | "button"
            | "cite"
            | "code"
            | "del"
            | "dfn"
            | "em"
            | "i"
            | "img"
            | "input"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "option"
            | "q"
            | "rb"
            | "rbc"
            | "rp"
            | "rt"
            | "rtc"
            | "ruby"
            | "samp"
            | "select"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "textarea"
            | "tt"
            | "u"
            | "var"
    )
}

/// Elements that stand on their own: inside a line their tags are no HTML.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "applet"
            | "body"
            | "blockquote"
            | "caption"
            | "col"
            | "colgroup"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "head"
            | "iframe"
            | "legend"
            | "menu"
            | "li"
            | "main"
            | "map"
            | "nav"
            | "ol"
            | "optgroup"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "th"
            | "thead"
            | "tfoot"
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

/// Elements of HTML, whose names are written in small letters.
pub(super) fn is_known(name: &str) -> bool {
    is_inline(name) || is_block(name) || is_void(name) || is_raw(name)
}

fn is_raw(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "math"
            | "option"
            | "textarea"
            | "pre"
            | "code"
            | "kbd"
            | "samp"
            | "var"
    )
}

/// How Markdown inside an element is read once it is to be read.
pub(super) fn default_content(name: &str) -> Content {
    if is_raw(name) {
        Content::Raw
    } else if is_inline(name)
        || matches!(
            name,
            "address"
                | "dt"
                | "h1"
                | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
                | "legend"
                | "p"
                | "pre"
                | "summary"
                | "th"
        )
    {
        Content::Span
    } else {
        Content::Block
    }
}

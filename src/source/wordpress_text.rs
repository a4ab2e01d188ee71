//! The texts of posts as WordPress' editors leave them.

/// The elements before and after which no paragraph is made.
const BLOCKS: [&str; 31] = [
    "address",
    "article",
    "aside",
    "audio",
    "blockquote",
    "details",
    "div",
    "dl",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "iframe",
    "math",
    "nav",
    "ol",
    "p",
    "pre",
    "script",
    "section",
    "table",
    "ul",
    "video",
];

/// The text as HTML: blank lines of the old editor are paragraphs, and its line breaks are breaks. The block editor writes HTML.
pub(super) fn paragraphs(text: &str) -> String {
    if text.contains("<!-- wp:") {
        return text.to_owned();
    }
    let text = text.replace("\r\n", "\n");
    let mut html = String::with_capacity(text.len() + text.len() / 8);
    let mut open = None;
    for part in text.split("\n\n") {
        let part = part.trim_matches('\n');
        if part.trim().is_empty() && open.is_none() {
            continue;
        }
        if !html.is_empty() {
            html.push('\n');
        }
        // What stands in a block with blank lines in it, such as code, stays.
        let is_inside = open.is_some();
        open = open.or_else(|| block(part));
        if open.is_none() {
            html.push_str("<p>");
            html.push_str(&part.trim().replace('\n', "<br>\n"));
            html.push_str("</p>");
            continue;
        }
        if is_inside {
            html.push('\n');
        }
        html.push_str(part);
        if open.is_some_and(|name| is_closed(&html, name)) {
            open = None;
        }
    }
    html
}

/// The block element that a text begins with.
fn block(text: &str) -> Option<&'static str> {
    let rest = text.trim_start().strip_prefix('<')?;
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric())?;
    BLOCKS
        .into_iter()
        .find(|name| rest[..end].eq_ignore_ascii_case(name))
}

/// Whether as many elements of the name are closed as are open.
fn is_closed(html: &str, name: &str) -> bool {
    let lower = html.to_ascii_lowercase();
    let is_tag = |at: usize| {
        !lower
            .as_bytes()
            .get(at)
            .is_some_and(u8::is_ascii_alphanumeric)
    };
    let count = |start: String| {
        let found = lower.match_indices(&start);
        found.filter(|(at, _)| is_tag(at + start.len())).count()
    };
    name == "hr" || count(format!("</{name}")) >= count(format!("<{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_are_paragraphs_and_blocks_stay() {
        for (text, wanted) in [
            (
                "One\r\ntwo\r\n\r\nthree",
                "<p>One<br>\ntwo</p>\n<p>three</p>",
            ),
            (
                "<b>One</b>\n\n<h2>Two</h2>\n\nthree",
                "<p><b>One</b></p>\n<h2>Two</h2>\n<p>three</p>",
            ),
            ("<pre>a\n\nb</pre>\n\nc", "<pre>a\n\nb</pre>\n<p>c</p>"),
            (
                "<!-- wp:paragraph -->\n<p>a</p>\n\n<!-- /wp:paragraph -->",
                "<!-- wp:paragraph -->\n<p>a</p>\n\n<!-- /wp:paragraph -->",
            ),
            ("<hr>\n\na", "<hr>\n<p>a</p>"),
            ("\n\n", ""),
        ] {
            assert_eq!(paragraphs(text), wanted, "{text:?}");
        }
    }
}

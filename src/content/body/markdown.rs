//! GitHub's Markdown as HTML.

mod alert;
mod plain;

use comrak::{Arena, Options};

/// Markdown as HTML.
pub(crate) fn to_html(source: &str) -> String {
    plain::plain(source).unwrap_or_else(|| github(source))
}

/// GitHub's Markdown with raw HTML, footnotes, alerts and emphasis that understands Chinese, Japanese and Korean.
fn github(source: &str) -> String {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.cjk_friendly_emphasis = true;
    options.render.r#unsafe = true;
    if !source.contains("[!") {
        return comrak::markdown_to_html(source, &options);
    }
    options.extension.alerts = true;
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, source, &options);
    alert::as_quotes(&arena, root);
    let mut html = String::with_capacity(source.len() * 2);
    // Writing to a string never fails.
    let _ = comrak::format_html(root, &options, &mut html);
    html
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
    fn alerts_are_quotes_that_say_their_kind() {
        assert_eq!(
            to_html("> [!NOTE]\n> Mind *this*.\n"),
            "<blockquote>\n<p><strong>Note</strong></p>\n<p>Mind <em>this</em>.</p>\n</blockquote>\n"
        );
        assert!(to_html("> [!CAUTION] Hot\n> Stove.\n").contains("<strong>Hot</strong>"));
        assert!(to_html("> [!OTHER]\n> x\n").contains("[!OTHER]"));
    }

    #[test]
    fn raw_html_stays() {
        assert!(github("<p class=\"x\">a</p>\n").contains("<p class=\"x\">a</p>"));
    }
}

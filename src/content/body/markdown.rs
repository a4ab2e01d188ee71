//! GitHub's Markdown as HTML.

mod plain;

use comrak::Options;

/// Markdown as HTML.
pub(crate) fn to_html(source: &str) -> String {
    plain::plain(source).unwrap_or_else(|| github(source))
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

//! Markdown becomes HTML.

use comrak::Options;

use super::kramdown;
use crate::config::Layout;

/// Jekyll's Markdown for a Jekyll site, GitHub's for any other.
pub(super) fn to_html(source: &str, layout: &Layout) -> String {
    match layout {
        Layout::Jekyll => kramdown::render(source, &kramdown::Options::default()).html,
        Layout::Folder(_) => github(source),
    }
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

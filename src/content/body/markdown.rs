//! Markdown becomes HTML.

use comrak::Options;

use super::kramdown;
use crate::content::Site;
use crate::uri::fingerprint;

/// Jekyll's Markdown for a Jekyll site, GitHub's for any other. `path` is the post's file: the ids of its footnotes differ
/// from those of other posts.
pub(super) fn to_html(site: &Site, path: &str, source: &str) -> String {
    let Some(options) = &site.kramdown else {
        return github(source);
    };
    if !source.contains("[^") {
        return kramdown::render(source, options).html;
    }
    let mut options = options.clone();
    options.footnote_prefix.push_str(&fingerprint(path));
    options.footnote_prefix.push('-');
    kramdown::render(source, &options).html
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

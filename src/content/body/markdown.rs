//! Markdown becomes HTML.

mod plain;

use comrak::Options;

use super::kramdown;
use crate::content::Site;
use crate::uri::fingerprint;
use crate::warning::Warning;

/// Jekyll's Markdown for a Jekyll site, GitHub's for any other. `path` is the post's file. What was too much to read goes to
/// `warnings`.
pub(super) fn to_html(
    site: &Site,
    path: &str,
    source: &str,
    warnings: &mut Vec<Warning>,
) -> String {
    let Some(options) = &site.kramdown else {
        return plain::plain(source).unwrap_or_else(|| github(source));
    };
    // Where ids stay as they are, those of footnotes alone differ from post to post. Elsewhere every id gets a prefix later, and
    // a link to a footnote leads to the site's own page, where it has none.
    let output = if site.config.keeps_jekyll_feeds() && source.contains("[^") {
        let mut options = options.clone();
        options.footnote_prefix.push_str(&fingerprint(path));
        options.footnote_prefix.push('-');
        kramdown::render(source, &options)
    } else {
        kramdown::render(source, options)
    };
    if output.cut {
        warnings.push(Warning::file(
            path,
            "markdown-limit",
            "its Markdown is nested too deep or takes too much work, so that a part of it is shown as it is written",
            "look for long runs of `[`, `*` or `>`, or for elements inside of many others",
        ));
    }
    output.html
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

//! Jekyll's Markdown: kramdown, or GitHub's if the settings say so.

use super::JekyllSite;
use crate::content::Site;
use crate::content::body::{kramdown, markdown};
use crate::uri::short_hash;
use crate::warning::{Warning, Warnings};

/// Markdown as HTML. `path` is the post's file. What was too much to read goes to `warnings`.
pub(super) fn to_html(
    jekyll: &JekyllSite,
    site: &Site,
    path: &str,
    source: &str,
    warnings: &mut Warnings,
) -> String {
    let Some(options) = &jekyll.kramdown else {
        return match &jekyll.commonmark {
            Some(commonmark) => commonmark.to_html(source),
            None => markdown::to_html(source),
        };
    };
    // Where ids stay as they are, those of footnotes alone differ from post to post. Elsewhere every id gets a prefix later, with
    // the links to it.
    let output = if site.config.feeds.profile.body.keeps_ids && source.contains("[^") {
        let mut options = options.clone();
        options.footnote_prefix.push_str(&short_hash(path));
        options.footnote_prefix.push('-');
        kramdown::render(source, &options)
    } else {
        kramdown::render(source, options)
    };
    if output.cut {
        warnings.push(Warning::file(
            path,
            "markdown-limit",
            "its Markdown is nested too deep or takes too much work; a part of it is shown as written",
            "look for long runs of `[`, `*` or `>`, or for elements inside of many others",
        ));
    }
    output.html
}

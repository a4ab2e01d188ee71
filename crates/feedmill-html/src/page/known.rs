//! How themes and generators call what is the text of a post, and what stands around it.

/// The classes and ids of elements that hold a post's text and nothing else.
pub(super) const CONTENT: &[&str] = &[
    "e-content",
    "entry-content",
    "post-content",
    "post_content",
    "post__content",
    "post-body",
    "post__body",
    "post-text",
    "post-full-content",
    "postcontent",
    "postbody",
    "article-content",
    "article_content",
    "article__content",
    "article-body",
    "article__body",
    "article-text",
    "article-entry",
    "articlebody",
    "blog-content",
    "blog-post-content",
    "blog-post-body",
    "blogpost-content",
    "entry__content",
    "entry-body",
    "single-content",
    "story-body",
    "gh-content",
    "markdown-body",
    "theme-doc-markdown",
    "theme-default-content",
    "sl-markdown-content",
    "vp-doc",
    "md-content__inner",
    "quarto-document-content",
    "__blog-post-container",
    "blog-post-container",
];

/// Those that hold a post's text only where they are the innermost around it.
pub(super) const MAYBE_CONTENT: &[&str] = &[
    "prose",
    "markdown",
    "content",
    "post",
    "entry",
    "rich-text",
    "richtext",
    "page-content",
    "body-content",
    "main-content",
    "article",
];

/// The words in a class or id, joined by hyphens, of what does not belong to a text wherever it stands and however large it is.
pub(super) const NEVER_CONTENT: &[&str] = &[
    "breadcrumb",
    "breadcrumbs",
    "comments",
    "comment-form",
    "comment-list",
    "comments-area",
    "disqus",
    "disqus-thread",
    "utterances",
    "giscus",
    "remark42",
    "isso-thread",
    "webmentions",
    "pagination",
    "paginator",
    "pagination-nav",
    "post-pagination",
    "post-nav",
    "post-navigation",
    "post-navi",
    "page-nav",
    "page-navigation",
    "article-nav",
    "article-navigation",
    "article-navi",
    "nav-links",
    "prev-next",
    "next-prev",
    "prevnext",
    "related",
    "related-posts",
    "related-articles",
    "related-content",
    "read-next",
    "read-more-posts",
    "recommended-posts",
    "similar-posts",
    "more-posts",
    "share-buttons",
    "share-links",
    "share-bar",
    "share-icons",
    "social-share",
    "social-sharing",
    "social-links",
    "post-share",
    "post-sharing",
    "entry-share",
    "article-share",
    "article-share-link",
    "sharedaddy",
    "sharethis",
    "addtoany",
    "addthis",
    "newsletter",
    "newsletter-form",
    "newsletter-signup",
    "subscribe-form",
    "subscribe",
    "mailing-list",
    "edit-page",
    "edit-link",
    "edit-this-page",
    "theme-edit-this-page",
    "theme-last-updated",
    "theme-doc-footer",
    "theme-doc-toc-mobile",
    "theme-doc-breadcrumbs",
    "footer",
    "site-footer",
    "page-footer",
    "site-header",
    "site-nav",
    "navbar",
    "skip-link",
    "skip-nav",
    "skip-to-content",
    "back-to-top",
    "toc",
    "post-toc",
    "toc-container",
    "toc-wrapper",
    "table-of-contents",
    "tableofcontents",
    "tocbot",
    "js-toc",
    "on-this-page",
    "local-toc",
    "author-box",
    "author-bio",
    "author-card",
    "about-author",
    "post-author-bio",
    "post-copyright",
    "post-license",
    "license-box",
    "article-licensing",
    "post-metas",
    "post-prevnext",
    "post-meta",
    "post-metadata",
    "post-info",
    "entry-meta",
    "entry-header",
    "entry-footer",
    "article-meta",
    "article-info",
    "article-header",
    "article-footer",
    "blog-post-meta",
    "page-metadata",
    "post-header",
    "post-footer",
    "post-tags",
    "post-categories",
    "tag-list",
    "tags-list",
    "byline",
    "post-byline",
    "reading-time",
    "read-time",
    "post-reading-time",
    "copy",
    "copy-button",
    "copy-btn",
    "copybtn",
    "copy-code",
    "copy-code-button",
    "code-copy",
    "code-copy-button",
    "clipboard",
    "clipboard-copy",
    "btn-copy",
    "btn-clipboard",
    "quarto-title-block",
    "quarto-title-meta",
    "title-block-header",
    "quarto-reuse",
    "quarto-citation",
    "quarto-copyright",
    "quarto-toc",
    "ablog-blog-comments",
    "ablog-prev-next",
    "ablog-sidebar-item",
    "adsbygoogle",
    "advertisement",
    "visually-hidden",
    "sr-only",
    "screen-reader-text",
];

/// The words of what does not belong to a text if it is small beside it.
pub(super) const RARELY_CONTENT: &[&str] = &[
    "share",
    "sharing",
    "social",
    "meta",
    "tags",
    "categories",
    "date",
    "post-date",
    "published",
    "dt-published",
    "p-author",
    "p-name",
    "post-title",
    "entry-title",
    "article-title",
    "page-title",
    "post-subtitle",
    "author",
    "authors",
    "post-author",
    "avatar",
    "navigation",
    "nav",
    "pager",
    "sidebar",
    "reactions",
    "kudos",
    "license",
    "last-updated",
    "last-modified",
    "reward",
    "donate",
];

/// The classes of anchors beside headings.
pub(super) const ANCHORS: &[&str] = &[
    "anchor",
    "headerlink",
    "header-anchor",
    "header-link",
    "headinglink",
    "heading-anchor",
    "heading-link",
    "heading-permalink",
    "heading-mark",
    "headline-hash",
    "hash-link",
    "hash",
    "hanchor",
    "permalink",
    "direct-link",
    "self-link",
    "anchorjs-link",
    "anchor-link",
    "anchor-section",
    "sl-anchor-link",
    "zola-anchor",
    "bookmark",
    "deep-link",
    "fragment",
    "autolink-header",
];

/// What a text in a link is that only leads around a site, in small letters.
pub(super) const LEADS: &[&str] = &[
    "edit this page",
    "edit on github",
    "edit this page on github",
    "back to top",
    "back to blog",
    "back to home",
    "back to posts",
    "back to all posts",
    "all posts",
    "older post",
    "newer post",
    "previous post",
    "next post",
    "previous page",
    "next page",
    "older",
    "newer",
    "previous",
    "next",
    "skip to content",
    "skip to main content",
    "view source",
    "copy",
    "copy code",
    "share",
    "tweet",
];

/// The words of an identifier, joined by hyphens: `postMeta_Ab1` is `post-meta-ab1`.
pub(super) fn words(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    let mut is_small = false;
    for c in name.chars() {
        if c.is_ascii_uppercase() {
            if is_small {
                out.push('-');
            }
            out.push(c.to_ascii_lowercase());
            is_small = false;
        } else if matches!(c, '-' | '_' | ':' | '.' | '/') {
            if !out.is_empty() && !out.ends_with('-') {
                out.push('-');
            }
            is_small = false;
        } else {
            is_small = c.is_ascii_lowercase() || c.is_ascii_digit();
            out.push(c);
        }
    }
    while out.ends_with('-') {
        out.pop();
    }
    out
}

/// Whether a class or id is one of these: itself, or with what a bundler of style sheets puts after it (`copyButton_Ab1X`).
pub(super) fn is_one_of(name: &str, known: &[&str]) -> bool {
    if name.is_empty() || name.len() > 80 {
        return false;
    }
    let all = words(name);
    if known.contains(&all.as_str()) {
        return true;
    }
    // A hash has figures or capitals, which names that people write rarely have.
    let Some((head, hash)) = name.rsplit_once('_') else {
        return false;
    };
    let is_hash = (4..=8).contains(&hash.len())
        && hash.chars().all(|c| c.is_ascii_alphanumeric())
        && hash
            .chars()
            .any(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
    is_hash && known.contains(&words(head).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_word_by_word() {
        for (name, wanted) in [
            ("postMeta", "post-meta"),
            ("post__meta--x", "post-meta-x"),
            ("POST", "post"),
            ("a-", "a"),
        ] {
            assert_eq!(words(name), wanted);
        }
        assert!(is_one_of("copyButton_Ab1X", NEVER_CONTENT));
        assert!(is_one_of("post_meta", NEVER_CONTENT));
        assert!(!is_one_of("post_metal", NEVER_CONTENT));
    }
}

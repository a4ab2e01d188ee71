//! feedmill's own folder of posts, of a site without a generator.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use crate::content::body::markdown;
use crate::content::{Post, Site};
use crate::generators::Generator;
use crate::generators::shared::commonmark::Pieces;
use crate::generators::shared::files;
use crate::generators::shared::passthrough::{self, Delimiters};
use crate::warning::Warnings;

/// A site whose posts all lie below one folder.
#[derive(Debug, serde::Serialize)]
#[serde(tag = "generator")]
pub(crate) struct Folder {
    /// The folder, relative to the site.
    pub dir: String,
}

impl Generator for Folder {
    fn folder(&self) -> &str {
        &self.dir
    }

    fn own_folder(&self) -> Option<&str> {
        Some(&self.dir)
    }

    fn moved(&self, folder: String) -> Option<Arc<dyn Generator>> {
        Some(Arc::new(Folder { dir: folder }))
    }

    /// GitHub's Markdown, in which formulas stay as they are.
    fn html<'s>(
        &self,
        _site: &Site,
        post: &Post,
        source: &'s str,
        _warnings: &mut Warnings,
    ) -> Cow<'s, str> {
        if !files::is_markdown(&post.path) {
            return Cow::Borrowed(source);
        }
        let mut pieces = Pieces::new(source);
        let kept = passthrough::keep_formulas(source, &FORMULAS, &mut pieces);
        let html = markdown::to_html(&kept);
        Cow::Owned(match kept {
            Cow::Borrowed(_) => html,
            Cow::Owned(_) => pieces.restore(&html),
        })
    }
}

/// What TeX stands between wherever KaTeX or MathJax look for it. A single `$` is more often one of money.
static FORMULAS: LazyLock<Delimiters> = LazyLock::new(|| {
    let pair = |open: &str, close: &str| (open.to_owned(), close.to_owned());
    Delimiters {
        block: vec![pair("$$", "$$"), pair("\\[", "\\]")],
        inline: vec![pair("\\(", "\\)")],
        ..Delimiters::default()
    }
});

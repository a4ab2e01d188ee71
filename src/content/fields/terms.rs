//! The categories and tags of a post.

use super::FrontMatter;
use super::names::add_names;
use crate::config::SplitTerms;
use crate::value::Value;
use crate::warning::Warnings;

/// The categories and tags of a post.
pub(crate) struct Terms {
    /// Names as written, each once.
    pub categories: Vec<String>,
    /// Names as written, each once.
    pub tags: Vec<String>,
    /// The categories in the order in which they are put into a URL, if that is another one.
    in_url: Option<Vec<String>>,
}

impl Terms {
    /// The categories in the order in which they are put into a URL.
    pub fn in_url(&self) -> &[String] {
        self.in_url.as_ref().unwrap_or(&self.categories)
    }
}

impl FrontMatter<'_> {
    /// The categories and tags, as the generator has them: `folders` are the categories that the file's folders stand for,
    /// `inherited` is the value of `categories` that the settings give the post.
    pub fn terms(
        &self,
        folders: Vec<String>,
        inherited: Option<&Value>,
        warnings: &mut Warnings,
    ) -> Terms {
        let as_jekyll = self.rules.terms.as_jekyll;
        let split = match as_jekyll {
            true => SplitTerms::Spaces,
            false => self.config.content.split_terms,
        };
        let mut categories = folders.clone();
        if let Some(value) = inherited {
            add_names(value, SplitTerms::Spaces, &mut categories);
        }
        let keys = match as_jekyll {
            true => [("categories", split), ("category", SplitTerms::Never)],
            false => [("category", SplitTerms::Never), ("categories", split)],
        };
        for (key, split) in keys {
            self.names(key, split, &mut categories, warnings);
        }
        let mut tags = Vec::new();
        self.names("tag", SplitTerms::Never, &mut tags, warnings);
        // In Jekyll one hides the other.
        if !as_jekyll || tags.is_empty() {
            self.names("tags", split, &mut tags, warnings);
        }
        self.cap_terms(&mut categories, &mut tags, warnings);
        let in_url = match as_jekyll {
            true => self.nested_categories(&folders, &categories),
            false => None,
        };
        Terms {
            categories,
            tags,
            in_url,
        }
    }
}

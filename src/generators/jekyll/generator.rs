//! Jekyll's answers to what feedmill asks of a generator.

use std::borrow::Cow;
use std::path::Path;

use super::{JekyllFeeds, JekyllSite, excerpt, markdown, template, terms};
use crate::config::{self, Permalink};
use crate::content::body::{Excerpt, Separator};
use crate::content::fields::FrontMatter;
use crate::content::file_name::{self, FileName};
use crate::content::front_matter::{self, Parts};
use crate::content::permalink::Facts;
use crate::content::{Post, Site, language};
use crate::generators::shared::files;
use crate::generators::shared::terms::SaidOf;
use crate::generators::{
    DateRules, Generator, Output, Rules, TermRules, TitleRules, TranslatedFrontMatter,
};
use crate::read::Bounds;
use crate::value::{Map, Value};
use crate::warning::{Warning, Warnings};

const RULES: Rules = Rules {
    utf8_only: true,
    ruby_booleans: true,
    excludes_by_beginning: true,
    dates: DateRules {
        whole_seconds: true,
        year_one: true,
    },
    titles: TitleRules {
        from_file_name: true,
        are_html: true,
    },
    terms: TermRules { as_jekyll: true },
    addresses_of_authors: false,
    files_from_top: true,
    more_marks: false,
};

impl Generator for JekyllSite {
    fn is_apart(&self, post: &Post) -> bool {
        self.polyglot_language(post.language.as_deref()).is_some()
    }

    fn terms(&self, root: &Path, bounds: &Bounds) -> Vec<SaidOf> {
        terms::of(self, root, bounds)
    }

    fn folder(&self) -> &str {
        &self.collections_dir
    }

    fn output(&self) -> Option<Output> {
        Some(Output {
            files: &["_config.yml", "_config.yaml"],
            key: "destination",
            usual: "_site",
        })
    }

    fn place_of_posts(&self) -> String {
        "any folder `_posts`".to_owned()
    }

    fn folder_of_new_posts(&self) -> &str {
        "_posts"
    }

    fn may_be_post(&self, folder: &str, name: &str, with_drafts: bool) -> bool {
        let is_inside = lies_in(folder, "_posts/") || (with_drafts && lies_in(folder, "_drafts/"));
        files::extension(name).is_some()
            && is_inside
            && (files::has_text(name) || file_name::behind_numbers(name).is_some())
    }

    fn is_visible(&self, folder: &str, name: &str, is_included: &dyn Fn() -> bool) -> bool {
        if matches!(name, "_posts" | "_drafts") {
            // One below another is a folder like any other whose name hides it.
            return !lies_in(folder, "_posts/") && !lies_in(folder, "_drafts/");
        }
        files::is_visible(name) || is_included()
    }

    fn newest(&self) -> Option<usize> {
        (self.limit_posts > 0).then_some(self.limit_posts)
    }

    fn rules(&self) -> &'static Rules {
        &RULES
    }

    fn refuse(&self, path: &str) -> Option<Warning> {
        let is_post = file_name::behind_numbers(path).is_some() || path.contains("_drafts/");
        (!is_post).then(|| {
            Warning::file(
                path,
                "invalid-post-name",
                "Jekyll makes no page of this file, since its name does not start with a date; the post is left out",
                "rename it to YYYY-MM-DD-title.md",
            )
        })
    }

    fn split<'s>(
        &self,
        path: &str,
        source: &'s str,
        warnings: &mut Warnings,
    ) -> (Option<Map>, Parts<'s>) {
        let parts = front_matter::split_jekyll(source);
        if parts.head.is_none() && front_matter::split(source).head.is_some() {
            warnings.push(Warning::file(
                path,
                "front-matter-not-first",
                "Jekyll treats this front matter as text, since it is not YAML or does not begin on the first line",
                "put `---` on the very first line",
            ));
        }
        (None, parts)
    }

    fn needs_no_front_matter(&self, _source: &str) -> bool {
        true
    }

    fn translate(&self, path: &str, front: Map) -> TranslatedFrontMatter {
        let path = self.path_in_collections(path);
        let (front, inherited) = match config::defaults(&self.defaults, path) {
            None => (front, None),
            Some(mut merged) => {
                let inherited = merged.get("categories").cloned();
                config::merge(&mut merged, &front);
                (merged, inherited)
            }
        };
        TranslatedFrontMatter {
            front,
            folders: folder_categories(path),
            inherited,
        }
    }

    fn file_name<'p>(&self, path: &'p str) -> FileName<'p> {
        let name = FileName::of(path);
        // The front matter may say when a post was published whose name has a day that no calendar has.
        match file_name::behind_numbers(path) {
            Some(slug) if name.date.is_none() => FileName { slug, ..name },
            _ => name,
        }
    }

    fn is_unpublished(&self, matter: &FrontMatter<'_>) -> bool {
        !self.unpublished
            && (matter.is("published", false)
                || matter.map.get("published").is_some_and(Value::is_null))
    }

    fn authors(&self) -> &Value {
        &self.authors
    }

    fn permalink(
        &self,
        matter: &FrontMatter<'_>,
        facts: &Facts<'_>,
        warnings: &mut Warnings,
    ) -> String {
        let file = matter.path.rsplit('/').next().unwrap_or(matter.path);
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let facts = Facts {
            name: stem,
            extension: match self.is_markdown(matter.path) {
                true => facts.extension,
                false => &file[stem.len()..],
            },
            squeezes_dots: true,
            ..*facts
        };
        let path = matter.permalink(Permalink::template, &facts, warnings);
        match self.polyglot_language(matter.text(&["lang"]).as_deref()) {
            Some(language) => format!("/{language}/{}", path.trim_start_matches('/')),
            None => path,
        }
    }

    fn expand<'s>(
        &self,
        site: &Site,
        post: &Post,
        source: &'s str,
        warnings: &mut Warnings,
    ) -> Cow<'s, str> {
        template::render(self, site, post, source, warnings)
    }

    fn html<'s>(
        &self,
        site: &Site,
        post: &Post,
        source: &'s str,
        warnings: &mut Warnings,
    ) -> Cow<'s, str> {
        match self.is_markdown(&post.path) {
            true => Cow::Owned(markdown::to_html(self, site, &post.path, source, warnings)),
            false => {
                if let Some(language) = language::language(&post.path) {
                    warnings.push(Warning::file(
                        &post.path,
                        "not-supported",
                        format!(
                            "feedmill does not read {language}, for which Jekyll needs a plugin; \
                             the text is shown as it is written"
                        ),
                        "write it in Markdown, or build the site first and set `content.body: page`",
                    ));
                }
                Cow::Borrowed(source)
            }
        }
    }

    fn excerpt(&self, site: &Site, post: &Post, by: Separator) -> Option<Excerpt> {
        excerpt::excerpt(self, site, post, by)
    }

    fn jekyll_feeds(&self) -> Option<&JekyllFeeds> {
        Some(&self.feeds)
    }
}

/// The folders above `_posts`.
fn folder_categories(path: &str) -> Vec<String> {
    path.split('/')
        .take_while(|part| !matches!(*part, "_posts" | "_drafts"))
        .map(str::to_owned)
        .collect()
}

/// Whether a folder, named with the slash after it, is one of those that a path leads through.
fn lies_in(path: &str, folder: &str) -> bool {
    path.starts_with(folder)
        || path
            .match_indices(folder)
            .any(|(at, _)| path.as_bytes()[at - 1] == b'/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_through_folders_of_the_whole_name() {
        assert!(lies_in("_posts/a.md", "_posts/"));
        assert!(lies_in("x_posts/_posts/a.md", "_posts/"));
        assert!(!lies_in("my_posts/a.md", "_posts/"));
        assert!(!lies_in("_posts", "_posts/"));
    }
}

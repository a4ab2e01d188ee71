//! Hugo's answers to what feedmill asks of a generator.

use std::borrow::Cow;
use std::path::Path;

use super::settings::Hugo;
use super::{permalink, posts, shortcode, terms};
use crate::config::SiteLanguage;
use crate::content::fields::FrontMatter;
use crate::content::paths::Paths;
use crate::content::{Post, Site};
use crate::date::Timestamp;
use crate::generators::shared::terms::SaidOf;
use crate::generators::shared::{files, link};
use crate::generators::{Generator, Language, Output, TranslatedFrontMatter};
use crate::read::Bounds;
use crate::value::Map;
use crate::warning::{Warning, Warnings};

impl Generator for Hugo {
    fn folder(&self) -> &str {
        &self.walked
    }

    fn folder_of_new_posts(&self) -> &str {
        &self.content
    }

    fn is_visible(&self, folder: &str, name: &str, is_included: &dyn Fn() -> bool) -> bool {
        // At the top of the site lies much that is not posts.
        let is_top = self.walked.is_empty() && folder.is_empty() && !self.content.is_empty();
        let is_first = |folder: &str| folder.split('/').next() == Some(name);
        let others = self.others.iter();
        let mut folders = others.filter_map(|other| other.folder.as_deref());
        if is_top && !is_first(&self.content) && !folders.any(is_first) {
            return false;
        }
        files::is_page_or_folder(name) && name != "node_modules" || is_included()
    }

    fn is_apart(&self, post: &Post) -> bool {
        self.other_language(&post.path).is_some()
    }

    fn languages(&self) -> Vec<(String, SiteLanguage)> {
        let shown = self.others.iter().filter(|other| other.is_shown);
        shown
            .map(|other| (other.tag.clone(), other.said.clone()))
            .collect()
    }

    fn other_languages(&self) -> Vec<Language> {
        let is_walked = |folder: &String| {
            let rest = folder.strip_prefix(self.walked.as_str());
            let is_below = |rest: &str| rest.is_empty() || rest.starts_with('/');
            self.walked.is_empty() || rest.is_some_and(is_below)
        };
        let left_out = self.others.iter().filter(|other| {
            !other.is_shown || other.folder.as_ref().is_some_and(|it| !is_walked(it))
        });
        left_out
            .map(|other| Language {
                name: other.name.clone(),
                folder: other.folder.clone(),
            })
            .collect()
    }

    fn terms(&self, root: &Path, bounds: &Bounds) -> Vec<SaidOf> {
        terms::of(self, root, bounds)
    }

    fn output(&self) -> Option<Output> {
        const FILES: [&str; 8] = [
            "hugo.toml",
            "hugo.yaml",
            "hugo.yml",
            "hugo.json",
            "config.toml",
            "config.yaml",
            "config.yml",
            "config/_default/hugo.toml",
        ];
        Some(Output {
            files: &FILES,
            key: "publishdir",
            usual: "public",
        })
    }

    fn may_be_post(&self, _folder: &str, name: &str, _with_drafts: bool) -> bool {
        files::is_of_generator(name)
    }

    fn choose(&self, files: Paths) -> Paths {
        // The bundle in another language.
        let is_index = |name: &str| {
            let language = name
                .strip_prefix("index.")
                .and_then(|it| it.strip_suffix(".md"));
            language.is_some_and(|it| self.others.iter().any(|other| other.name == it))
        };
        let files = files::chosen(&files, |files| {
            link::without_bundled(files, "index.md", is_index)
        });
        match self.walked == self.content {
            true => files,
            // Between the folders of the languages lies what Hugo does not look at.
            false => files::chosen(&files, |files| {
                let is_posts = |path: &String| self.folder_of(path).is_some();
                files.into_iter().filter(is_posts).collect()
            }),
        }
    }

    fn refuse(&self, path: &str) -> Option<Warning> {
        files::refuse_language(path)
    }

    fn needs_no_front_matter(&self, source: &str) -> bool {
        files::begins_without_fence(source)
    }

    fn translate(&self, path: &str, front: Map) -> TranslatedFrontMatter {
        posts::translate(self, path, front).into()
    }

    fn left_out(&self, matter: &FrontMatter<'_>) -> Option<&'static str> {
        posts::left_out(self, matter)
    }

    fn shown_from(&self, matter: &FrontMatter<'_>, warnings: &mut Warnings) -> Option<Timestamp> {
        matter.instant(&["publishdate"], warnings)
    }

    fn path(
        &self,
        matter: &FrontMatter<'_>,
        published: Timestamp,
        _warnings: &mut Warnings,
    ) -> Option<String> {
        Some(permalink::path(self, matter, published))
    }

    fn names_files(&self, _body: &str) -> bool {
        // Templates of links and pictures look at files beside the page.
        self.has_hooks()
    }

    fn unknown_shortcodes<'b>(&self, body: &'b str) -> Vec<(usize, &'b str)> {
        shortcode::unknown(self, body)
    }

    fn html<'s>(
        &self,
        site: &Site,
        post: &Post,
        source: &'s str,
        warnings: &mut Warnings,
    ) -> Cow<'s, str> {
        Cow::Owned(posts::html(site, self, post, source, warnings))
    }

    fn address_notes(&self) -> Vec<String> {
        let patterns = self.permalinks.iter();
        patterns
            .map(|(section, pattern)| format!("{section}: {pattern}"))
            .collect()
    }

    fn static_folder(&self) -> Option<&'static str> {
        Some("static")
    }
}

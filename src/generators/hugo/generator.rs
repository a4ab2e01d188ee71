//! Hugo's answers to what feedmill asks of a generator.

use std::borrow::Cow;
use std::path::Path;

use super::settings::Hugo;
use super::{permalink, posts, shortcode, terms};
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
        &self.content
    }

    fn other_languages(&self) -> Vec<Language> {
        let folder = |name: &str| {
            let mut folders = self.language_folders.iter();
            folders
                .find(|(language, _)| language.as_str() == name)
                .map(|(_, folder)| folder.clone())
        };
        let names = self.other_languages.iter().cloned();
        names
            .map(|name| Language {
                folder: folder(&name),
                name,
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
        files::chosen(&files, |files| link::without_bundled(files, "index.md"))
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

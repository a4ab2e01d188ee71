//! Eleventy's answers to what feedmill asks of a generator.

use std::borrow::Cow;
use std::path::Path;

use super::settings::Eleventy;
use super::{address, elements, posts};
use crate::content::fields::FrontMatter;
use crate::content::paths::Paths;
use crate::content::{Post, Site};
use crate::date::Timestamp;
use crate::generators::shared::files;
use crate::generators::shared::terms::{self, SaidOf};
use crate::generators::{Generator, Output, TranslatedFrontMatter};
use crate::read::Bounds;
use crate::value::Map;
use crate::warning::{Warning, Warnings};

impl Generator for Eleventy {
    fn folder(&self) -> &str {
        &self.input
    }

    fn terms(&self, _root: &Path, _bounds: &Bounds) -> Vec<SaidOf> {
        let files = terms::NAMES.into_iter();
        files
            .flat_map(|(kind, names)| names.map(|name| (kind, name)))
            .filter_map(|(kind, name)| Some(terms::of_data(kind, self.data.get(name)?)))
            .flatten()
            .collect()
    }

    fn output(&self) -> Option<Output> {
        const FILES: [&str; 4] = [
            ".eleventy.js",
            "eleventy.config.js",
            "eleventy.config.mjs",
            "eleventy.config.cjs",
        ];
        Some(Output {
            files: &FILES,
            key: "output",
            usual: "_site",
        })
    }

    fn may_be_post(&self, _folder: &str, name: &str, _with_drafts: bool) -> bool {
        files::is_of_generator(name)
    }

    fn is_visible(&self, folder: &str, name: &str, is_included: &dyn Fn() -> bool) -> bool {
        // A name may begin with `_`: only folders that the settings name are not places of posts.
        let is_hidden = name.starts_with(['.', '#']) || name.ends_with('~');
        let is_shut = || {
            let top = match self.input.as_str() {
                "" => String::new(),
                input => format!("{input}/"),
            };
            self.exclude.contains(&format!("{top}{folder}{name}"))
        };
        !is_hidden && name != "node_modules" && !is_shut() || is_included()
    }

    fn choose(&self, files: Paths) -> Paths {
        files::chosen(&files, |files| posts::choose(self, files))
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

    fn path(
        &self,
        matter: &FrontMatter<'_>,
        published: Timestamp,
        warnings: &mut Warnings,
    ) -> Option<String> {
        Some(address::path(self, matter, published, warnings))
    }

    fn cannot_tell(&self, post: &Post) -> Option<&'static str> {
        // What filters and shortcodes of the site's own give, only Eleventy knows.
        let has_template = ["{{", "{%"].iter().any(|mark| post.body.contains(mark));
        if has_template {
            return Some("templates");
        }
        if self.changes {
            return Some("transforms and plugins");
        }
        elements::custom(&post.body)
            .next()
            .map(|_| "custom elements")
    }

    fn html<'s>(
        &self,
        site: &Site,
        post: &Post,
        source: &'s str,
        warnings: &mut Warnings,
    ) -> Cow<'s, str> {
        Cow::Owned(posts::html(site.config, self, post, source, warnings))
    }
}

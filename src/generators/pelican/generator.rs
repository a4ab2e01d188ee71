//! Pelican's answers to what feedmill asks of a generator.

use std::borrow::Cow;

use super::site::Pelican;
use super::{html, posts, rst};
use crate::content::fields::FrontMatter;
use crate::content::front_matter::Parts;
use crate::content::paths::Paths;
use crate::content::{Post, Site};
use crate::date::Timestamp;
use crate::generators::shared::files;
use crate::generators::{Generator, Output, TranslatedFrontMatter};
use crate::value::Map;
use crate::warning::{Warning, Warnings};

impl Generator for Pelican {
    fn folder(&self) -> &str {
        &self.content
    }

    fn output(&self) -> Option<Output> {
        Some(Output {
            files: &["pelicanconf.py"],
            key: "output_path",
            usual: "output",
        })
    }

    fn is_apart(&self, post: &Post) -> bool {
        self.translations.contains(&post.path)
    }

    fn is_visible(&self, _folder: &str, name: &str, is_included: &dyn Fn() -> bool) -> bool {
        files::is_page_or_folder(name) && name != "node_modules" || is_included()
    }

    fn may_be_post(&self, _folder: &str, name: &str, _with_drafts: bool) -> bool {
        files::is_of_generator(name)
    }

    fn choose(&self, files: Paths) -> Paths {
        files::chosen(&files, |files| posts::choose(self, files))
    }

    fn refuse(&self, path: &str) -> Option<Warning> {
        match rst::is_rst(path) {
            true => None,
            false => files::refuse_language(path),
        }
    }

    fn split<'s>(
        &self,
        path: &str,
        source: &'s str,
        _warnings: &mut Warnings,
    ) -> (Option<Map>, Parts<'s>) {
        let (front, body) = if html::is_page(path) {
            html::head(source)
        } else if rst::is_rst(path) {
            rst::head(source)
        } else {
            posts::metadata(source)
        };
        (Some(front), Parts::without_head(source, body))
    }

    fn translate(&self, path: &str, front: Map) -> TranslatedFrontMatter {
        posts::translate(self, path, front).into()
    }

    fn left_out(&self, matter: &FrontMatter<'_>) -> Option<&'static str> {
        posts::left_out(matter)
    }

    fn path(
        &self,
        matter: &FrontMatter<'_>,
        published: Timestamp,
        _warnings: &mut Warnings,
    ) -> Option<String> {
        Some(posts::path(self, matter, published))
    }

    fn cannot_tell(&self, post: &Post) -> Option<&'static str> {
        let is_unknown = || !feedmill_rst::read(&post.body).problems.is_empty();
        (rst::is_rst(&post.path) && is_unknown()).then_some("markup of plugins")
    }

    fn names_files(&self, body: &str) -> bool {
        ["{filename}", "|filename|"]
            .iter()
            .any(|mark| body.contains(mark))
    }

    fn html<'s>(
        &self,
        site: &Site,
        post: &Post,
        source: &'s str,
        warnings: &mut Warnings,
    ) -> Cow<'s, str> {
        Cow::Owned(posts::html(self, site, post, source, warnings))
    }

    fn address_notes(&self) -> Vec<String> {
        vec![format!("posts: {}", self.url)]
    }
}

//! MkDocs' answers to what feedmill asks of a generator.

use std::borrow::Cow;

use super::settings::{Blog, MkDocs};
use super::{post_path, posts};
use crate::content::fields::FrontMatter;
use crate::content::front_matter::Parts;
use crate::content::paths::Paths;
use crate::content::{Post, Site};
use crate::date::Timestamp;
use crate::generators::shared::files;
use crate::generators::{Generator, Output, TranslatedFrontMatter};
use crate::value::{Map, Value};
use crate::warning::Warnings;

impl Generator for MkDocs {
    fn folder(&self) -> &str {
        &self.docs
    }

    fn place_of_posts(&self) -> String {
        format!("`{}`", self.folder_of_new_posts())
    }

    fn folder_of_new_posts(&self) -> &str {
        self.blogs.first().map_or(&self.docs, |blog| &blog.posts)
    }

    fn output(&self) -> Option<Output> {
        Some(Output {
            files: &["mkdocs.yml", "mkdocs.yaml"],
            key: "site_dir",
            usual: "site",
        })
    }

    fn may_be_post(&self, folder: &str, name: &str, _with_drafts: bool) -> bool {
        posts::is_page(name)
            && self
                .blogs
                .iter()
                .any(|blog| folder.starts_with(&format!("{}/", blog.posts)))
    }

    fn choose(&self, files: Paths) -> Paths {
        files::chosen(&files, |files| {
            let is_post = |file: &String| self.blog_of(file).is_some();
            files.into_iter().filter(is_post).collect()
        })
    }

    fn split<'s>(
        &self,
        path: &str,
        source: &'s str,
        warnings: &mut Warnings,
    ) -> (Option<Map>, Parts<'s>) {
        posts::split(path, source, warnings)
    }

    fn translate(&self, path: &str, front: Map) -> TranslatedFrontMatter {
        posts::translate(self, path, front).into()
    }

    fn authors(&self) -> &Value {
        &self.authors
    }

    fn path(
        &self,
        matter: &FrontMatter<'_>,
        published: Timestamp,
        _warnings: &mut Warnings,
    ) -> Option<String> {
        Some(post_path::of(self, matter, published))
    }

    fn names_files(&self, body: &str) -> bool {
        body.contains(".md")
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
        let format = |blog: &Blog| format!("posts: {}/{}", blog.dir, blog.url_format);
        self.blogs.iter().map(format).collect()
    }
}

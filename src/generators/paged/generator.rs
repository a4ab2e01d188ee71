//! The answers of these generators to what feedmill asks of one.

use std::borrow::Cow;

use super::settings::Paged;
use super::{posts, sphinx};
use crate::content::fields::FrontMatter;
use crate::content::front_matter::{self, Parts};
use crate::content::{Post, Site};
use crate::date::Timestamp;
use crate::generators::shared::{commonmark, files};
use crate::generators::{Generator, TranslatedFrontMatter};
use crate::value::Map;
use crate::warning::Warnings;

/// The endings of files that may be posts.
const ENDINGS: &[&str] = &[
    "md", "mdx", "markdown", "mdoc", "markdoc", "qmd", "rmd", "ipynb", "org", "adoc",
];

impl Generator for Paged {
    fn folder(&self) -> &str {
        &self.top
    }

    fn place_of_posts(&self) -> String {
        let folders: Vec<String> = self
            .folders
            .iter()
            .map(|folder| format!("`{folder}`"))
            .collect();
        folders.join(", ")
    }

    fn may_be_post(&self, folder: &str, name: &str, _with_drafts: bool) -> bool {
        let extension = files::extension(name).map(str::to_ascii_lowercase);
        let is_text = extension.is_some_and(|extension| {
            ENDINGS.contains(&extension.as_str()) || self.is_sphinx() && extension == "rst"
        });
        let is_below = |wanted: &String| {
            wanted.is_empty()
                || folder
                    .strip_prefix(wanted.as_str())
                    .is_some_and(|rest| rest.starts_with('/'))
        };
        is_text && !name.eq_ignore_ascii_case("readme.md") && self.folders.iter().any(is_below)
    }

    fn is_visible(&self, folder: &str, name: &str, is_included: &dyn Fn() -> bool) -> bool {
        let top = match self.top.is_empty() {
            true => String::new(),
            false => format!("{}/", self.top),
        };
        let path = format!("{top}{folder}{name}");
        let leads_on = |wanted: &String| {
            wanted.is_empty()
                || path.starts_with(wanted.as_str())
                || wanted.starts_with(&format!("{path}/"))
        };
        let is_hidden = name.starts_with(['.', '#'])
            || name.ends_with('~')
            || name.starts_with('_') && !self.folders.iter().any(|wanted| wanted.ends_with(name));
        let is_shut = name == "node_modules" || path == self.output || path == self.output_top();
        !is_hidden && !is_shut && self.folders.iter().any(leads_on) || is_included()
    }

    fn output_folder(&self) -> Option<&str> {
        Some(&self.output)
    }

    fn build_command(&self) -> Option<(&'static str, &'static str)> {
        Some((self.name(), self.command()))
    }

    fn split<'s>(
        &self,
        path: &str,
        source: &'s str,
        _warnings: &mut Warnings,
    ) -> (Option<Map>, Parts<'s>) {
        if let Some((own, at)) = front_matter::own_header(path, source) {
            return (Some(own), Parts::without_head(source, at));
        }
        let parts = front_matter::split(source);
        if self.is_sphinx() && parts.head.is_none() {
            return (Some(sphinx::header(source)), Parts::without_head(source, 0));
        }
        (None, parts)
    }

    fn needs_no_front_matter(&self, source: &str) -> bool {
        files::begins_without_fence(source)
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
        _published: Timestamp,
        _warnings: &mut Warnings,
    ) -> Option<String> {
        Some(posts::path(self, matter))
    }

    fn cannot_tell(&self, _post: &Post) -> Option<&'static str> {
        Some("only the page shows what the generator makes of it")
    }

    fn is_paged(&self) -> bool {
        true
    }

    fn html<'s>(
        &self,
        _site: &Site,
        _post: &Post,
        source: &'s str,
        _warnings: &mut Warnings,
    ) -> Cow<'s, str> {
        Cow::Owned(commonmark::to_html(source, commonmark::Flavour::default()))
    }
}

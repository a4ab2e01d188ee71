//! Zola's answers to what feedmill asks of a generator.

use std::borrow::Cow;
use std::path::Path;

use super::settings::Zola;
use super::{posts, shortcode};
use crate::config::SiteLanguage;
use crate::content::fields::FrontMatter;
use crate::content::{Post, Site};
use crate::date::Timestamp;
use crate::generators::shared::files;
use crate::generators::values::text;
use crate::generators::{Generator, Output, TranslatedFrontMatter};
use crate::value::Map;
use crate::warning::{Warning, Warnings};

impl Generator for Zola {
    fn folder(&self) -> &str {
        "content"
    }

    fn is_apart(&self, post: &Post) -> bool {
        posts::language(self, &post.path).is_some()
    }

    fn languages(&self) -> Vec<(String, SiteLanguage)> {
        let said = |name: &String| {
            let own = self.settings.get("languages")?.get(name)?;
            Some(SiteLanguage {
                name: None,
                title: text(own, &["title"]),
                description: text(own, &["description"]),
                url: Some(format!("{name}/")),
            })
        };
        let names = self.other_languages.iter();
        names
            .filter_map(|name| Some((name.clone(), said(name)?)))
            .collect()
    }

    fn output(&self) -> Option<Output> {
        Some(Output {
            files: &["config.toml", "zola.toml"],
            key: "output_dir",
            usual: "public",
        })
    }

    fn is_visible(&self, _folder: &str, name: &str, is_included: &dyn Fn() -> bool) -> bool {
        files::is_page_or_folder(name) && name != "node_modules" || is_included()
    }

    fn may_be_post(&self, _folder: &str, name: &str, _with_drafts: bool) -> bool {
        // Any other file is one that a page shows, HTML too.
        Path::new(name).extension().is_some_and(|end| end == "md")
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

    fn names_files(&self, body: &str) -> bool {
        body.contains("@/")
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

    fn static_folder(&self) -> Option<&'static str> {
        Some("static")
    }
}

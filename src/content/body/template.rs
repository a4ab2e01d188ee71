//! A Jekyll post's body as a template: what it sees, and what it could not be given.

use std::borrow::Cow;

use super::liquid::{self, Context, Limits, Problem, ProblemKind};
use super::{kramdown, markdown};
use crate::content::{Post, Site};
use crate::value::Value;
use crate::warning::Warning;

/// The lookups of one post's template.
struct Page<'p, 's> {
    site: &'p Site<'s>,
    post: &'p Post,
}

impl liquid::Site for Page<'_, '_> {
    fn include(&self, path: &str) -> Option<Cow<'_, str>> {
        self.site
            .file(&self.site.jekyll()?.includes_dir, path)
            .map(Cow::Owned)
    }

    fn include_relative(&self, path: &str) -> Option<Cow<'_, str>> {
        let folder = self
            .post
            .path
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder);
        self.site.file(folder, path).map(Cow::Owned)
    }

    fn link(&self, path: &str) -> Option<String> {
        self.site.link(path)
    }

    fn post_url(&self, name: &str) -> Option<String> {
        self.site.post_url(name)
    }

    fn variable(&self, name: &str) -> Option<&Value> {
        self.site.variable(name)
    }

    fn markdownify(&self, text: &str) -> String {
        markdown::to_html(self.site, &self.post.path, text, &mut Vec::new())
    }

    fn smartify(&self, text: &str) -> String {
        kramdown::smartify(text)
    }
}

/// `source`, a part of the post's body, with its Liquid rendered where the site is Jekyll's; borrowed where it has none.
pub(super) fn render<'s>(
    site: &Site,
    post: &Post,
    source: &'s str,
    warnings: &mut Vec<Warning>,
) -> Cow<'s, str> {
    let Some(jekyll) = site.jekyll() else {
        return Cow::Borrowed(source);
    };
    let is_off = post
        .front
        .get("render_with_liquid")
        .and_then(Value::as_bool)
        == Some(false);
    if is_off || !liquid::has_liquid(source) {
        return Cow::Borrowed(source);
    }
    let mut page = site.page(post);
    if source.contains("page.") {
        site.surround(post, source, &mut page);
    }
    let page = Value::Map(page);
    let lookups = Page { site, post };
    let context = Context {
        page: &page,
        site: &jekyll.settings,
        lookups: &lookups,
        timezone: site.config.timezone,
        now: site.now_utc(),
        url: jekyll.url.trim_end_matches('/'),
        baseurl: jekyll.baseurl.trim_end_matches('/'),
        environment: "production",
        limits: Limits::default(),
    };
    let rendered = liquid::render(source, &context);
    let problems = rendered.warnings.into_iter();
    warnings.extend(problems.map(|problem| warning(post, problem)));
    rendered.text
}

fn warning(post: &Post, problem: Problem) -> Warning {
    let (code, help) = match problem.kind {
        ProblemKind::UnknownTag => (
            "unknown-tag",
            "it comes from a plugin of the site; write HTML or Markdown where the feed should show it",
        ),
        ProblemKind::UnknownFilter => (
            "unknown-filter",
            "it comes from a plugin of the site; its input was passed on",
        ),
        ProblemKind::Syntax => (
            "liquid-syntax",
            "mend the tag, or write it inside {% raw %}",
        ),
        ProblemKind::Missing => (
            "liquid-missing",
            "check the name; what belongs to a theme has to be copied into the site",
        ),
        ProblemKind::Argument => ("liquid-argument", "check what the tag or filter is given"),
        ProblemKind::Limit => (
            "liquid-limit",
            "make the loop shorter; a template may not ask for more",
        ),
    };
    let line = post.body_line + problem.line.saturating_sub(1);
    let text = post.body.lines().nth(problem.line.saturating_sub(1));
    Warning {
        line,
        column: 1,
        text: text.unwrap_or_default().to_owned(),
        ..Warning::file(&post.path, code, problem.message, help)
    }
}

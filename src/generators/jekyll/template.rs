//! A Jekyll post's body as a template: what it sees, and what it could not be given.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::JekyllSite;
use super::lookups::{self, Lookups};
use crate::content::body::liquid::{self, Context, Limits, Problem, ProblemKind};
use crate::content::{Post, Site};
use crate::value::Value;
use crate::warning::{Warning, Warnings};

/// `source`, a part of the post's body, with its Liquid rendered; borrowed if it has none.
pub(super) fn render<'s>(
    jekyll: &JekyllSite,
    site: &Site,
    post: &Post,
    source: &'s str,
    warnings: &mut Warnings,
) -> Cow<'s, str> {
    let is_off = post
        .front
        .get("render_with_liquid")
        .and_then(Value::as_bool)
        == Some(false);
    if is_off || !liquid::has_liquid(source) {
        return Cow::Borrowed(source);
    }
    let mut page = lookups::page(site, post);
    if source.contains("page.") {
        lookups::surround(site, post, source, &mut page);
    }
    let page = Value::Map(page);
    let lookups = Lookups {
        jekyll,
        site,
        post,
        related: OnceLock::new(),
    };
    let context = Context {
        page: &page,
        site: &jekyll.settings,
        lookups: &lookups,
        timezone: site.config.timezone,
        now: site.now.to_utc(),
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
            "it comes from a plugin of the site; its input is shown unchanged",
        ),
        ProblemKind::Syntax => ("liquid-syntax", "fix the tag, or put it inside {% raw %}"),
        ProblemKind::Missing => (
            "liquid-missing",
            "check the name; copy files of a theme into the site",
        ),
        ProblemKind::Argument => (
            "liquid-argument",
            "check the arguments of the tag or filter",
        ),
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

//! A Jekyll post's body as a template: what it sees, and what it could not be given.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::JekyllSite;
use super::lookups::{self, Lookups};
use crate::content::body::liquid::{self, Context, Limits};
use crate::content::{Post, Site};
use crate::generators::shared::liquid::problem_in;
use crate::value::Value;
use crate::warning::Warnings;

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
    warnings.extend(problems.map(|problem| problem_in(post, problem)));
    rendered.text
}

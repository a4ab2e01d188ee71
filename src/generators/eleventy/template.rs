//! The template languages of posts, and what of a template is reported.

use super::engine::Engine;
use super::liquid;
use super::nunjucks::{self, Problem};
use super::page::Page;
use super::settings::Eleventy;
use crate::config::SiteConfig;
use crate::content::Post;
use crate::generators::shared::liquid::problem_in;
use crate::warning::{Warning, Warnings};

/// The body of a post with its templates filled in.
pub(super) fn body(
    config: &SiteConfig,
    eleventy: &Eleventy,
    post: &Post,
    body: &str,
    engine: Engine,
    warnings: &mut Warnings,
) -> String {
    let url = post
        .canonical_url
        .strip_prefix(config.url.as_str().trim_end_matches('/'));
    let mut front = post.front.clone();
    if let Some(title) = &post.title {
        front.insert("title".into(), title.as_str().into());
    }
    let page = Page {
        eleventy,
        path: &post.path,
        map: &front,
        published: Some(post.published),
        url,
        before: None,
    };
    for (name, what) in eleventy.unknown.iter() {
        if mentions(body, name) && !front.iter().any(|(key, _)| key == name) {
            warnings.push(placed(
                post,
                line_of(body, name),
                "not-run",
                format!("the data `{name}` is computed by code that feedmill does not follow ({what}); the post lacks what it shows of it"),
                "keep the data in a JSON file, or build the site first and set `content.body: page`",
            ));
        }
    }
    for name in ["collections", "pagination"] {
        if mentions(body, name) {
            warnings.push(placed(
                post,
                line_of(body, name),
                "not-run",
                format!("feedmill does not know `{name}`, which the post shows something of; it lacks that"),
                "build the site first and set `content.body: page`",
            ));
        }
    }
    if engine == Engine::Nunjucks {
        match nunjucks::render(&page, body) {
            Ok(rendered) => {
                for (line, problem) in rendered.problems {
                    warnings.push(reported(post, body, line, &problem));
                }
                return rendered.text;
            }
            Err(message) => warnings.push(placed(
                post,
                1,
                "unknown-template",
                format!("feedmill cannot run the template of this post ({message}); it is read as Liquid"),
                "write it in plain Markdown, or build the site first and set `content.body: page`",
            )),
        }
    }
    let (text, problems) = liquid::render(&page, body, config.timezone, config.url.as_str());
    warnings.extend(
        problems
            .into_iter()
            .map(|problem| problem_in(post, problem)),
    );
    text
}

/// Whether a template in a text mentions a name.
fn mentions(text: &str, name: &str) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let templates = ["{{", "{%"]
        .into_iter()
        .flat_map(|mark| text.split(mark).skip(1));
    templates
        .filter_map(|part| part.split("}").next())
        .any(|inner| {
            inner.match_indices(name).any(|(at, _)| {
                let before = inner[..at].chars().next_back();
                let after = inner[at + name.len()..].chars().next();
                !is_word(before) && before != Some('.') && !is_word(after)
            })
        })
}

/// The line of a body on which a name is, from 1.
fn line_of(body: &str, name: &str) -> usize {
    body.lines()
        .position(|line| line.contains(name))
        .map_or(1, |at| at + 1)
}

fn placed(post: &Post, line: usize, code: &'static str, message: String, help: &str) -> Warning {
    let text = post
        .body
        .lines()
        .nth(line.saturating_sub(1))
        .unwrap_or_default();
    Warning {
        line: post.body_line + line.saturating_sub(1),
        column: 1,
        text: text.to_owned(),
        ..Warning::file(&post.path, code, message, help)
    }
}

fn reported(post: &Post, body: &str, line: Option<usize>, problem: &Problem) -> Warning {
    const PAGE: &str =
        "build the site first and set `content.body: page`, or write it in plain Markdown";
    match problem {
        Problem::Tag(name) => placed(
            post,
            line.unwrap_or_else(|| line_of(body, name)),
            "unknown-tag",
            format!("unknown tag `{name}`: it was left out"),
            PAGE,
        ),
        Problem::Filter(name) => placed(
            post,
            line.unwrap_or_else(|| line_of(body, name)),
            "unknown-filter",
            format!("unknown filter `{name}`: its input was passed on"),
            PAGE,
        ),
        Problem::NotFollowed(name, what) => placed(
            post,
            line.unwrap_or_else(|| line_of(body, name)),
            "not-run",
            format!(
                "`{name}` of the settings is not followed ({what}); the post is shown without what it makes"
            ),
            PAGE,
        ),
    }
}

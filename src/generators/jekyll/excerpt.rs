//! A Jekyll post's excerpt: what stands before the separator, rendered as the body is.

use super::{JekyllSite, template};
use crate::content::body::{Excerpt, Separator, liquid};
use crate::content::{Post, Site};
use crate::generators::Generator;
use crate::value::Value;
use crate::warning::{Discard, Warnings};

/// The excerpt of a Jekyll post; `None` if the site or the post wants none.
pub(super) fn excerpt(
    jekyll: &JekyllSite,
    site: &Site,
    post: &Post,
    by: Separator,
) -> Option<Excerpt> {
    if by == Separator::Chosen
        && !jekyll.has_own_separator
        && post.front.get("excerpt_separator").is_none()
    {
        return None;
    }
    let own = post.front.get("excerpt_separator").and_then(Value::to_text);
    let separator = own.as_deref().unwrap_or(&jekyll.excerpt_separator);
    if separator.is_empty() {
        return None;
    }
    // Front matter takes the blank lines after it along.
    let body = match post.body_line {
        1 => post.body.as_str(),
        _ => without_blank_lines(&post.body),
    };
    let Some((head, tail)) = body.split_once(separator) else {
        return Some(Excerpt::Whole);
    };
    let mut source = liquid::close_open_blocks(head);
    let definitions = tail.lines().filter(|line| {
        let label = line.trim_start_matches(' ');
        let is_near = line.len() - label.len() <= 3;
        let end = label.find("]:").map_or(0, |at| at + 1);
        is_near && label.starts_with('[') && end > 2 && head.contains(&label[..end])
    });
    let definitions: Vec<&str> = definitions.collect();
    if !definitions.is_empty() {
        source.push_str("\n\n");
        source.push_str(&definitions.join("\n"));
    }
    let mut warnings = Warnings::discard(Discard::ReportedWithBody);
    let text = template::render(jekyll, site, post, &source, &mut warnings);
    let html = jekyll.html(site, post, &text, &mut warnings);
    Some(Excerpt::Cut(html.into_owned()))
}

/// The body from its first line that is not blank.
fn without_blank_lines(body: &str) -> &str {
    let text = body.trim_start().len();
    let blank = &body[..body.len() - text];
    &body[blank.rfind('\n').map_or(0, |at| at + 1)..]
}

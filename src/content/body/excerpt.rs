//! A Jekyll post's excerpt: what stands before the separator, rendered as the body is.

use super::{convert, liquid, template};
use crate::content::{Post, Site};
use crate::value::Value;

/// An excerpt.
pub struct Excerpt {
    /// As HTML that is not cleaned.
    pub html: String,
    /// Whether the separator stands in the body, so that the body goes on.
    pub is_cut: bool,
}

/// The excerpt of a Jekyll post; `None` where the site or the post wants none.
pub fn excerpt(site: &Site, post: &Post) -> Option<Excerpt> {
    let jekyll = site.jekyll()?;
    let own = post.front.get("excerpt_separator").and_then(Value::to_text);
    let separator = own.as_deref().unwrap_or(&jekyll.excerpt_separator);
    if separator.is_empty() {
        return None;
    }
    // Front matter takes the blank lines behind it along.
    let body = match post.body_line {
        1 => post.body.as_str(),
        _ => without_blank_lines(&post.body),
    };
    let Some((head, tail)) = body.split_once(separator) else {
        return Some(Excerpt {
            html: rendered(site, post, body),
            is_cut: false,
        });
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
    Some(Excerpt {
        html: rendered(site, post, &source),
        is_cut: true,
    })
}

/// What was wrong is told when the whole body is rendered.
fn rendered(site: &Site, post: &Post, source: &str) -> String {
    let text = template::render(site, post, source, &mut Vec::new());
    convert(site, &post.path, &text).into_owned()
}

/// The body from its first line that is not blank.
fn without_blank_lines(body: &str) -> &str {
    let text = body.trim_start().len();
    let blank = &body[..body.len() - text];
    &body[blank.rfind('\n').map_or(0, |at| at + 1)..]
}

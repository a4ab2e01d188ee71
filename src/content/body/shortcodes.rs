//! Shortcodes that nobody but the generator can do.

use crate::config::Config;
use crate::content::Post;
use crate::warning::{Warning, Warnings};

/// More names of shortcodes than these would help nobody.
const MOST_TOLD: usize = 20;

/// Reports the shortcodes in a body that are the site's own.
pub(super) fn check(config: &Config, post: &Post, warnings: &mut Warnings) {
    // Each name is reported once in a post.
    let mut told: Vec<&str> = Vec::new();
    for (at, name) in config.generator.unknown_shortcodes(&post.body) {
        if told.contains(&name) || told.len() >= MOST_TOLD {
            continue;
        }
        told.push(name);
        let line = post.body[..at].matches('\n').count() + 1;
        let warning = Warning::file(
            &post.path,
            "unknown-shortcode",
            format!(
                "the shortcode `{name}` is the site's own: only what it holds, or the picture it names, is shown"
            ),
            "write in Markdown or HTML what feeds are to show",
        );
        let mut warning = warning.at(&post.body, line, 0);
        warning.line += post.body_line - 1;
        warnings.push(warning);
    }
}

//! A post's body becomes HTML that a feed reader can show.

pub mod html;
pub mod kramdown;
pub mod liquid;
mod markdown;
pub mod share;
pub mod summary;

use url::Url;

use html::{Context, Profile, Sanitize};

use super::Post;
use crate::config::Config;

pub use html::text as plain_text;
pub use share::{Split, split};
pub use summary::summary;

/// A body as subscribers get it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rendered {
    /// HTML with absolute links.
    pub html: String,
    /// The page to pass on, where the body names one.
    pub share_url: Option<String>,
}

/// Renders the body of `post`: furniture goes, Markdown becomes HTML, links become absolute.
pub fn render(config: &Config, post: &Post) -> Rendered {
    let host = config.url.host_str().unwrap_or_default();
    let split = split(
        &post.body,
        host,
        config.content.share,
        config.content.footer,
    );
    let is_html = post.path.rsplit('.').next().is_some_and(|extension| {
        matches!(
            extension.to_ascii_lowercase().as_str(),
            "html" | "htm" | "txt" | "textile"
        )
    });
    let html = if is_html {
        split.body.to_owned()
    } else {
        markdown::to_html(split.body, &config.content.layout)
    };
    let html = match Url::parse(&post.canonical_url) {
        Ok(page) => {
            let context = Context {
                page: &page,
                site: &config.url,
                profile: Profile::Feedmill,
                remove: html::furniture(),
                sanitize: Sanitize::Normal,
                id_prefix: "",
            };
            html::clean(&html, &context).into_owned()
        }
        Err(_) => html,
    };
    Rendered {
        html: html.trim().to_owned(),
        share_url: split.share_url.map(str::to_owned),
    }
}

//! What destinations are told of a post.

use crate::date::{self, Timestamp};
use crate::feed::Image;

/// What destinations are told of a post.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Article {
    /// What readers know it by.
    pub id: String,
    /// Its file, relative to the site.
    pub path: String,
    /// Where it lives.
    pub url: String,
    /// The page to pass on.
    pub share_url: String,
    pub title: String,
    pub summary: Option<String>,
    /// `syndicate_text` of its front matter: what is said of it in place of the template.
    pub text: Option<String>,
    /// `content_warning` of its front matter.
    pub warning: Option<String>,
    pub tags: Vec<String>,
    pub author: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    pub image: Option<Image>,
    pub published: Timestamp,
    pub updated: Timestamp,
    /// The body.
    pub html: Option<String>,
}

impl Article {
    /// All of it as one text.
    pub fn source(&self) -> String {
        let image = self.image.as_ref();
        let image = image.map(|image| (&image.url, &image.alt));
        format!(
            "{:?}",
            (
                (&self.url, &self.share_url, &self.title, &self.summary),
                (&self.text, &self.warning, &self.tags, &self.author),
                (&self.language, image, &self.html),
                (date::rfc3339(&self.published), date::rfc3339(&self.updated)),
            )
        )
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn article(url: &str) -> Article {
        Article {
            id: url.to_owned(),
            path: "content/a.md".to_owned(),
            url: url.to_owned(),
            share_url: url.to_owned(),
            title: "A".to_owned(),
            summary: None,
            text: None,
            warning: None,
            tags: Vec::new(),
            author: None,
            language: None,
            image: None,
            published: date::epoch(),
            updated: date::epoch(),
            html: None,
        }
    }
}

//! The picture of a post.

use url::Url;

use super::files::Files;
use super::local;
use crate::content::fields::FrontMatter;
use crate::value::Value;
use crate::warning::Warnings;

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Image {
    /// An absolute URL.
    pub url: String,
    /// What it shows, in words. RSS and Atom `media:description`.
    pub alt: Option<String>,
}

impl Image {
    /// The picture at the absolute URL `url`.
    ///
    /// ```
    /// use feedmill::feed::Image;
    ///
    /// let boat = Image::new("https://example.org/boat.jpg").with_alt("A boat at the quay");
    /// assert_eq!(boat.alt.as_deref(), Some("A boat at the quay"));
    /// ```
    pub fn new(url: impl Into<String>) -> Self {
        Image {
            url: url.into(),
            alt: None,
        }
    }

    /// The same picture with what it shows, in words.
    #[must_use]
    pub fn with_alt(self, alt: impl Into<String>) -> Self {
        Image {
            alt: Some(alt.into()),
            ..self
        }
    }
}

/// The keys under which a mapping names its file.
const ADDRESSES: [&str; 6] = ["path", "url", "src", "feature", "thumbnail", "image"];
/// The keys that say what a picture shows, in a mapping and beside it.
const WORDS: [&str; 2] = ["alt", "description"];
const WORDS_BESIDE: [&str; 3] = ["image_alt", "image-alt", "imagealt"];

/// The picture that the front matter names.
pub(in crate::content) fn image(
    matter: &FrontMatter<'_>,
    page: &str,
    files: &mut Files,
    warnings: &mut Warnings,
) -> Option<Image> {
    let value = matter
        .map
        .get("image")
        .filter(|value| value.as_bool().is_none())?;
    let of = |keys: &[&str]| {
        let text = keys.iter().find_map(|key| value.get(key)?.to_text())?;
        (!text.trim().is_empty()).then(|| text.trim().to_owned())
    };
    let path = value.to_text().or_else(|| of(&ADDRESSES))?;
    let path = path.trim();
    if path.is_empty() {
        return None;
    }
    let site = &matter.config.url;
    let url = if matter.rules.files_from_top {
        // Here it is a path on the site, with or without a slash before it, and the base URL is never in it.
        let path = match path.starts_with("//") {
            true => path,
            false => path.trim_start_matches('/'),
        };
        matter.without_user_info("image", site.join(path).ok()?, warnings)
    } else {
        local::address(matter, "image", page, path, warnings)?
    };
    files.look(matter, "image", path, &url);
    let beside = || {
        let mut keys = WORDS_BESIDE.iter();
        keys.find_map(|key| matter.map.get(key).and_then(Value::to_text))
    };
    Some(Image {
        url: Url::into(url),
        alt: of(&WORDS).or_else(beside),
    })
}

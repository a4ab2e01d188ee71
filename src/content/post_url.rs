//! Where a post lives.

use super::fields::FrontMatter;
use super::file_name::FileName;
use super::permalink;
use crate::config::Config;
use crate::date::{self, Timestamp};
use crate::uri;
use crate::warning::Warnings;

/// The address of a post: by the generator's own rule, or by a permalink of the settings or the post.
pub(super) fn canonical_url(
    config: &Config,
    matter: &FrontMatter<'_>,
    published: Timestamp,
    name: &FileName,
    categories: &[String],
    warnings: &mut Warnings,
) -> String {
    let generator = &config.generator;
    // A permalink in `feedmill.yaml` goes before the generator's own.
    if config.content.permalink.is_empty()
        && let Some(path) = generator.path(matter, published, warnings)
    {
        return format!("{}{path}", config.base());
    }
    let slug = matter.text(&["slug"]);
    let below = match matter.path.split_once("_posts/") {
        Some((_, below)) => below.rsplit_once('.').map_or(below, |(path, _)| path),
        None => "",
    };
    let facts = permalink::Facts {
        date: date::in_zone(&published, config.timezone),
        slug: slug.as_deref().unwrap_or(name.slug),
        name: name.slug,
        path: below,
        extension: ".html",
        categories,
        squeezes_dots: false,
    };
    let path = generator.permalink(matter, &facts, warnings);
    match config.feeds.profile.jekyll_urls {
        true => {
            // Jekyll does not encode it.
            let path = path.replace("%3F", "?");
            uri::jekyll_normalized(&format!("{}{path}", config.base()))
        }
        false => config.base().into_owned() + &path,
    }
}

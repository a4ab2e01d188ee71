//! The files of a site that may be posts.

use std::borrow::Cow;
use std::path::Path;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use walkdir::{DirEntry, WalkDir};

use super::file_name::FileName;
use super::generator;
use crate::config::{Config, Layout};

/// What posts are written in.
const EXTENSIONS: [&str; 10] = [
    "md", "markdown", "mdown", "mkd", "mkdn", "mkdown", "html", "htm", "txt", "textile",
];

/// Every file that may be a post, relative to the site, with `/` between its parts, in the order of its bytes.
///
/// # Errors
///
/// Where the folder of posts cannot be listed.
pub fn files(config: &Config) -> Result<Vec<String>, walkdir::Error> {
    let excluded = globs(&config.content.exclude);
    let start = generator::start(config);
    let jekyll = config.content.layout == Layout::Jekyll;
    let mut files = Vec::new();
    let walk = WalkDir::new(&start).follow_links(true).into_iter();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || is_visible(entry, &start, config))
    {
        let entry = match entry {
            Ok(entry) => entry,
            // A link that leads in a circle or nowhere loses itself alone.
            Err(error) if error.depth() > 0 => continue,
            Err(error) => return Err(error),
        };
        if !entry.file_type().is_file() {
            continue;
        }
        let is_text = has_extension(entry.path(), &config.content.layout);
        if !is_text && (!jekyll || entry.path().extension().is_none()) {
            continue;
        }
        let Ok(relative) = entry.path().strip_prefix(&config.root) else {
            continue;
        };
        let relative = match relative.to_string_lossy() {
            Cow::Borrowed(path) if !path.contains('\\') => path.to_owned(),
            path => path.replace('\\', "/"),
        };
        let inside = !jekyll
            || relative.split('/').any(|part| part == "_posts")
            || (config.content.drafts && relative.split('/').any(|part| part == "_drafts"));
        if inside
            && (excluded.is_empty() || !excluded.is_match(&relative))
            && (is_text || FileName::of(&relative).date.is_some())
        {
            files.push(relative);
        }
    }
    files.sort_unstable();
    Ok(generator::choose(config, files))
}

fn is_visible(entry: &DirEntry, start: &Path, config: &Config) -> bool {
    // Cheaper than asking for the name, which takes the whole path apart.
    let whole = entry.path().to_string_lossy();
    let name = whole.rsplit(std::path::is_separator).next();
    let name = name.unwrap_or_default();
    let jekyll = config.content.layout == Layout::Jekyll;
    if jekyll && matches!(name, "_posts" | "_drafts") {
        let path = entry.path().strip_prefix(start).unwrap_or(entry.path());
        // One below another is a folder like any other whose name hides it.
        let special = |part: &std::ffi::OsStr| part == "_posts" || part == "_drafts";
        return path.iter().filter(|part| special(part)).count() == 1;
    }
    let is_hidden = name.starts_with(['.', '_', '#']) || name.ends_with('~');
    let is_tool = name == "node_modules" && !jekyll;
    !is_hidden && !is_tool
        || config
            .content
            .include
            .iter()
            .any(|kept| kept.trim_matches('/') == name)
}

fn has_extension(path: &Path, layout: &Layout) -> bool {
    let is_ours = matches!(layout, Layout::Folder(_) | Layout::Jekyll);
    path.extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|extension| {
            let extension = extension.to_ascii_lowercase();
            match is_ours {
                true => EXTENSIONS.contains(&extension.as_str()),
                false => {
                    !matches!(extension.as_str(), "txt" | "textile")
                        && (EXTENSIONS.contains(&extension.as_str())
                            || generator::unsupported(layout, &format!(".{extension}")).is_some())
                }
            }
        })
}

/// A pattern names a file, a folder with all that it holds, or is a glob.
fn globs(patterns: &[String]) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        let pattern = pattern.trim_matches('/');
        for whole in [pattern.to_owned(), format!("{pattern}/**")] {
            if let Ok(glob) = GlobBuilder::new(&whole).literal_separator(true).build() {
                set.add(glob);
            }
        }
    }
    set.build().unwrap_or_default()
}

//! The files of a site that may be posts.

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
        let Some(relative) = below(&config.root, entry.path()) else {
            continue;
        };
        // A name that begins with its only dot is hidden, and has no extension.
        let name = relative.rsplit('/').next().unwrap_or_default();
        let extension = name
            .rsplit_once('.')
            .filter(|(stem, _)| !stem.is_empty())
            .map(|(_, extension)| extension);
        let is_text = extension
            .is_some_and(|extension| is_text_extension(extension, &config.content.layout));
        if !is_text && (!jekyll || extension.is_none()) {
            continue;
        }
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

/// A path below `root`, with `/` between its parts.
fn below(root: &Path, path: &Path) -> Option<String> {
    let plain = || {
        // Cheaper than taking both paths apart.
        let rest = path.to_str()?.strip_prefix(root.to_str()?.trim_end_matches('/'))?;
        let rest = rest.strip_prefix('/')?;
        (!rest.contains('\\') && !rest.starts_with('/')).then(|| rest.to_owned())
    };
    plain().or_else(|| {
        let relative = path.strip_prefix(root).ok()?;
        Some(relative.to_string_lossy().replace('\\', "/"))
    })
}

fn is_text_extension(extension: &str, layout: &Layout) -> bool {
    let is_known = EXTENSIONS
        .iter()
        .any(|known| known.eq_ignore_ascii_case(extension));
    let is_one_of =
        |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(extension));
    match layout {
        Layout::Folder(_) | Layout::Jekyll => is_known,
        _ => {
            let name = || format!(".{}", extension.to_ascii_lowercase());
            !is_one_of(&["txt", "textile"])
                && (is_known || generator::unsupported(layout, &name()).is_some())
        }
    }
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

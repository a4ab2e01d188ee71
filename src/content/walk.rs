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
    let excluded = Excluded::new(&config.content.exclude);
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
        let bytes = relative.as_bytes();
        let name = memchr::memrchr(b'/', bytes).map_or(0, |slash| slash + 1);
        // A name that begins with its only dot is hidden, and has no extension.
        let extension = memchr::memrchr(b'.', &bytes[name..])
            .filter(|dot| *dot > 0)
            .map(|dot| &relative[name + dot + 1..]);
        let is_text =
            extension.is_some_and(|extension| is_text_extension(extension, &config.content.layout));
        if !is_text && (!jekyll || extension.is_none()) {
            continue;
        }
        let inside = !jekyll
            || lies_in(&relative, "_posts/")
            || (config.content.drafts && lies_in(&relative, "_drafts/"));
        if inside
            && !excluded.holds(&relative)
            && (is_text || FileName::of(&relative).date.is_some())
        {
            files.push(relative);
        }
    }
    files.sort_unstable();
    Ok(generator::choose(config, files))
}

/// Whether a folder, named with the slash behind it, is one of those that a path leads through.
fn lies_in(path: &str, folder: &str) -> bool {
    path.starts_with(folder)
        || path
            .match_indices(folder)
            .any(|(at, _)| path.as_bytes()[at - 1] == b'/')
}

fn is_visible(entry: &DirEntry, start: &Path, config: &Config) -> bool {
    // Cheaper than asking for the name, which takes the whole path apart.
    let whole = entry.path().as_os_str().as_encoded_bytes();
    let is_separator = |byte: &u8| std::path::is_separator(char::from(*byte));
    let start_of_name = whole.iter().rposition(is_separator).map_or(0, |at| at + 1);
    let name = String::from_utf8_lossy(&whole[start_of_name..]);
    let name = name.as_ref();
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
        let rest = path
            .to_str()?
            .strip_prefix(root.to_str()?.trim_end_matches('/'))?;
        let rest = rest.strip_prefix('/')?;
        let is_plain = memchr::memchr(b'\\', rest.as_bytes()).is_none() && !rest.starts_with('/');
        is_plain.then(|| rest.to_owned())
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
    let is_one_of = |words: &[&str]| {
        words
            .iter()
            .any(|word| word.eq_ignore_ascii_case(extension))
    };
    match layout {
        Layout::Folder(_) | Layout::Jekyll => is_known,
        _ => {
            let name = || format!(".{}", extension.to_ascii_lowercase());
            !is_one_of(&["txt", "textile"])
                && (is_known || generator::unsupported(layout, &name()).is_some())
        }
    }
}

/// What a site's owner leaves out. A pattern names a file, a folder with all that it holds, or is a glob.
struct Excluded {
    /// Names without any sign of a glob: looked at first, since most are such, and every file is asked for.
    names: Vec<String>,
    globs: GlobSet,
}

impl Excluded {
    fn new(patterns: &[String]) -> Self {
        let mut names = Vec::new();
        let mut globs = GlobSetBuilder::new();
        for pattern in patterns {
            let pattern = pattern.trim_matches('/');
            if !pattern.contains(['*', '?', '[', ']', '{', '}', '\\', '!']) {
                names.push(pattern.to_owned());
                continue;
            }
            for whole in [pattern.to_owned(), format!("{pattern}/**")] {
                if let Ok(glob) = GlobBuilder::new(&whole).literal_separator(true).build() {
                    globs.add(glob);
                }
            }
        }
        Excluded {
            names,
            globs: globs.build().unwrap_or_default(),
        }
    }

    fn holds(&self, path: &str) -> bool {
        self.names.iter().any(|name| {
            let rest = path.strip_prefix(name.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        }) || (!self.globs.is_empty() && self.globs.is_match(path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_leaves_out_a_file_or_a_folder_or_what_it_fits() {
        let patterns = ["vendor/", "a.md", "drafts-*", "x/[yz]"];
        let excluded = Excluded::new(&patterns.map(str::to_owned));
        for path in ["vendor/a.md", "vendor", "a.md", "drafts-1/b.md", "x/y/c.md"] {
            assert!(excluded.holds(path), "{path}");
        }
        for path in [
            "vendors/a.md",
            "b/vendor/a.md",
            "ba.md",
            "drafts/b.md",
            "x/a/c.md",
        ] {
            assert!(!excluded.holds(path), "{path}");
        }
    }

    #[test]
    fn a_path_leads_through_folders_of_the_whole_name() {
        assert!(lies_in("_posts/a.md", "_posts/"));
        assert!(lies_in("x_posts/_posts/a.md", "_posts/"));
        assert!(!lies_in("my_posts/a.md", "_posts/"));
        assert!(!lies_in("_posts", "_posts/"));
    }
}

//! The files of a site that may be posts.

use std::io;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use super::file_name::FileName;
use super::paths::{self, Found, Paths, Wanted};
use crate::config::{Config, Layout};
use crate::generators;

/// What posts are written in.
const EXTENSIONS: [&str; 10] = [
    "md", "markdown", "mdown", "mkd", "mkdn", "mkdown", "html", "htm", "txt", "textile",
];

/// Every file that may be a post, relative to the site, with `/` between its parts, in the order of its bytes; and the
/// folders among them that cannot be listed.
///
/// # Errors
///
/// Where the folder of posts cannot be listed.
pub(crate) fn files(config: &Config) -> io::Result<Found> {
    let layout = &config.content.layout;
    let excluded = Excluded::new(&config.content.exclude);
    let start = generators::start(config);
    let prefix = prefix(start);
    // The folder of posts may itself be left out, or one that it lies in.
    let mut above = prefix.match_indices('/').map(|(end, _)| &prefix[..end]);
    if above.any(|folder| {
        let start = folder.rfind('/').map_or(0, |slash| slash + 1);
        excluded.holds(&folder[..start], &folder[start..])
    }) {
        return Ok(Found::default());
    }
    let is_open = |folder: &str, name: &str| is_visible(&folder[prefix.len()..], name, config);
    let wanted = Wanted {
        file: |folder: &str, name: &str| {
            is_open(folder, name)
                && may_be_post(folder, name, config)
                && !excluded.holds(folder, name)
        },
        // What an excluded folder holds is excluded with it.
        folder: |folder: &str, name: &str| is_open(folder, name) && !excluded.holds(folder, name),
    };
    let mut found = paths::list(&config.root.join(start), &prefix, wanted)?;
    if !matches!(layout, Layout::Folder(_) | Layout::Jekyll) {
        let files = found.files.iter().map(str::to_owned).collect();
        found.files = Paths::from_iter(generators::choose(config, files));
    }
    Ok(found)
}

/// How the paths of files in a folder begin.
fn prefix(folder: &str) -> String {
    let parts = folder.split(['/', std::path::MAIN_SEPARATOR]);
    let parts = parts.filter(|part| !matches!(*part, "" | "."));
    let mut prefix = match folder.starts_with('/') {
        true => "/".to_owned(),
        false => String::new(),
    };
    for part in parts {
        prefix.push_str(part);
        prefix.push('/');
    }
    prefix
}

/// Whether the name and the place of a file may be those of a post.
fn may_be_post(folder: &str, name: &str, config: &Config) -> bool {
    // A name that begins with its only dot is hidden, and has no extension.
    let dot = memchr::memrchr(b'.', name.as_bytes()).filter(|dot| *dot > 0);
    let Some(dot) = dot else { return false };
    let is_text = is_text_extension(&name[dot + 1..], &config.content.layout);
    if config.content.layout != Layout::Jekyll {
        return is_text;
    }
    let is_inside =
        lies_in(folder, "_posts/") || (config.content.drafts && lies_in(folder, "_drafts/"));
    is_inside && (is_text || FileName::of(name).date.is_some())
}

/// Whether a folder, named with the slash behind it, is one of those that a path leads through.
fn lies_in(path: &str, folder: &str) -> bool {
    path.starts_with(folder)
        || path
            .match_indices(folder)
            .any(|(at, _)| path.as_bytes()[at - 1] == b'/')
}

/// Whether a name in `folder`, which is relative to where posts lie, is not hidden.
fn is_visible(folder: &str, name: &str, config: &Config) -> bool {
    let jekyll = config.content.layout == Layout::Jekyll;
    if jekyll && matches!(name, "_posts" | "_drafts") {
        // One below another is a folder like any other whose name hides it.
        return !lies_in(folder, "_posts/") && !lies_in(folder, "_drafts/");
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
                && (is_known || generators::unsupported(layout, &name()).is_some())
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

    /// Whether what has the name in `folder` is left out, where `folder` itself is not.
    fn holds(&self, folder: &str, name: &str) -> bool {
        let is_meant = |pattern: &String| {
            pattern
                .strip_prefix(folder)
                .is_some_and(|rest| rest == name)
        };
        self.names.iter().any(is_meant)
            || (!self.globs.is_empty() && self.globs.is_match(format!("{folder}{name}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_leaves_out_a_file_or_a_folder_or_what_it_fits() {
        let patterns = ["vendor/", "a.md", "drafts-*", "x/[yz]", "b/c/d"];
        let excluded = Excluded::new(&patterns.map(str::to_owned));
        for (folder, name) in [
            ("", "vendor"),
            ("", "a.md"),
            ("", "drafts-1"),
            ("x/", "y"),
            ("b/c/", "d"),
        ] {
            assert!(excluded.holds(folder, name), "{folder}{name}");
        }
        for (folder, name) in [
            ("", "vendors"),
            ("b/", "vendor"),
            ("", "ba.md"),
            ("drafts/", "b.md"),
            ("x/", "a"),
            ("", "b"),
            ("b/", "d"),
        ] {
            assert!(!excluded.holds(folder, name), "{folder}{name}");
        }
    }

    #[test]
    fn what_is_left_out_is_so_with_all_below_it() {
        let folder = tempfile::tempdir().unwrap();
        for path in [
            "site/posts/a.md",
            "site/posts/old/b.md",
            "site/posts/old/c/d.md",
        ] {
            let file = folder.path().join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, "").unwrap();
        }
        let all = [
            "site/posts/a.md",
            "site/posts/old/b.md",
            "site/posts/old/c/d.md",
        ];
        for (pattern, wanted) in [
            ("posts", &all[..]),
            ("site/posts/old", &all[..1]),
            ("site/*/old/", &all[..1]),
            ("site/posts/old/c", &all[..2]),
            ("**/c", &all[..2]),
            ("site", &[]),
            ("/site/posts/", &[]),
            ("sit?", &[]),
        ] {
            let settings = format!(
                "title: T\nurl: https://example.org/\ncontent: {{dir: site/posts, exclude: ['{pattern}']}}\n"
            );
            std::fs::write(folder.path().join("feedmill.yaml"), settings).unwrap();
            let config = Config::load(folder.path()).unwrap();
            let found = files(&config).unwrap();
            assert_eq!(found.files.iter().collect::<Vec<_>>(), wanted, "{pattern}");
        }
    }

    #[test]
    fn paths_begin_as_the_folder_is_named() {
        for (folder, wanted) in [
            ("", ""),
            (".", ""),
            ("content", "content/"),
            ("./content//posts/", "content/posts/"),
            ("../posts", "../posts/"),
            ("/srv/posts", "/srv/posts/"),
        ] {
            assert_eq!(prefix(folder), wanted);
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

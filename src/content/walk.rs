//! The files of a site that may be posts.

use std::cell::RefCell;
use std::io;
use std::path::Path;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use super::language;
use super::paths::{self, Found, Wanted};
use crate::config::Config;

/// Every file that may be a post, relative to the site, with `/` between its parts, in the order of its bytes; and the
/// folders among them that cannot be listed.
///
/// # Errors
///
/// Where the folder of posts cannot be listed.
pub(crate) fn files(config: &Config) -> io::Result<Found> {
    let generator = &config.generator;
    let include = &config.content.include;
    let with_drafts = config.content.drafts;
    let by_beginning = generator.rules().excludes_by_beginning;
    let excluded = Excluded::new(&config.content.exclude, by_beginning);
    let start = generator.folder();
    let prefix = prefix(start);
    // The folder of posts may itself be left out, or one that it lies in.
    let mut above = prefix.match_indices('/').map(|(end, _)| &prefix[..end]);
    if above.any(|folder| {
        let start = folder.rfind('/').map_or(0, |slash| slash + 1);
        excluded.holds(&folder[..start], &folder[start..])
    }) {
        return Ok(Found::default());
    }
    let is_open = |folder: &str, name: &str| {
        let is_included = || include.iter().any(|kept| kept.trim_matches('/') == name);
        generator.is_visible(&folder[prefix.len()..], name, &is_included)
    };
    // What is in a language that the generator's posts are not read in is told of, if it looks like a post.
    let passed = RefCell::new(Vec::new());
    let wanted = Wanted {
        file: |folder: &str, name: &str| {
            if !is_open(folder, name) || excluded.holds(folder, name) {
                return false;
            }
            let may_be_post = generator.may_be_post(folder, name, with_drafts);
            if !may_be_post && language::may_be_one(name) {
                passed.borrow_mut().push(format!("{folder}{name}"));
            }
            may_be_post
        },
        // What an excluded folder holds is excluded with it.
        folder: |folder: &str, name: &str| is_open(folder, name) && !excluded.holds(folder, name),
    };
    let folder = config.root.join(start);
    if leads_out(start) {
        // Its owner names it.
        config.bounds.extend(&folder);
    }
    config.bounds.check(&folder)?;
    let mut found = paths::list(&folder, &prefix, &config.bounds, wanted)?;
    found.files = generator.choose(found.files);
    found.passed = passed.into_inner();
    Ok(found)
}

/// Whether a folder is named as one outside the site.
fn leads_out(folder: &str) -> bool {
    let mut parts = folder.split(['/', std::path::MAIN_SEPARATOR]);
    Path::new(folder).has_root() || parts.any(|part| part == "..")
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

/// What a site's owner leaves out. A pattern names a file, a folder with all that it holds, or is a glob.
struct Excluded {
    /// Names without any sign of a glob: looked at first, since most are such, and every file is asked for.
    names: Vec<String>,
    /// How paths begin that are left out, where the generator goes by that.
    beginnings: Vec<String>,
    globs: GlobSet,
}

impl Excluded {
    fn new(patterns: &[String], by_beginning: bool) -> Self {
        let mut names = Vec::new();
        let mut beginnings = Vec::new();
        let mut globs = GlobSetBuilder::new();
        for pattern in patterns {
            let is_beginning = by_beginning && !pattern.ends_with('/');
            let pattern = pattern.trim_matches('/');
            if !pattern.contains(['*', '?', '[', ']', '{', '}', '\\', '!']) {
                match is_beginning && !pattern.is_empty() {
                    true => beginnings.push(pattern.to_owned()),
                    false => names.push(pattern.to_owned()),
                }
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
            beginnings,
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
        let begins_so = |pattern: &String| {
            pattern
                .strip_prefix(folder)
                .is_some_and(|rest| !rest.is_empty() && name.starts_with(rest))
        };
        self.names.iter().any(is_meant)
            || self.beginnings.iter().any(begins_so)
            || (!self.globs.is_empty() && self.globs.is_match(format!("{folder}{name}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_leaves_out_a_file_or_a_folder_or_what_it_fits() {
        let patterns = ["vendor/", "a.md", "drafts-*", "x/[yz]", "b/c/d"];
        let excluded = Excluded::new(&patterns.map(str::to_owned), false);
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
    fn a_pattern_of_jekylls_leaves_out_all_paths_that_begin_so() {
        let patterns = ["_posts/sketch", "vendor/"];
        let excluded = Excluded::new(&patterns.map(str::to_owned), true);
        for (folder, name) in [
            ("_posts/", "sketches"),
            ("_posts/", "sketch"),
            ("", "vendor"),
        ] {
            assert!(excluded.holds(folder, name), "{folder}{name}");
        }
        for (folder, name) in [("", "_posts"), ("", "vendors"), ("_posts/", "a-sketch")] {
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
}

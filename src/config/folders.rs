//! Whether the folders and files that settings name go together with what is there.

use std::fs;

use globset::GlobBuilder;

use super::{Config, Place};
use crate::nearest::nearest;
use crate::warning::Warning;

/// Warns of patterns in `content.exclude` that leave out nothing, and of feeds among posts. The settings are written in
/// `text`, below `section`.
pub(super) fn check(config: &mut Config, excluded: &[String], text: &str, section: &str) {
    let mut told = Vec::new();
    let mut warn = |setting: &str, token: Option<&str>, code, message: String, help: String| {
        let warning = Warning::file(&config.file, code, message, help);
        let place = Place::of(text, &format!("{section}{setting}"), token);
        told.push(match place {
            Some(place) => place.mark(warning),
            None => warning,
        });
    };
    for pattern in excluded {
        if let Some(help) = matches_nothing(config, pattern) {
            let message = format!("`{pattern}` in `content.exclude` matches nothing");
            warn(
                "content.exclude",
                Some(pattern),
                "exclude-matches-nothing",
                message,
                help,
            );
        }
    }
    if let Some(posts) = config.generator.own_folder() {
        let (posts, feeds) = (plain(posts), plain(&config.feeds.dir));
        let message = if posts.is_empty() || feeds.is_empty() {
            None
        } else if posts == feeds {
            Some(format!("`feeds.dir` is the folder of posts, `{posts}`"))
        } else if lies_in(&feeds, &posts) {
            Some(format!(
                "`feeds.dir` (`{feeds}`) is inside the folder of posts, `{posts}`"
            ))
        } else if lies_in(&posts, &feeds) {
            Some(format!(
                "the folder of posts (`{posts}`) is inside `feeds.dir`, `{feeds}`, so it is served with the feeds"
            ))
        } else {
            None
        };
        if let Some(message) = message {
            let help = "give feeds a folder of their own, such as `feeds: {dir: feeds}`".to_owned();
            warn("feeds.dir", None, "feeds-among-posts", message, help);
        }
    }
    config.warnings.extend(told);
}

/// What to write instead of a pattern that leaves out nothing; `None` if it leaves out something or may do so.
fn matches_nothing(config: &Config, pattern: &str) -> Option<String> {
    let plain = pattern.trim_matches('/');
    let is_glob = plain.contains(['*', '?', '[', ']', '{', '}', '\\', '!']);
    if !is_glob {
        if fs::symlink_metadata(config.root.join(plain)).is_ok() {
            return None;
        }
        let inside = format!(
            "{}/{plain}",
            super::folders::plain(config.generator.folder())
        );
        if fs::symlink_metadata(config.root.join(&inside)).is_ok() {
            return Some(format!(
                "patterns are relative to the site: write `{inside}`"
            ));
        }
        let (folder, name) = plain.rsplit_once('/').unwrap_or(("", plain));
        let names = names(config, folder);
        let all = format!("`**/{plain}` leaves it out wherever it is");
        return Some(match nearest(name, names.iter().map(String::as_str)) {
            Some(near) if folder.is_empty() => format!("did you mean `{near}`? {all}"),
            Some(near) => format!("did you mean `{folder}/{near}`?"),
            None => format!("patterns are relative to the site; {all}"),
        });
    }
    // Of others, only a walk through the site could tell.
    if plain.contains('/') || plain.contains("**") {
        return None;
    }
    let glob = GlobBuilder::new(plain).literal_separator(true).build();
    let Ok(glob) = glob else {
        return Some("this is not a valid glob; `*` stands for any part of a name".to_owned());
    };
    let glob = glob.compile_matcher();
    let is_found = names(config, "").iter().any(|name| glob.is_match(name));
    (!is_found)
        .then(|| format!("patterns are relative to the site: write `**/{plain}` for any folder"))
}

/// What lies in a folder of the site, in order.
fn names(config: &Config, folder: &str) -> Vec<String> {
    let entries = fs::read_dir(config.root.join(folder)).into_iter().flatten();
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// A folder's path without what makes no difference; empty for the site itself.
fn plain(path: &str) -> String {
    let parts = path.split('/').filter(|part| !matches!(*part, "" | "."));
    parts.collect::<Vec<_>>().join("/")
}

fn lies_in(inner: &str, outer: &str) -> bool {
    inner
        .strip_prefix(outer)
        .is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(settings: &str) -> Vec<(usize, &'static str, String, String)> {
        let site = tempfile::tempdir().unwrap();
        for path in ["content/third.md", "drafts/a.md", "notes.md"] {
            let path = site.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let text = format!("title: T\nurl: https://a.example/\n{settings}\n");
        fs::write(site.path().join("feedmill.yaml"), text).unwrap();
        let config = Config::load(site.path()).unwrap();
        let warnings = config.site.warnings.into_iter();
        warnings
            .map(|warning| (warning.line, warning.code, warning.message, warning.help))
            .collect()
    }

    #[test]
    fn a_pattern_that_leaves_out_nothing_is_told_with_the_one_that_does() {
        for (pattern, help) in [
            ("third.md", "write `content/third.md`"),
            ("draft", "did you mean `drafts`?"),
            ("content/thrid.md", "did you mean `content/third.md`?"),
            ("quarrels", "`**/quarrels` leaves it out"),
            ("third.*", "write `**/third.*`"),
        ] {
            let told = told(&format!("content: {{exclude: [\"{pattern}\"]}}"));
            let [(3, "exclude-matches-nothing", message, found)] = &told[..] else {
                panic!("{pattern}: {told:?}");
            };
            assert!(message.contains(pattern) && found.contains(help), "{found}");
        }
        let good = "[drafts, drafts/, /content/third.md, \"*.md\", \"**/x\", \"a/*\"]";
        assert_eq!(told(&format!("content: {{exclude: {good}}}")), []);
    }

    #[test]
    fn feeds_among_posts_are_told() {
        for (content, feeds) in [
            ("content", "content"),
            ("content", "./content/feeds/"),
            ("public/posts", "public"),
        ] {
            let told = told(&format!(
                "content: {{dir: {content}}}\nfeeds: {{dir: {feeds}}}"
            ));
            let codes: Vec<_> = told.iter().map(|warning| (warning.0, warning.1)).collect();
            assert_eq!(codes, [(4, "feeds-among-posts")], "{content} {feeds}");
        }
        for (content, feeds) in [
            ("content", "feeds"),
            (".", "feeds"),
            ("content", "."),
            ("content", "contents"),
        ] {
            let told = told(&format!(
                "content: {{dir: {content}}}\nfeeds: {{dir: {feeds}}}"
            ));
            assert_eq!(told, [], "{content} {feeds}");
        }
    }
}

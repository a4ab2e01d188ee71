//! Files that look like posts and are not read: each language that feedmill does not read is named once, with how many files there
//! are.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::content::language::{is_template, language};
use crate::read;
use crate::warning::Warning;

/// Keys under which such files say when they were published.
const DATES: [&str; 6] = [
    "date",
    "pubdate",
    "publishdate",
    "published",
    "created",
    "revdate",
];

/// Folders whose files are posts, by their names.
const FOLDERS: [&str; 6] = ["posts", "_posts", "post", "blog", "articles", "news"];

/// So many files are named.
const NAMED: usize = 3;
/// So many lines of a file are looked at.
const LINES: usize = 60;

/// A warning for each language among the files that were passed over and are posts by what they say.
pub(super) fn warnings(config: &Config, passed: Vec<String>) -> Vec<Warning> {
    let mut by_language: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for path in passed {
        if let Some(language) = language(&path)
            && looks_like_post(config, &path)
        {
            by_language.entry(language).or_default().push(path);
        }
    }
    let told = by_language.into_iter().map(|(language, mut paths)| {
        paths.sort_unstable();
        let named: Vec<String> = paths
            .iter()
            .take(NAMED)
            .map(|path| format!("`{path}`"))
            .collect();
        let more = match paths.len() > NAMED {
            true => format!(" and {} more", paths.len() - NAMED),
            false => String::new(),
        };
        let files = match paths.len() {
            1 => "1 file that looks like a post".to_owned(),
            count => format!("{count} files that look like posts"),
        };
        Warning::file(
            &paths[0],
            "not-supported",
            format!(
                "feedmill does not read {language}, and leaves out {files}: {}{more}",
                named.join(", ")
            ),
            "write them in Markdown, or leave them out with `content.exclude`",
        )
    });
    told.collect()
}

/// Whether the path or the first lines of a file say when it was published, or its folder is one of posts.
fn looks_like_post(config: &Config, path: &str) -> bool {
    if has_day(path) {
        return true;
    }
    if path.ends_with(".ipynb") {
        let mut folders = path.split('/');
        return folders.any(|folder| FOLDERS.contains(&folder));
    }
    let Some(head) = head(config, path) else {
        return false;
    };
    // What a template shows may have dates of its own: only its front matter counts.
    let in_front_matter = |line: &&str| !line.trim_end().eq("---");
    let lines: Vec<&str> = match head.strip_prefix("---") {
        Some(rest) => rest.lines().skip(1).take_while(in_front_matter).collect(),
        None if is_template(path) => Vec::new(),
        None => head.lines().collect(),
    };
    lines.into_iter().any(|line| {
        let line = line.trim_start_matches([' ', '\t', ':', '#', '+', '"', '\'', '.', '-']);
        let key = line
            .split([':', '=', ' ', '"', '\''])
            .next()
            .unwrap_or_default();
        let after = line[key.len()..].trim_start_matches(['"', '\'']);
        let value = after.trim_start().strip_prefix([':', '=']);
        // `Last Modified` is no day.
        value.is_some_and(|value| value.contains(|c: char| c.is_ascii_digit()))
            && DATES.iter().any(|date| date.eq_ignore_ascii_case(key))
    })
}

fn head(config: &Config, path: &str) -> Option<String> {
    let text = config
        .bounds
        .text(&config.root.join(path), read::POST)
        .ok()?;
    Some(text.lines().take(LINES).collect::<Vec<_>>().join("\n"))
}

/// Whether a day such as `2026-01-31` stands in the path.
fn has_day(path: &str) -> bool {
    path.as_bytes().windows(10).any(|day| {
        day.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
    })
}

//! The documentation: every page is in the book's table of contents, and every link leads somewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Markdown files that people read: those at the root, and the book.
fn pages() -> Vec<PathBuf> {
    let mut pages = Vec::new();
    for folder in ["", "docs", "docs/design"] {
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|end| end == "md") {
                pages.push(path);
            }
        }
    }
    pages
}

/// Lines outside of code blocks.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut is_code = false;
    text.lines().filter(move |line| {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        !is_code && !is_fence
    })
}

/// The targets of `[text](target)` in `line`, without those in code spans.
fn links(line: &str) -> Vec<String> {
    let outside: String = line.split('`').step_by(2).collect::<Vec<_>>().join("x");
    outside
        .split("](")
        .skip(1)
        .filter_map(|rest| Some(rest.split(')').next()?.to_owned()))
        .collect()
}

/// The anchor of a heading, as mdBook and GitHub make it.
fn anchor(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim();
    text.chars()
        .filter_map(|c| match c {
            ' ' => Some('-'),
            '-' | '_' => Some(c),
            _ if c.is_alphanumeric() => Some(c.to_lowercase().next().unwrap_or(c)),
            _ => None,
        })
        .collect()
}

/// `path` without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => _ = plain.pop(),
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
}

#[test]
fn every_link_leads_to_a_file_and_a_heading() {
    let mut anchors: BTreeMap<PathBuf, BTreeSet<String>> = BTreeMap::new();
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        let headings = prose(&text).filter(|line| line.starts_with('#'));
        anchors.insert(page, headings.map(anchor).collect());
    }
    let (mut broken, mut seen) = (Vec::new(), 0);
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        let folder = page.parent().unwrap();
        for link in prose(&text).flat_map(links) {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            seen += 1;
            let (file, fragment) = link.split_once('#').unwrap_or((&link, ""));
            let target = match file {
                "" => page.clone(),
                _ => plain(&folder.join(file)),
            };
            let known = anchors.get(&target);
            let is_there = target.exists()
                && (fragment.is_empty() || known.is_some_and(|known| known.contains(fragment)));
            if !is_there {
                broken.push(format!("{}: {link}", page.display()));
            }
        }
    }
    assert!(seen >= 50, "{seen}");
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// A page that is not in `SUMMARY.md` is not in the book.
#[test]
fn the_book_has_every_page() {
    let summary = fs::read_to_string(root().join("docs/SUMMARY.md")).unwrap();
    let listed: BTreeSet<PathBuf> = summary
        .lines()
        .flat_map(links)
        .map(|link| root().join("docs").join(link))
        .collect();
    let written: BTreeSet<PathBuf> = pages()
        .into_iter()
        .filter(|page| page.starts_with(root().join("docs")) && !page.ends_with("SUMMARY.md"))
        .collect();
    assert_eq!(listed, written);
}

/// Links out of the book lead to the repository's files, which the book does not have.
#[test]
fn pages_of_the_book_link_only_to_the_book() {
    let docs = root().join("docs");
    let mut outside = Vec::new();
    for page in pages().into_iter().filter(|page| page.starts_with(&docs)) {
        let text = fs::read_to_string(&page).unwrap();
        for link in prose(&text).flat_map(links) {
            let file = link.split('#').next().unwrap_or_default();
            let is_local = !link.contains("://") && !file.is_empty();
            if is_local && !plain(&page.parent().unwrap().join(file)).starts_with(&docs) {
                outside.push(format!("{}: {link}", page.display()));
            }
        }
    }
    assert!(outside.is_empty(), "{}", outside.join("\n"));
}

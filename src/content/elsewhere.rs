//! Where posts seem to be, if the settings name another folder.

use std::fs;
use std::path::Path;

use crate::config::Config;

/// How many folders below the site are looked into.
const DEEP: usize = 3;

/// What the settings should say, if there are Markdown files in another folder than theirs.
pub(super) fn help(config: &Config) -> Option<String> {
    let own = config.generator.own_folder()?;
    let mut found: Vec<(usize, String)> = Vec::new();
    let skipped = [own.trim_matches('/'), config.feeds.dir.as_str()];
    look(&config.root, "", DEEP, &skipped, &mut found);
    // The fullest; of two alike, the first by name.
    found.sort_by(|(one, a), (other, b)| other.cmp(one).then_with(|| a.cmp(b)));
    let (count, folder) = found.into_iter().next()?;
    let (files, are) = match count {
        1 => ("file", "is"),
        _ => ("files", "are"),
    };
    let dir = match folder.is_empty() {
        true => ".",
        false => &folder,
    };
    let place = match folder.is_empty() {
        true => "the site's own folder".to_owned(),
        false => format!("`{folder}`"),
    };
    Some(format!(
        "{count} Markdown {files} {are} in {place}: write `content: {{dir: {dir}}}` if these are the posts"
    ))
}

/// Counts the Markdown files of each folder.
fn look(
    root: &Path,
    folder: &str,
    deep: usize,
    skipped: &[&str],
    found: &mut Vec<(usize, String)>,
) {
    let Ok(entries) = fs::read_dir(root.join(folder)) else {
        return;
    };
    let mut count = 0;
    for entry in entries.flatten() {
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let is_hidden = name.starts_with(['.', '#']) || name == "node_modules";
        if is_folder && !is_hidden {
            let inner = match folder.is_empty() {
                true => name,
                false => format!("{folder}/{name}"),
            };
            if deep > 0 && !skipped.contains(&inner.as_str()) {
                look(root, &inner, deep - 1, skipped, found);
            }
        } else if !is_folder && is_markdown(&name) {
            count += 1;
        }
    }
    if count > 0 {
        found.push((count, folder.to_owned()));
    }
}

fn is_markdown(name: &str) -> bool {
    let is_read_me = name
        .get(..6)
        .is_some_and(|start| start.eq_ignore_ascii_case("readme"));
    let extension = name.rsplit_once('.').map(|(_, extension)| extension);
    !is_read_me
        && extension.is_some_and(|end| {
            ["md", "markdown"]
                .iter()
                .any(|known| known.eq_ignore_ascii_case(end))
        })
}

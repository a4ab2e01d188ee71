//! The modules that the settings of an Eleventy site are put together from.

use std::collections::HashSet;
use std::path::Path;

use crate::generators::shared::link;
use crate::generators::values::read;
use crate::read::Bounds;

/// The text of a module of the site, as `require` names it.
pub(super) fn module(root: &Path, name: &str, bounds: &Bounds) -> Option<String> {
    const ENDS: [&str; 7] = ["", ".js", ".cjs", ".mjs", ".ts", ".json", "/index.js"];
    let name = name.trim_start_matches("./");
    let texts = ENDS
        .into_iter()
        .map(|end| root.join(format!("{name}{end}")));
    let mut texts = texts.filter(|path| path.is_file());
    read(&texts.next()?, bounds).ok().flatten()
}

/// The settings, with the text of the files of the site that they are put together from.
pub(super) fn with_modules(root: &Path, settings: &str, bounds: &Bounds) -> String {
    const MOST: usize = 40;
    let mut whole = settings.to_owned();
    let mut seen = HashSet::new();
    // The folder of each file that is looked into, with its text.
    let mut waiting = vec![(String::new(), settings.to_owned())];
    while let Some((folder, text)) = waiting.pop() {
        for before in ["require(", "from ", "import(", "import "] {
            for (at, mark) in text.match_indices(before) {
                let rest = text[at + mark.len()..].trim_start();
                let quote = rest.chars().next().filter(|c| "\"'`".contains(*c));
                let named = quote.and_then(|quote| rest[1..].split_once(quote));
                let Some((name, _)) = named.filter(|(name, _)| name.starts_with('.')) else {
                    continue;
                };
                let Some(path) = link::resolve(&format!("{folder}/{name}")) else {
                    continue;
                };
                if seen.len() >= MOST || !seen.insert(path.clone()) {
                    continue;
                }
                // Data is not settings.
                if let Some(text) = module(root, &path, bounds).filter(|it| !it.starts_with('{')) {
                    whole.push('\n');
                    whole.push_str(&text);
                    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
                    waiting.push((folder.to_owned(), text));
                }
            }
        }
    }
    whole
}

//! Files without front matter.

use crate::syntax;
use crate::warning::Warning;

/// Why a file without front matter is not a post: there is none, or it begins and is not closed.
pub fn missing(path: &str, source: &str) -> Warning {
    let open = |line: usize, help: &str| {
        Warning::file(
            path,
            "open-front-matter",
            "the front matter that begins here does not end; the post is left out",
            help,
        )
        .at(source, line, 0)
    };
    let first = source
        .lines()
        .enumerate()
        .find(|(_, line)| !line.trim().is_empty());
    let (line, help) = match first.map(|(index, line)| (index + 1, line.trim())) {
        Some((line, "---")) => (line, "close it with a line of `---`"),
        Some((line, "+++")) => (line, "close it with a line of `+++`"),
        Some((line, text)) if text.starts_with('{') => {
            let start = source.find('{').unwrap_or(0);
            let Err(error) = serde_json::from_str::<serde_json::Value>(&source[start..]) else {
                return open(line, "write a body after the closing `}`");
            };
            let fault = syntax::json(&source[start..], &error);
            let (below, column) = fault.position(&source[start..]).unwrap_or((1, 0));
            let message = format!(
                "invalid front matter: {}; the post is left out",
                fault.message
            );
            return Warning::file(path, "invalid-front-matter", message, fault.help).at(
                source,
                line + below - 1,
                column,
            );
        }
        _ => {
            return Warning::file(
                path,
                "no-front-matter",
                "the file has no front matter; the post is left out",
                "begin it with `---`, a `title:` and a `date:`, and `---`",
            )
            .at(source, first.map_or(1, |(index, _)| index + 1), 0);
        }
    };
    open(line, help)
}

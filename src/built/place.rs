//! Which folder a generator writes the site to.

use std::path::Path;

use crate::config::Config;
use crate::read;

/// The mark of feedmill's own pages.
const OWN_PAGE: &[u8] = b"<meta name=\"generator\" content=\"feedmill\">";

/// The folder that the generator of the site writes to, relative to the site; `None` if feedmill does not know the generator.
pub(super) fn of_generator(config: &Config) -> Option<String> {
    if let Some(folder) = config.generator.output_folder() {
        return Some(folder.to_owned());
    }
    let output = config.generator.output()?;
    let settings = output.files.iter().find_map(|file| {
        let text = read::text(&config.root.join(file), read::SETTINGS).ok()?;
        written(&text, output.key)
    });
    let named = settings.filter(|dir| is_inside(dir));
    Some(named.unwrap_or_else(|| output.usual.to_owned()))
}

/// The folder that settings name under a key in plain sight, whatever language they are written in.
fn written(text: &str, wanted: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let line = line.trim_start().trim_start_matches(['"', '\'']);
        let end = line.find(|c: char| !c.is_ascii_alphanumeric() && c != '_')?;
        let (key, rest) = line.split_at(end);
        if !key.eq_ignore_ascii_case(wanted) {
            return None;
        }
        let rest = rest.trim_start_matches(['"', '\'']).trim_start();
        let value = rest.strip_prefix([':', '='])?.trim();
        let value = match value.chars().next()? {
            quote @ ('"' | '\'') => value[1..].split(quote).next()?,
            _ => value.split([' ', ',', '#', '}']).next()?,
        };
        let value = value.trim_start_matches("./").trim_end_matches('/');
        (!value.is_empty()).then(|| value.to_owned())
    })
}

/// Whether a folder lies in the site and is not the site itself.
fn is_inside(dir: &str) -> bool {
    !Path::new(dir).is_absolute()
        && dir
            .split(['/', '\\'])
            .all(|part| !matches!(part, "" | "." | ".."))
}

/// Whether there is a home page that a generator made: feedmill may have written its feeds and their pages there.
pub(super) fn has_home_page(root: &Path) -> bool {
    read::file(&root.join("index.html"), read::POST)
        .is_ok_and(|page| memchr::memmem::find(&page, OWN_PAGE).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_read_from_settings_of_every_language() {
        for (key, text, wanted) in [
            (
                "destination",
                "title: a\ndestination: ./www/\n",
                Some("www"),
            ),
            ("publishdir", "publishDir = \"docs\" # here", Some("docs")),
            ("output_path", "OUTPUT_PATH = 'html/'", Some("html")),
            ("output", "  dir: {\n    output: \"dist\",\n", Some("dist")),
            ("publishdir", "  \"publishdir\": \"docs\",", Some("docs")),
            ("output", "[output]\noutputs = []\n", None),
            ("site_dir", "output: a\nsite_dir: public", Some("public")),
            ("destination", "# destination: a", None),
        ] {
            assert_eq!(written(text, key).as_deref(), wanted, "{text}");
        }
        for (dir, wanted) in [("a/b", true), ("../a", false), (".", false), ("/a", false)] {
            assert_eq!(is_inside(dir), wanted, "{dir}");
        }
    }
}

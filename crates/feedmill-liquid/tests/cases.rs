//! Templates rendered as Jekyll renders them: each case in `cases/` against what Jekyll made of it.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use feedmill_liquid::{Context, Limits, Site, render};
use feedmill_text::value::Value;

/// What `oracle.rb` stored about the site in `site/`.
struct StoredSite {
    folder: PathBuf,
    context: Value,
}

impl StoredSite {
    fn read() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
        let stored = std::fs::read_to_string(folder.join("context.json")).unwrap();
        StoredSite {
            context: serde_json::from_str(&stored).unwrap(),
            folder,
        }
    }

    fn part(&self, name: &str) -> &Value {
        self.context.get(name).unwrap()
    }

    fn file(&self, folder: &str, path: &str) -> Option<Cow<'_, str>> {
        let path = self.folder.join("site").join(folder).join(path);
        std::fs::read_to_string(path).ok().map(Cow::Owned)
    }
}

impl Site for StoredSite {
    fn include(&self, path: &str) -> Option<Cow<'_, str>> {
        self.file("_includes", path)
    }

    fn include_relative(&self, path: &str) -> Option<Cow<'_, str>> {
        self.file("_posts", path)
    }

    fn link(&self, path: &str) -> Option<String> {
        self.part("links").get(path)?.to_text()
    }

    fn post_url(&self, name: &str) -> Option<String> {
        self.part("post_urls").get(name)?.to_text()
    }

    fn variable(&self, name: &str) -> Option<&Value> {
        self.part("lookups").get(name)
    }

    fn markdownify(&self, text: &str) -> String {
        format!("<p>{text}</p>\n")
    }
}

/// Where two texts part, by line.
fn difference(expected: &str, found: &str) -> Option<String> {
    if expected == found {
        return None;
    }
    let pairs = expected.split('\n').zip(found.split('\n'));
    let (line, (expected, found)) = (1..).zip(pairs).find(|(_, (a, b))| a != b)?;
    let same = expected
        .char_indices()
        .zip(found.chars())
        .take_while(|((_, a), b)| a == b)
        .count();
    let tail = |text: &str| {
        text.chars()
            .skip(same.saturating_sub(10))
            .take(60)
            .collect::<String>()
    };
    Some(format!(
        "line {line}: expected …{:?}\n{:>16}found …{:?}",
        tail(expected),
        "",
        tail(found)
    ))
}

#[test]
fn every_case_is_rendered_as_jekyll_renders_it() {
    let site = StoredSite::read();
    let context = Context {
        page: site.part("page"),
        site: site.part("site"),
        lookups: &site,
        timezone: chrono_tz::Asia::Shanghai,
        now: chrono::DateTime::UNIX_EPOCH,
        url: "https://tea.example",
        baseurl: "/journal",
        environment: "development",
        limits: Limits::default(),
    };
    let mut cases = 0;
    let mut failures = Vec::new();
    for entry in std::fs::read_dir(site.folder.join("cases")).unwrap() {
        let path = entry.unwrap().path();
        if path
            .extension()
            .is_none_or(|extension| extension != "liquid")
        {
            continue;
        }
        cases += 1;
        let source = std::fs::read_to_string(&path).unwrap();
        let expected = std::fs::read_to_string(path.with_extension("out"))
            .unwrap_or_else(|_| panic!("{} has no stored result", path.display()));
        if let Some(difference) = difference(&expected, &render(&source, &context).text) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            failures.push(format!("{name}: {difference}"));
        }
    }
    assert!(cases > 10, "the cases are missing");
    failures.sort();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

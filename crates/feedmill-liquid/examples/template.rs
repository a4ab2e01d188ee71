//! Renders the template on standard input, on a site without posts whose includes are in the folder `_includes`.

use std::borrow::Cow;
use std::io::{Read, Write};
use std::path::{Component, Path};

use feedmill_liquid::{Context, Limits, Site, Value, render};

struct Here;

impl Site for Here {
    fn include(&self, path: &str) -> Option<Cow<'_, str>> {
        let path = Path::new(path);
        // A template may ask for any path; only those below the folder are its own.
        let is_below = path
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        let text = is_below.then(|| std::fs::read_to_string(Path::new("_includes").join(path)));
        text?.ok().map(Cow::Owned)
    }

    fn include_relative(&self, _: &str) -> Option<Cow<'_, str>> {
        None
    }

    fn link(&self, _: &str) -> Option<String> {
        None
    }

    fn post_url(&self, _: &str) -> Option<String> {
        None
    }

    fn variable(&self, _: &str) -> Option<&Value> {
        None
    }

    fn markdownify(&self, text: &str) -> String {
        text.to_owned()
    }
}

fn main() -> std::io::Result<()> {
    let mut source = String::new();
    std::io::stdin().read_to_string(&mut source)?;
    let context = Context {
        page: &Value::Null,
        site: &Value::Null,
        lookups: &Here,
        timezone: chrono_tz::UTC,
        now: chrono::DateTime::UNIX_EPOCH,
        url: "https://example.org",
        baseurl: "",
        environment: "development",
        limits: Limits::default(),
    };
    let rendered = render(&source, &context);
    for problem in &rendered.warnings {
        eprintln!("line {}: {}", problem.line, problem.message);
    }
    std::io::stdout().write_all(rendered.text.as_bytes())
}

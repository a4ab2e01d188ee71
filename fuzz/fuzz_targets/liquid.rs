//! A Liquid template on a site with one include and a few values.

#![no_main]

use std::borrow::Cow;
use std::sync::LazyLock;

use feedmill_liquid::{Context, Limits, Site, Value, render};
use libfuzzer_sys::fuzz_target;

struct Here;

impl Site for Here {
    fn include(&self, path: &str) -> Option<Cow<'_, str>> {
        match path {
            "a.html" => Some(Cow::Borrowed("<b>{{ include.x | escape }}</b>{% include a.html x=include.x %}")),
            _ => None,
        }
    }

    fn include_relative(&self, _: &str) -> Option<Cow<'_, str>> {
        None
    }

    fn link(&self, path: &str) -> Option<String> {
        (path == "a.md").then(|| "/a.html".to_owned())
    }

    fn post_url(&self, name: &str) -> Option<String> {
        (name == "2025-01-01-a").then(|| "/a.html".to_owned())
    }

    fn variable(&self, name: &str) -> Option<&Value> {
        (name == "posts").then_some(&VALUES)
    }

    fn markdownify(&self, text: &str) -> String {
        text.to_owned()
    }
}

static VALUES: LazyLock<Value> = LazyLock::new(|| {
    let text = r#"[{"title": "A", "date": "2025-01-01 07:00:00 +0800", "tags": ["b", "c"], "n": 7, "f": 0.5},
        {"title": "中文", "n": -9223372036854775808}, {"title": null, "n": 1e300, "list": [[1, 2], [], {}]}]"#;
    serde_json::from_str(text).unwrap()
});

fuzz_target!(|source: &str| {
    let limits = Limits {
        output: 64 * 1024,
        steps: 20_000,
        ..Limits::default()
    };
    let context = Context {
        page: &VALUES,
        site: &VALUES,
        lookups: &Here,
        timezone: chrono_tz::Asia::Shanghai,
        now: chrono::DateTime::UNIX_EPOCH,
        url: "https://a.example",
        baseurl: "/b",
        environment: "production",
        limits,
    };
    let rendered = render(source, &context);
    assert!(rendered.text.len() <= limits.output + source.len(), "{}", rendered.text.len());
});

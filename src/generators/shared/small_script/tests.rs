//! What small functions give, and what is not followed.

use super::*;
use crate::value::Value;

/// A post with a title and a day.
struct Post;

impl Host for Post {
    fn data(&self, key: &str) -> Option<Given> {
        match key {
            "title" => Some(Given::text("Low Tide, High Hopes")),
            "tags" => Some(Given::Plain(Value::List(vec!["sea".into(), "moon".into()]))),
            "draft" => Some(Given::Plain(Value::Bool(true))),
            "page" => Some(Given::Page),
            _ => None,
        }
    }

    fn page(&self, key: &str) -> Option<Given> {
        let date = "2024-03-01T10:20:30+00:00".parse().unwrap();
        match key {
            "fileSlug" => Some(Given::text("low-tide")),
            "date" => Some(Given::Date(date)),
            _ => None,
        }
    }

    fn filter(&self, name: &str, value: &Given) -> Option<String> {
        let Given::Plain(value) = value else {
            return None;
        };
        (name == "shout").then(|| value.to_text().unwrap_or_default().to_uppercase())
    }
}

fn gives(function: &str, file: &str) -> String {
    match call(function, file, &Post) {
        Ok(Given::Plain(value)) => value.to_text().unwrap_or_default(),
        Ok(given) => format!("{given:?}"),
        Err(what) => format!("not followed: {what}"),
    }
}

#[test]
fn functions_give_paths() {
    for (function, wanted) in [
        ("data => `/a/${data.page.fileSlug}/`", "/a/low-tide/"),
        (
            "function (data) { return '/b/' + data.title.toLowerCase().replace(/[^a-z]+/g, '-'); }",
            "/b/low-tide-high-hopes",
        ),
        (
            "(data) { if (data.draft && process.env.BUILD_DRAFTS) { return false } return `/${this.shout(data.tags[0])}/` }",
            "/SEA/",
        ),
        (
            "({ page, title }) => { const d = page.date; return `/${d.getFullYear()}/${String(d.getMonth() + 1).padStart(2, '0')}/${title.split(' ')[0]}` }",
            "/2024/03/Low",
        ),
        ("data => data.draft ? false : data.permalink", "false"),
        (
            "data => data.missing?.slug ?? data.tags.map(t => t.slice(0, 2)).join('/')",
            "se/mo",
        ),
        (
            "data => data.page.date > new Date() ? 'later' : 'past'",
            "past",
        ),
        (
            "data => `${data.title.replace(/(\\w+) (\\w+)/, '$2-$1')}`",
            "Tide-Low, High Hopes",
        ),
        (
            "() => (data) => `/${data.page.date.toISOString().slice(0, 10)}.html`",
            "/2024-03-01.html",
        ),
        (
            "data => { let s = 'x'; if (!data.nothing) s = 'y'; else { s = 'z' } return s }",
            "y",
        ),
    ] {
        assert_eq!(gives(function, ""), wanted, "{function}");
    }
}

#[test]
fn names_of_the_file_count() {
    let file = "import slugify from '@sindresorhus/slugify';\n\
                import other from './other.js';\n\
                const isDraft = (data) => 'draft' in data && data.draft !== false;\n\
                const base = '/log';\n\
                export default { permalink: 1 };\n";
    assert_eq!(
        gives("data => isDraft(data) ? `${base}/x/` : base", file),
        "/log/x/"
    );
    assert_eq!(
        gives(
            "data => slugify(data.title, { customReplacements: [[',', 'o']] })",
            file
        ),
        "low-tideo-high-hopes"
    );
    assert_eq!(
        gives("data => other(data)", file),
        "not followed: `other` of another file"
    );
}

/// What is not followed is named, and takes no more time than what is.
#[test]
fn what_is_not_followed_is_named() {
    for (function, named) in [
        (
            "data => { for (const a of data.tags) { return a } }",
            "`for`",
        ),
        ("data => data.title.localeCompare('a')", "`localeCompare()`"),
        ("data => this.whisper(data.title)", "`whisper()`"),
        ("data => data.nothing.slug", "`slug` of what is missing"),
        ("data => lodash(data)", "`lodash`"),
        ("data => f(data)", "`f`"),
    ] {
        let said = gives(function, "const f = (data) => f(data);");
        assert_eq!(said, format!("not followed: {named}"), "{function}");
    }
    let deep = format!("data => {}1{}", "(".repeat(5000), ")".repeat(5000));
    assert!(gives(&deep, "").starts_with("not followed: "));
    assert!(gives("data => `${", "").starts_with("not followed: "));
    let long = format!("data => {}1", "1 + ".repeat(5000));
    assert!(gives(&long, "").starts_with("not followed: "));
    let members = format!("data => data{}", ".a".repeat(5000));
    assert!(gives(&members, "").starts_with("not followed: "));
    gives(&"data => `${".repeat(5000), "");
    gives(&format!("({}", "{ a: ".repeat(5000)), "");
}

//! A custom feed shows exactly the posts that match its rule.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use feedmill::rule::{Rule, count_words};
use feedmill::{Config, Folder, Mode, Trust};
use proptest::prelude::*;

#[derive(Clone, Debug)]
pub(super) struct Post {
    day: u32,
    categories: Vec<&'static str>,
    pub tags: Vec<&'static str>,
    author: Option<&'static str>,
    pub language: Option<&'static str>,
    title: &'static str,
    words: usize,
    image: bool,
    /// The day on which it changed.
    updated: Option<u32>,
}

/// A condition, as it is written and as it is meant.
#[derive(Clone, Debug)]
enum Condition {
    Category(&'static str),
    Tag(&'static str),
    Author(&'static str),
    Language(&'static str),
    Title(&'static str),
    After(u32),
    Before(u32),
    Longer(usize),
    Shorter(usize),
    Image,
    Not(Box<Condition>),
    Both(Box<Condition>, Box<Condition>),
    Either(Box<Condition>, Box<Condition>),
}

impl Condition {
    fn written(&self) -> String {
        match self {
            Condition::Category(name) => format!("category:\"{name}\""),
            Condition::Tag(name) => format!("tag:{name}"),
            Condition::Author(name) => format!("author:\"{name}\""),
            Condition::Language(name) => format!("lang:{name}"),
            Condition::Title(part) => format!("title~\"{part}\""),
            Condition::After(day) => format!("after:2024-01-{day:02}"),
            Condition::Before(day) => format!("before:2024-01-{day:02}"),
            Condition::Longer(words) => format!("words>{words}"),
            Condition::Shorter(words) => format!("words<={words}"),
            Condition::Image => "has:image".to_owned(),
            Condition::Not(inner) => format!("-({})", inner.written()),
            Condition::Both(one, other) => format!("({}) ({})", one.written(), other.written()),
            Condition::Either(one, other) => format!("({} or {})", one.written(), other.written()),
        }
    }

    /// What the condition means, said once more and in another way than the library says it.
    fn holds(&self, post: &Post) -> bool {
        let is = |one: &str, other: &str| one.to_lowercase() == other.to_lowercase();
        match self {
            Condition::Category(name) => post.categories.iter().any(|own| is(own, name)),
            Condition::Tag(name) => post.tags.iter().any(|own| is(own, name)),
            Condition::Author(name) => is(post.author.unwrap_or("Site Owner"), name),
            Condition::Language(name) => {
                let own = post.language.unwrap_or("en").to_lowercase();
                own == *name || own.starts_with(&format!("{name}-"))
            }
            Condition::Title(part) => post.title.to_lowercase().contains(&part.to_lowercase()),
            Condition::After(day) => post.day >= *day,
            Condition::Before(day) => post.day < *day,
            Condition::Longer(words) => post.words > *words,
            Condition::Shorter(words) => post.words <= *words,
            Condition::Image => post.image,
            Condition::Not(inner) => !inner.holds(post),
            Condition::Both(one, other) => one.holds(post) && other.holds(post),
            Condition::Either(one, other) => one.holds(post) || other.holds(post),
        }
    }
}

const NAMES: [&str; 4] = ["News", "Long Reads", "天气", "a-b"];
const TAGS: [&str; 3] = ["tide", "Quay", "潮"];
const AUTHORS: [&str; 3] = ["Ada Quay", "Site Owner", "李"];
const LANGUAGES: [&str; 3] = ["en", "zh-CN", "de"];
const TITLES: [&str; 4] = ["High tide", "Release 2.0", "潮水很高", "Quay or not"];

pub(super) fn post() -> impl Strategy<Value = Post> {
    (
        1..28_u32,
        prop::sample::subsequence(&NAMES, 0..3),
        prop::sample::subsequence(&TAGS, 0..3),
        prop::option::of(prop::sample::select(&AUTHORS)),
        prop::option::of(prop::sample::select(&LANGUAGES)),
        prop::sample::select(&TITLES),
        0..12_usize,
        any::<bool>(),
        prop::option::of(1..28_u32),
    )
        .prop_map(
            |(day, categories, tags, author, language, title, words, image, updated)| Post {
                day,
                categories,
                tags,
                author,
                language,
                title,
                words,
                image,
                updated,
            },
        )
}

fn condition() -> impl Strategy<Value = Condition> {
    let leaf = prop_oneof![
        prop::sample::select(&["news", "Long Reads", "天气", "A-B", "none"])
            .prop_map(Condition::Category),
        prop::sample::select(&["tide", "quay", "潮"]).prop_map(Condition::Tag),
        prop::sample::select(&["ada quay", "Site Owner", "李"]).prop_map(Condition::Author),
        prop::sample::select(&["zh", "en", "zh-cn", "d"]).prop_map(Condition::Language),
        prop::sample::select(&["TIDE", "2.0", "潮水", "or not"]).prop_map(Condition::Title),
        (1..29_u32).prop_map(Condition::After),
        (1..29_u32).prop_map(Condition::Before),
        (0..12_usize).prop_map(Condition::Longer),
        (0..12_usize).prop_map(Condition::Shorter),
        Just(Condition::Image),
    ];
    leaf.prop_recursive(4, 16, 2, |inner| {
        prop_oneof![
            inner
                .clone()
                .prop_map(|inner| Condition::Not(Box::new(inner))),
            (inner.clone(), inner.clone())
                .prop_map(|(one, other)| Condition::Both(Box::new(one), Box::new(other))),
            (inner.clone(), inner)
                .prop_map(|(one, other)| Condition::Either(Box::new(one), Box::new(other))),
        ]
    })
}

fn list(names: &[&str]) -> String {
    serde_json::to_string(names).unwrap()
}

pub(super) fn write(site: &Path, posts: &[Post]) {
    for (number, post) in posts.iter().enumerate() {
        let author = post
            .author
            .map_or_else(String::new, |name| format!("author: {name}\n"));
        let language = post
            .language
            .map_or_else(String::new, |name| format!("lang: {name}\n"));
        let updated = post.updated.map_or_else(String::new, |day| {
            format!("updated: 2024-02-{day:02} 08:00\n")
        });
        let image = if post.image { "image: /a.png\n" } else { "" };
        let text = format!(
            "---\ntitle: \"{}\"\ndate: 2024-01-{:02} 08:00\ncategories: {}\ntags: {}\n{author}{language}{image}{updated}---\n{}\n",
            post.title,
            post.day,
            list(&post.categories),
            list(&post.tags),
            "word ".repeat(post.words)
        );
        fs::write(site.join(format!("content/{number}.md")), text).unwrap();
    }
}

fn settings(site: &Path, rules: &[String]) {
    let custom: Vec<_> = rules
        .iter()
        .enumerate()
        .map(|(number, rule)| serde_json::json!({"name": format!("Feed {number}"), "match": rule}))
        .collect();
    let settings = serde_json::json!({
        "title": "Quay",
        "url": "https://quay.test/",
        "language": "en",
        "author": "Site Owner",
        "timezone": "Asia/Shanghai",
        "feeds": {"by": ["all"], "limit": 0, "formats": ["json"], "pages": false, "custom": custom},
    });
    fs::write(site.join("feedmill.yaml"), settings.to_string()).unwrap();
}

/// The files of the posts that a custom feed shows.
fn shown(site: &Path, number: usize) -> BTreeSet<String> {
    shown_at(&site.join(format!("feeds/custom/feed-{number}/feed.json")))
}

/// The files of the posts that a feed shows.
pub(super) fn shown_at(path: &Path) -> BTreeSet<String> {
    in_order_at(path).into_iter().collect()
}

/// The same in the feed's order.
fn in_order_at(path: &Path) -> Vec<String> {
    let feed: serde_json::Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let items = feed["items"].as_array().unwrap().iter();
    // The permalink ends in the file's name.
    items
        .map(|item| {
            let url = item["url"].as_str().unwrap();
            let name = url.rsplit('/').next().unwrap();
            name.trim_end_matches(".html").to_owned()
        })
        .collect()
}

pub(super) fn build(site: &Path) {
    let config = Config::load(site).unwrap();
    let folder = Folder::new(site.join("feeds"), Mode::Write).with_force(true);
    let now = feedmill::date::read(
        "2025-01-01T00:00:00Z",
        false,
        config.timezone,
        feedmill::date::NaiveDates::Site,
    );
    feedmill::rebuild(&config, now.unwrap(), folder, Trust::Fingerprints).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_custom_feed_is_the_full_list_filtered(
        posts in prop::collection::vec(post(), 0..8),
        changed in prop::collection::vec(post(), 0..4),
        rules in prop::collection::vec(condition(), 1..5),
    ) {
        let site = tempfile::tempdir().unwrap();
        fs::create_dir(site.path().join("content")).unwrap();
        fs::write(site.path().join("a.png"), "").unwrap();
        // Every other rule is in its canonical form, which has to mean the same.
        let written: Vec<String> = rules.iter().map(Condition::written).enumerate().map(|(number, written)| {
            match number % 2 {
                0 => written,
                _ => Rule::parse(&written, chrono_tz::Asia::Shanghai).unwrap().to_string(),
            }
        }).collect();
        settings(site.path(), &written);
        let mut posts = posts;
        write(site.path(), &posts);
        build(site.path());
        for (place, post) in changed.iter().enumerate().take(posts.len()) {
            posts[place] = post.clone();
        }
        write(site.path(), &posts);
        // The second build knows what the first one found.
        build(site.path());
        for (number, rule) in rules.iter().enumerate() {
            let wanted = posts.iter().enumerate().filter(|(_, post)| rule.holds(post));
            let wanted: BTreeSet<String> = wanted.map(|(place, _)| place.to_string()).collect();
            prop_assert_eq!(shown(site.path(), number), wanted, "{}", &written[number]);
        }
    }

    #[test]
    fn a_feed_has_the_order_and_the_limit_that_it_asks_for(
        posts in prop::collection::vec(post(), 0..8),
        changed in prop::collection::vec(post(), 0..4),
        limit in 0..5_usize,
    ) {
        let site = tempfile::tempdir().unwrap();
        fs::create_dir(site.path().join("content")).unwrap();
        fs::write(site.path().join("a.png"), "").unwrap();
        let feed = |sort: &str| serde_json::json!({"name": sort, "match": "-category:none", "sort": sort, "limit": limit});
        let settings = serde_json::json!({
            "title": "Quay",
            "url": "https://quay.test/",
            "feeds": {"by": [], "formats": ["json"], "custom": [feed("published"), feed("updated")]},
        });
        fs::write(site.path().join("feedmill.yaml"), settings.to_string()).unwrap();
        let mut posts = posts;
        write(site.path(), &posts);
        build(site.path());
        for (place, post) in changed.iter().enumerate().take(posts.len()) {
            posts[place] = post.clone();
        }
        write(site.path(), &posts);
        build(site.path());
        for sort in ["published", "updated"] {
            // All dates are in January, and all changes in February.
            let date = |place: &usize| match posts[*place].updated {
                Some(day) if sort == "updated" => (2, day),
                _ => (1, posts[*place].day),
            };
            let mut wanted: Vec<usize> = (0..posts.len()).collect();
            wanted.sort_by_key(|place| std::cmp::Reverse(date(place)));
            wanted.truncate(if limit == 0 { usize::MAX } else { limit });
            let wanted: Vec<String> = wanted.iter().map(usize::to_string).collect();
            let path = site.path().join(format!("feeds/custom/{sort}/feed.json"));
            prop_assert_eq!(in_order_at(&path), wanted, "by {}", sort);
        }
    }

    #[test]
    fn any_text_is_a_rule_or_an_error_that_points_into_it(
        text in "[a-z潮:~<>=()\" \\\\*!-]{0,40}|((category|words|after|has|title)[:~<>=]{1,2}[a-z0-9\"-]{0,6}[ ()]?(or |and |-)?){0,6}",
    ) {
        match Rule::parse(&text, chrono_tz::Asia::Shanghai) {
            Ok(rule) => {
                let canonical = rule.to_string();
                let again = Rule::parse(&canonical, chrono_tz::Asia::Shanghai).map(|rule| rule.to_string());
                prop_assert_eq!(again, Ok(canonical), "{}", text);
            }
            Err(error) => {
                prop_assert!(text.get(error.span.clone()).is_some(), "{:?}", error);
                prop_assert!(!error.help.is_empty());
            }
        }
        count_words(&text);
    }
}

#[test]
fn rules_have_one_form() {
    for (rule, canonical) in [
        ("tag:B a", "tag:B or x"),
        ("tag:b title~a", "(a) TAG:b"),
        ("tag:**", "tag:**"),
        ("/\"\"", "\"\" title~/"),
        ("a or (b or c)", "title~c or b or title~a or a"),
        ("--a", "a"),
        ("-(a b)", "not (b a)"),
        ("words>4 words<=9", "words<10 words>=5"),
        ("after:2024", "after:2024-01-01"),
    ] {
        let form = |rule: &str| Rule::parse(rule, chrono_tz::UTC).unwrap().to_string();
        let one = form(rule);
        assert_eq!(form(&one), one);
        assert_eq!(
            one == form(canonical),
            !canonical.ends_with("or x"),
            "{one}"
        );
    }
}

#[test]
fn depth_and_length_are_bounded() {
    for text in [
        "(".repeat(5_000),
        "-".repeat(5_000),
        "a ".repeat(5_000),
        "x or ".repeat(1_600) + "x",
        format!("{}x{}", "(".repeat(60), ")".repeat(60)),
    ] {
        let _ = Rule::parse(&text, chrono_tz::UTC);
    }
    let deep = format!("{}x{}", "(".repeat(65), ")".repeat(65));
    assert!(Rule::parse(&deep, chrono_tz::UTC).is_err());
    count_words(&"<a".repeat(500_000));
    count_words(&"](".repeat(500_000));
}

fn select(site: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(assert_cmd::cargo::cargo_bin!("feedmill"))
        .current_dir(site)
        .arg("select")
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn select_lists_what_matches_and_points_at_mistakes() {
    let site = tempfile::tempdir().unwrap();
    let content = site.path().join("content");
    fs::create_dir(&content).unwrap();
    fs::write(
        site.path().join("feedmill.yaml"),
        "title: T\nurl: https://quay.test/\n",
    )
    .unwrap();
    for (name, title, tags) in [
        ("a", "High tide", "sea"),
        ("b", "Low tide", "sea, ads"),
        ("c", "Quay", "town"),
    ] {
        let text = format!("---\ntitle: {title}\ndate: 2024-01-01\ntags: {tags}\n---\nText.\n");
        fs::write(content.join(format!("{name}.md")), text).unwrap();
    }
    let (code, out, _) = select(site.path(), &["tag:sea -tag:ads"]);
    assert_eq!(
        (code, out.as_str()),
        (
            Some(0),
            "2024-01-01  High tide  content/a.md\n1 of 3 posts match\n"
        )
    );
    let (code, out, _) = select(site.path(), &["-tag:sea", "--format", "paths"]);
    assert_eq!((code, out.as_str()), (Some(0), "content/c.md\n"));
    let (code, out, _) = select(site.path(), &["tag:none"]);
    assert_eq!((code, out.as_str()), (Some(1), "0 of 3 posts match\n"));
    for (rule, message) in [
        (
            "catgory:x",
            "invalid rule: unknown field `catgory`\n    |\n  1 | catgory:x\n    | ^^^^^^^\n  help: did you mean `category`?\n",
        ),
        ("tag:sea or", "a condition is missing after `or`"),
        ("(tag:sea", "this parenthesis is not closed"),
        ("tag:sea)", "`)` closes nothing"),
        ("after:2024-13", "invalid date `2024-13`"),
        ("words>many", "invalid number `many`"),
        ("tag>sea", "`tag` cannot be compared by `>`"),
        ("has:vdieo", "did you mean `video`?"),
        ("tag: sea", "`tag` has no value"),
        ("title~\"a", "a quoted text is not closed"),
        ("", "the rule is empty"),
    ] {
        let (code, _, err) = select(site.path(), &[rule]);
        assert_eq!(code, Some(2), "{rule}");
        assert!(err.contains(message), "{rule}: {err}");
    }
}

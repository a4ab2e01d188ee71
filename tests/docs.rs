//! The documentation: every page is in the book's table of contents, and every link leads somewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use serde_json::Value;

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

/// What the walk through the code says stands where: each name in backquotes belongs to the next file in parentheses.
#[test]
fn the_walk_from_a_file_to_a_document_names_what_is_there() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let start = text.find("## From a file to a document").unwrap();
    let walk = &text[start..];
    let end = walk.find("\n\nEach room").unwrap();
    let mut names: Vec<&str> = Vec::new();
    let mut checked = 0;
    let mut parts = walk[..end].split('`');
    while let (Some(before), Some(code)) = (parts.next(), parts.next()) {
        if !code.ends_with(".rs") {
            names.push(code);
            continue;
        }
        assert!(
            before.trim_end().ends_with('('),
            "`{code}` without parentheses"
        );
        let file = root().join("src").join(code);
        let source = fs::read_to_string(&file).unwrap_or_else(|_| panic!("{code} is not there"));
        for name in names.drain(..) {
            // A word of prose, such as a folder or an engine.
            if name.contains(['/', '-']) {
                continue;
            }
            let is_there = ["fn", "struct", "trait", "enum"].iter().any(|kind| {
                let named = format!("{kind} {name}");
                source.match_indices(&named).any(|(at, _)| {
                    let after = source[at + named.len()..].chars().next();
                    after.is_some_and(|c| !c.is_alphanumeric() && c != '_')
                })
            });
            assert!(is_there, "{code} has no `{name}`");
            checked += 1;
        }
    }
    assert!(checked > 20, "{checked}");
    assert!(names.is_empty(), "{names:?} without a file");
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

/// What the schema says of a setting's type, in words.
fn kind(root: &Value, schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str() {
        return kind(root, definition(root, name));
    }
    if let Some(value) = schema.get("const") {
        return format!("`{}`", value.as_str().unwrap_or_default());
    }
    if let Some(values) = schema["enum"].as_array() {
        let values = values.iter().filter_map(Value::as_str);
        return values
            .map(|value| format!("`{value}`"))
            .collect::<Vec<_>>()
            .join(", ");
    }
    let choices = schema["anyOf"].as_array().or(schema["oneOf"].as_array());
    if let Some(choices) = choices {
        let mut kinds: Vec<String> = Vec::new();
        for choice in choices.iter().filter(|choice| choice["type"] != "null") {
            let kind = kind(root, choice);
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        let is_of_words = kinds.iter().all(|kind| kind.starts_with('`'));
        return kinds.join(if is_of_words { ", " } else { " or " });
    }
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let of = |name: &str| match name {
        "string" => "text".to_owned(),
        "integer" | "number" => "number".to_owned(),
        "boolean" => "`true`, `false`".to_owned(),
        "array" => format!("list of {}", kind(root, &schema["items"])),
        "object" => "keys with values".to_owned(),
        other => panic!("{other}: {schema}"),
    };
    let kinds = kinds.into_iter().filter(|kind| *kind != "null").map(of);
    kinds.collect::<Vec<_>>().join(" or ")
}

fn definition<'r>(root: &'r Value, name: &str) -> &'r Value {
    &root["$defs"][name.rsplit('/').next().unwrap()]
}

/// The settings that a value has, if it is a mapping of them.
fn section<'r>(root: &'r Value, schema: &'r Value) -> Option<&'r Value> {
    if schema["properties"].is_object() {
        return Some(schema);
    }
    if let Some(name) = schema["$ref"].as_str() {
        return section(root, definition(root, name));
    }
    let choices = schema["anyOf"].as_array()?;
    choices.iter().find_map(|choice| section(root, choice))
}

fn rows(
    root: &Value,
    schema: &Value,
    out: &mut String,
    sections: &mut Vec<(String, Value)>,
    path: &str,
) {
    out.push_str("| setting | value | meaning |\n|---|---|---|\n");
    let required = schema["required"].as_array();
    for (name, setting) in schema["properties"].as_object().unwrap() {
        let path = match path {
            "" => name.clone(),
            path => format!("{path}.{name}"),
        };
        let items = match setting["items"].is_object() {
            true => &setting["items"],
            false => setting,
        };
        let mut value = kind(root, setting);
        if let Some(section) = section(root, items) {
            sections.push((path.clone(), section.clone()));
            value = format!("[{}](#{})", value, anchor(&path));
        }
        let mut meaning = setting["description"]
            .as_str()
            .unwrap_or_default()
            .replace('\n', " ");
        if required.is_some_and(|names| names.iter().any(|required| required == name)) {
            meaning.push_str(" Required.");
        }
        let meaning = meaning.replace('|', "\\|").replace('<', "&lt;");
        out.push_str(&format!("| `{path}` | {value} | {} |\n", meaning.trim()));
    }
}

/// The page of all settings, as the schema has them.
fn settings_page(root: &Value) -> String {
    let mut out = String::from(
        "# All settings\n\nEvery setting of `feedmill.yaml`, made from [its schema](feedmill.schema.json). [Settings](configuration.md) explains \
         them with examples.\n\nThis page is made by `FEEDMILL_REFRESH=1 cargo test --test docs`.\n\n",
    );
    let mut sections = Vec::new();
    rows(root, root, &mut out, &mut sections, "");
    let mut at = 0;
    while at < sections.len() {
        let (path, schema) = sections[at].clone();
        at += 1;
        out.push_str(&format!("\n## {path}\n\n"));
        rows(root, &schema, &mut out, &mut sections, &path);
    }
    out
}

/// A setting that is not on the page, or is there with another meaning than in the schema, does not get by.
#[test]
fn the_page_of_settings_is_made_from_the_schema() {
    let schema = fs::read_to_string(root().join("docs/feedmill.schema.json")).unwrap();
    let page = settings_page(&serde_json::from_str(&schema).unwrap());
    let path = root().join("docs/settings.md");
    if std::env::var_os("FEEDMILL_REFRESH").is_some() {
        fs::write(&path, &page).unwrap();
    }
    assert!(page.contains("| `feeds.dir` | text |"), "{page}");
    assert_eq!(
        fs::read_to_string(&path).unwrap_or_default(),
        page,
        "FEEDMILL_REFRESH=1 cargo test --test docs writes docs/settings.md"
    );
}

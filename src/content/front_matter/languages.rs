//! What files say of themselves in languages whose bodies feedmill does not read: Org, AsciiDoc and notebooks. Their pages in the built
//! site show the rest.

use super::{Language, read, split};
use crate::value::{Map, Value};
use crate::warning::{Discard, Warnings};

/// The front matter of the file at `path` in its own language, and where its body starts; `None` if it is in another language, or has
/// none.
pub(crate) fn own_header(path: &str, text: &str) -> Option<(Map, usize)> {
    match path.rsplit('.').next()? {
        "org" => Some(org(text)),
        "adoc" | "asciidoc" => Some(asciidoc(text)),
        "ipynb" => notebook(path, text).map(|map| (map, text.len())),
        _ => None,
    }
    .filter(|(map, _)| !map.is_empty())
}

/// `#+title: A`, `#+filetags: :a:b:`.
fn org(text: &str) -> (Map, usize) {
    let mut map = Map::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        let pair = trimmed
            .strip_prefix("#+")
            .and_then(|rest| rest.split_once(':'));
        let is_head = trimmed.is_empty() || trimmed.starts_with('#') || trimmed.starts_with(':');
        if !is_head {
            break;
        }
        at += line.len();
        let Some((key, value)) = pair else { continue };
        let key = key.trim().trim_end_matches("[]").to_lowercase();
        let value = value.trim();
        if key.contains(char::is_whitespace) || value.is_empty() {
            continue;
        }
        let key = match key.as_str() {
            "filetags" => "tags".to_owned(),
            "hugo_tags" => "tags".to_owned(),
            "hugo_categories" => "categories".to_owned(),
            _ => key,
        };
        let value = match key.as_str() {
            "tags" | "categories" => words(value),
            "date" | "lastmod" => Value::from(timestamp(value)),
            _ => scalar(value),
        };
        map.insert(key, value);
    }
    (map, at)
}

/// `<2024-01-02 Tue 10:00>` without its brackets and the name of the day.
fn timestamp(value: &str) -> String {
    let bare = value.trim_matches(['<', '>', '[', ']']);
    let is_date =
        |word: &&str| word.starts_with(|c: char| c.is_ascii_digit() || c == '+' || c == '-');
    bare.split_whitespace()
        .filter(is_date)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Names between colons, commas or blanks.
fn words(value: &str) -> Value {
    let separator = |c: char| matches!(c, ':' | ',') || c.is_whitespace();
    let names = value.split(separator).filter(|name| !name.is_empty());
    Value::List(names.map(Value::from).collect())
}

fn scalar(value: &str) -> Value {
    match value {
        "true" | "t" => Value::Bool(true),
        "false" | "nil" => Value::Bool(false),
        text => Value::from(text),
    }
}

/// `= Title`, `:key: value`.
fn asciidoc(text: &str) -> (Map, usize) {
    let mut map = Map::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if let Some(title) = trimmed.strip_prefix("= ") {
            map.insert("title".to_owned(), Value::from(title.trim()));
        } else if let Some((key, value)) = trimmed
            .strip_prefix(':')
            .and_then(|rest| rest.split_once(':'))
        {
            let key = key.trim().to_lowercase();
            let key = match key.strip_prefix("page-").or(key.strip_prefix("jbake-")) {
                Some(bare) => bare.to_owned(),
                None => key,
            };
            let key = match key.as_str() {
                "revdate" | "docdate" => "date".to_owned(),
                "keywords" => "tags".to_owned(),
                _ => key,
            };
            let value = match key.as_str() {
                "tags" | "categories" => {
                    let names = value
                        .split(',')
                        .map(str::trim)
                        .filter(|name| !name.is_empty());
                    Value::List(
                        names
                            .map(|name| Value::from(name.trim_matches(['[', ']', '"'])))
                            .collect(),
                    )
                }
                _ => scalar(value.trim()),
            };
            if !value.is_null() && !map.iter().any(|(known, _)| known == key) {
                map.insert(key, value);
            }
        } else if !trimmed.is_empty() && !trimmed.starts_with("//") && !map.is_empty() {
            break;
        }
        at += line.len();
    }
    (map, at)
}

/// The front matter in the first cell of a notebook.
fn notebook(path: &str, text: &str) -> Option<Map> {
    let cells: serde_json::Value = serde_json::from_str(text).ok()?;
    let cells = cells.get("cells")?.as_array()?;
    cells.iter().take(3).find_map(|cell| {
        let source = match cell.get("source")? {
            serde_json::Value::Array(lines) => {
                lines.iter().filter_map(|line| line.as_str()).collect()
            }
            one => one.as_str()?.to_owned(),
        };
        let parts = split(&source);
        let (language, head): (Language, &str) = parts.head?;
        let mut warnings = Warnings::discard(Discard::PageIsTaken);
        read(
            language,
            head,
            path,
            &source,
            parts.head_line,
            &mut warnings,
        )
        .ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(path: &str, text: &str) -> Map {
        own_header(path, text)
            .map(|(map, _)| map)
            .unwrap_or_default()
    }

    #[test]
    fn each_language_says_what_a_file_is_about() {
        let org = "#+TITLE: High tide\n#+date: <2024-01-02 Tue 10:00>\n#+filetags: :sea:quay:\n#+draft: true\n\nText\n#+date: x\n";
        let (map, at) = own_header("a.org", org).unwrap();
        assert_eq!(map.get("title"), Some(&"High tide".into()));
        assert_eq!(map.get("date"), Some(&"2024-01-02 10:00".into()));
        assert_eq!(
            map.get("tags"),
            Some(&Value::List(vec!["sea".into(), "quay".into()]))
        );
        assert_eq!(map.get("draft"), Some(&Value::Bool(true)));
        assert!(org[at..].starts_with("Text"));

        let map = of(
            "a.adoc",
            "// note\n= High tide\n:date: 2024-01-02\n:page-tags: sea, quay\n\nText\n:no: x\n",
        );
        assert_eq!(map.get("title"), Some(&"High tide".into()));
        assert_eq!(map.get("date"), Some(&"2024-01-02".into()));
        assert_eq!(
            map.get("tags"),
            Some(&Value::List(vec!["sea".into(), "quay".into()]))
        );
        assert_eq!(map.get("no"), None);

        let notebook = r#"{"cells": [{"cell_type": "raw", "source": ["---\n", "title: High tide\n", "date: 2024-01-02\n", "---\n"]}]}"#;
        assert_eq!(
            of("a.ipynb", notebook).get("title"),
            Some(&"High tide".into())
        );
        assert!(own_header("a.ipynb", "{").is_none());
        assert!(own_header("a.md", "#+title: x").is_none());
    }
}

//! What a page says of its article in JSON-LD.

use serde_json::Value;

use super::super::tag::Tag;
use super::tree::Tree;

/// An article of schema.org.
#[derive(Clone, Debug, Default)]
pub(super) struct Article {
    pub title: Option<String>,
    pub published: Option<String>,
    pub updated: Option<String>,
    /// Names, each with a page of the author's.
    pub authors: Vec<(String, Option<String>)>,
    pub tags: Vec<String>,
    pub description: Option<String>,
    pub image: Option<String>,
    pub language: Option<String>,
    pub url: Option<String>,
    pub body: Option<String>,
}

/// No page nests deeper.
const DEEPEST: usize = 8;

/// The first article that the page's scripts describe.
pub(super) fn article(tree: &Tree) -> Option<Article> {
    let scripts = tree.elements(0).filter(|node| {
        let kind = tree.attribute(*node, "type").unwrap_or_default();
        tree.nodes[*node].tag == Tag::Script
            && kind.trim().eq_ignore_ascii_case("application/ld+json")
    });
    let mut texts = scripts.filter_map(|script| tree.children(script).next());
    texts.find_map(|text| {
        let value: Value = serde_json::from_str(tree.source(text).trim()).ok()?;
        find(&value, 0).map(read)
    })
}

fn is_article(value: &Value) -> bool {
    let is_name = |name: &str| {
        let name = name.rsplit(['/', ':']).next().unwrap_or(name);
        name.ends_with("Article") || name.ends_with("Posting") || name == "Report"
    };
    match value.get("@type") {
        Some(Value::String(name)) => is_name(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(is_name),
        _ => false,
    }
}

fn find(value: &Value, depth: usize) -> Option<&Value> {
    if depth > DEEPEST {
        return None;
    }
    match value {
        Value::Array(items) => items.iter().find_map(|item| find(item, depth + 1)),
        Value::Object(_) if is_article(value) => Some(value),
        // What a list of posts holds is not the page's own article.
        Value::Object(map) => ["@graph", "mainEntity", "mainEntityOfPage"]
            .iter()
            .find_map(|key| find(map.get(*key)?, depth + 1)),
        _ => None,
    }
}

/// A text that is not blank.
fn text(value: &Value) -> Option<String> {
    let text = value.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The first text of a value: itself, or what it or its first item has under one of `keys`.
fn text_or(value: &Value, keys: &[&str]) -> Option<String> {
    match value {
        Value::Array(items) => items.iter().find_map(|item| text_or(item, keys)),
        Value::Object(map) => keys.iter().find_map(|key| text(map.get(*key)?)),
        one => text(one),
    }
}

fn read(value: &Value) -> Article {
    let of = |key: &str| {
        value
            .get(key)
            .and_then(|value| text_or(value, &["@value", "@id"]))
    };
    let mut article = Article {
        title: of("headline").or_else(|| of("name")),
        published: of("datePublished").or_else(|| of("dateCreated")),
        updated: of("dateModified"),
        description: of("description"),
        language: of("inLanguage"),
        url: of("url"),
        body: of("articleBody"),
        image: value
            .get("image")
            .and_then(|image| text_or(image, &["url", "contentUrl", "@id"])),
        ..Article::default()
    };
    let authors = match value.get("author") {
        Some(Value::Array(items)) => items.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    for author in authors {
        if let Some(name) = text_or(author, &["name"]) {
            let page = author.get("url").and_then(text);
            article.authors.push((name, page));
        }
    }
    let keywords = match value.get("keywords") {
        Some(Value::Array(items)) => items.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    for keyword in keywords
        .iter()
        .filter_map(|keyword| text_or(keyword, &["name"]))
    {
        let names = keyword
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty());
        article.tags.extend(names.map(str::to_owned));
    }
    article
}

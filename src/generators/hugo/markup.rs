//! What the site's settings say of Goldmark, as far as it needs more than a look.

use crate::generators::shared::commonmark::{Flavour, Without};
use crate::generators::shared::passthrough::Delimiters;
use crate::value::{Map, Value};

/// What Goldmark reads, and how.
pub(super) fn flavour(settings: &Value) -> Flavour {
    let of = |path: &[&str]| {
        let goldmark = settings.get("markup").and_then(|all| all.get("goldmark"));
        path.iter()
            .try_fold(goldmark?, |value, key| value.get(key))
            .and_then(Value::as_bool)
    };
    // Newer settings say `{enable: false}` or `{disable: true}`, older ones `false`.
    let has = |extension: &str| {
        of(&["extensions", extension])
            .or_else(|| of(&["extensions", extension, "enable"]))
            .or_else(|| of(&["extensions", extension, "disable"]).map(|is_off| !is_off))
            != Some(false)
    };
    let adds = |extra: &str| of(&["extensions", "extras", extra, "enable"]) == Some(true);
    Flavour {
        smart: has("typographer"),
        no_html: of(&["renderer", "unsafe"]) != Some(true),
        autolink: has("linkify"),
        definitions: has("definitionlist"),
        attributes: true,
        block_attributes: of(&["parser", "attribute", "block"]) == Some(true),
        goldmark: true,
        strict_emphasis: true,
        emoji: settings.get("enableemoji").and_then(Value::as_bool) == Some(true),
        breaks: of(&["renderer", "hardwraps"]) == Some(true),
        marks: adds("mark") || adds("insert"),
        superscript: adds("superscript"),
        subscript: adds("subscript"),
        without: Without {
            tasks: !has("tasklist"),
            footnotes: !has("footnote"),
            tables: !has("table"),
            strikethrough: !has("strikethrough") && !adds("delete"),
            indented_code: false,
        },
        ..Flavour::default()
    }
}

/// Whether Hugo's own render hook of links is on: by default for several languages under one host.
pub(super) fn resolves_links(settings: &Value, languages: Option<&Map>) -> bool {
    let path = ["markup", "goldmark", "renderhooks", "link"];
    let hook = path.iter().try_fold(settings, |value, key| value.get(key));
    let written = hook.and_then(|hook| hook.get("useembedded"));
    let older = hook
        .and_then(|hook| hook.get("enabledefault"))
        .and_then(Value::as_bool);
    match (written.and_then(Value::to_text).as_deref(), older) {
        (Some("always" | "fallback"), _) | (_, Some(true)) => return true,
        (Some("never"), _) => return false,
        _ => {}
    }
    let has_host = |language: &Value| language.get("baseurl").is_some();
    languages.is_some_and(|all| all.len() > 1 && !all.iter().any(|(_, one)| has_host(one)))
}

/// What the passthrough extension of Goldmark leaves alone.
pub(super) fn delimiters(settings: &Value) -> Delimiters {
    let path = ["markup", "goldmark", "extensions", "passthrough"];
    let Some(found) = path.iter().try_fold(settings, |value, key| value.get(key)) else {
        return Delimiters::default();
    };
    if found.get("enable").and_then(Value::as_bool) != Some(true) {
        return Delimiters::default();
    }
    let of = |key: &str| {
        let pairs = found
            .get("delimiters")
            .and_then(|all| all.get(key)?.as_list());
        let pairs = pairs
            .unwrap_or_default()
            .iter()
            .filter_map(|pair| match pair.as_list()? {
                [open, close] => Some((open.to_text()?, close.to_text()?)),
                _ => None,
            });
        pairs
            .filter(|(open, close)| !open.is_empty() && !close.is_empty())
            .collect()
    };
    Delimiters {
        block: of("block"),
        inline: of("inline"),
        ..Delimiters::default()
    }
}

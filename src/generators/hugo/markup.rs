//! What the site's settings say of Goldmark, as far as it needs more than a look.

use crate::generators::shared::passthrough::Delimiters;
use crate::value::{Map, Value};

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

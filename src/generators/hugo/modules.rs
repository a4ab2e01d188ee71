//! What the site's settings say of its modules: where its content lies, and its themes.

use crate::value::Value;

/// The folder that the site mounts as its content in `language`.
pub(super) fn content(settings: &Value, language: &str) -> Option<String> {
    let mounts = settings.get("module")?.get("mounts")?.as_list()?;
    let of = |mount: &Value, key: &str| {
        let mut pairs = mount.as_map()?.iter();
        let found = pairs.find(|(name, _)| name.eq_ignore_ascii_case(key));
        found.map(|(_, value)| value.clone())
    };
    let is_meant = |mount: &&Value| {
        let target = of(mount, "target").and_then(|target| target.to_text());
        let sites =
            of(mount, "sites").and_then(|sites| sites.get("matrix")?.get("languages").cloned());
        let languages = match of(mount, "lang").or(sites) {
            Some(Value::List(items)) => items.iter().filter_map(Value::to_text).collect(),
            Some(one) => Vec::from_iter(one.to_text()),
            None => Vec::new(),
        };
        let is_own = languages.is_empty()
            || languages
                .iter()
                .any(|one| one.eq_ignore_ascii_case(language) || one == "**");
        target.is_some_and(|target| target.trim_matches('/') == "content") && is_own
    };
    // What a mount of one folder of the theme adds is not the site's own.
    let sources = mounts
        .iter()
        .filter(is_meant)
        .filter_map(|mount| of(mount, "source")?.to_text());
    sources.into_iter().find(|source| {
        !source
            .split('/')
            .any(|part| part == ".." || part == "node_modules" || part == "themes")
    })
}

/// The names of the site's themes below `themes`, those of its modules too.
pub(super) fn themes(settings: &Value) -> Vec<String> {
    let names = match settings.get("theme") {
        Some(Value::List(items)) => items.iter().filter_map(Value::to_text).collect(),
        Some(one) => Vec::from_iter(one.to_text()),
        None => Vec::new(),
    };
    let imports = settings
        .get("module")
        .and_then(|module| module.get("imports"));
    let imports = imports.and_then(Value::as_list).unwrap_or_default().iter();
    let imports = imports.filter_map(|import| {
        import
            .as_map()?
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case("path"))?
            .1
            .to_text()
    });
    // What leads out of the folder of themes is not a theme.
    let is_inside = |name: &String| !name.split('/').any(|part| part == ".." || part.is_empty());
    names.into_iter().chain(imports).filter(is_inside).collect()
}

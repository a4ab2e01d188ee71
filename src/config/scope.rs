//! Jekyll's `defaults`: values for all posts of a folder.

use globset::{GlobBuilder, GlobMatcher};

use crate::value::{Map, Value};

/// Values for the posts of one scope.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Scope {
    path: String,
    /// Matches the folders or files that a path with `*` means.
    #[serde(skip)]
    glob: Option<GlobMatcher>,
    /// `posts`, `drafts`, `pages`…; every type where there is none.
    kind: Option<String>,
    values: Map,
}

impl Scope {
    /// Every scope of the setting `defaults`, with paths counted from the folder of collections. What is not a scope is left
    /// out, as Jekyll does.
    pub(crate) fn all(defaults: Option<&Value>, collections_dir: &str) -> Vec<Scope> {
        let items = defaults.and_then(Value::as_list).unwrap_or_default();
        let scopes = items
            .iter()
            .filter_map(|item| Scope::read(item, collections_dir));
        scopes.collect()
    }

    fn read(item: &Value, collections_dir: &str) -> Option<Scope> {
        let values = item.get("values")?.as_map()?.clone();
        let text = |key: &str| item.get("scope")?.get(key)?.to_text();
        let path = text("path").unwrap_or_default();
        let path = path.trim_start_matches('/');
        let inside = path.strip_prefix(collections_dir).unwrap_or(path);
        let path = inside.trim_start_matches('/').to_owned();
        let glob = path.contains('*').then(|| {
            let folder = path.trim_end_matches('/');
            let pattern = format!("{{{folder},{folder}/**}}");
            Some(
                GlobBuilder::new(&pattern)
                    .literal_separator(true)
                    .build()
                    .ok()?
                    .compile_matcher(),
            )
        });
        Some(Scope {
            path,
            glob: glob.flatten(),
            // Jekyll still knows the types by the names that they once had.
            kind: text("type").map(|kind| match kind.as_str() {
                "page" | "post" | "draft" => kind + "s",
                _ => kind,
            }),
            values,
        })
    }

    fn applies(&self, path: &str, kind: &str) -> bool {
        let is_inside = match &self.glob {
            Some(glob) => glob.is_match(path),
            // Jekyll compares texts, so that `_posts/sub` means `_posts/subway` too.
            None => path.starts_with(&self.path),
        };
        is_inside && self.kind.as_deref().is_none_or(|own| own == kind)
    }

    /// Whether this scope's values go before those of `other`, which stands above it in the settings: the longer path
    /// wins, then the one with a type, then the later one.
    fn goes_before(&self, other: &Scope) -> bool {
        let (own, its) = (self.path.len(), other.path.len());
        own > its || own == its && (self.kind.is_some() || other.kind.is_none())
    }
}

/// What the scopes say of the post at `path`; `None` where they say nothing.
pub fn defaults(scopes: &[Scope], path: &str) -> Option<Map> {
    if scopes.is_empty() {
        return None;
    }
    let is_draft = path.split('/').any(|part| part == "_drafts");
    let kind = if is_draft { "drafts" } else { "posts" };
    let mut last: Option<&Scope> = None;
    let mut merged = Map::new();
    for scope in scopes.iter().filter(|scope| scope.applies(path, kind)) {
        if last.is_none_or(|last| scope.goes_before(last)) {
            merge(&mut merged, &scope.values);
            last = Some(scope);
        } else {
            let above = std::mem::replace(&mut merged, scope.values.clone());
            merge(&mut merged, &above);
        }
    }
    last.map(|_| merged)
}

/// Puts `values` over `map`: mappings are merged, and nothing replaces something.
pub fn merge(map: &mut Map, values: &Map) {
    for (key, value) in values.iter() {
        let merged = match (map.get(key), value) {
            (Some(_), Value::Null) => continue,
            (Some(Value::Map(old)), Value::Map(new)) => {
                let mut both = old.clone();
                merge(&mut both, new);
                Value::Map(both)
            }
            _ => value.clone(),
        };
        map.insert(key.to_owned(), merged);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn author(settings: &str, path: &str) -> Option<String> {
        let settings: Value = serde_yaml::from_str(settings).unwrap();
        defaults(&Scope::all(Some(&settings), ""), path)?
            .get("author")?
            .to_text()
    }

    #[test]
    fn the_longest_path_wins_and_then_the_type() {
        let settings = "
- {scope: {path: _posts/a, type: posts}, values: {author: Long}}
- {scope: {path: _posts/a}, values: {author: Untyped}}
- {scope: {path: ''}, values: {author: All}}
- {scope: {type: pages}, values: {author: Pages}}
- {scope: {path: '_posts/*/b'}, values: {author: Glob}}
- {scope: {path: _posts/c}, values: {author: }}";
        assert_eq!(author(settings, "_posts/x.md").as_deref(), Some("All"));
        assert_eq!(author(settings, "_posts/ab/x.md").as_deref(), Some("Long"));
        assert_eq!(author(settings, "_posts/z/b/x.md").as_deref(), Some("Glob"));
        assert_eq!(
            author(settings, "_posts/z/y/b/x.md").as_deref(),
            Some("All")
        );
        assert_eq!(author(settings, "_posts/c/x.md").as_deref(), Some("All"));
        assert_eq!(author("- nonsense", "_posts/x.md"), None);
    }
}

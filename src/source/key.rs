//! The path under which a post is known that does not lie in a file of its own.

use crate::uri;
use crate::value::Value;

/// Why a post has no path: what is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub message: String,
    pub help: String,
}

impl Fault {
    pub fn new(message: &str, help: &str) -> Self {
        Fault {
            message: message.to_owned(),
            help: help.to_owned(),
        }
    }
}

/// A path, and how much of it tells the post from others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Path {
    pub text: String,
    pub key: usize,
}

/// What tells posts apart, the first that there is.
const KEYS: [&str; 5] = ["id", "slug", "guid", "url", "title"];

/// The path of the post of which `get` knows the values, as if it lay in a file of `folder`. Its ending
/// says whether the body is Markdown or HTML, as for files.
pub(crate) fn path<'v>(
    get: impl Fn(&str) -> Option<&'v Value>,
    folder: &str,
) -> Result<Path, Fault> {
    let ending = match get("format").map(|format| (format, format.as_str())) {
        None | Some((Value::Null, _)) => None,
        Some((_, Some("markdown" | "md"))) => Some("md"),
        Some((_, Some("html"))) => Some("html"),
        Some((other, _)) => {
            return Err(Fault {
                message: format!("unknown format `{other}`"),
                help: "write `markdown` or `html` in the key `format`".to_owned(),
            });
        }
    };
    if let Some(path) = get("path").filter(|path| !path.is_null()) {
        let text = written(path, ending)?;
        let key = text.len();
        return Ok(Path { text, key });
    }
    let name = KEYS.iter().find_map(|key| {
        let text = get(key)?.to_text()?;
        let text = text.trim();
        let name = match *key {
            "id" | "slug" => as_name(text),
            _ => uri::slug(text),
        };
        (!name.is_empty()).then_some(name)
    });
    let name = name.ok_or_else(|| Fault {
        message: "the post has no `id`".to_owned(),
        help: "give each post a key `id` that stays, or a `slug`".to_owned(),
    })?;
    let folder = folder.trim_matches('/');
    let slash = if folder.is_empty() { "" } else { "/" };
    let ending = ending.unwrap_or("md");
    let mut text = format!("{folder}{slash}{name}");
    let key = text.len();
    text.push('.');
    text.push_str(ending);
    Ok(Path { text, key })
}

/// A path as the post gives it, which leads to no other folder.
fn written(path: &Value, ending: Option<&str>) -> Result<String, Fault> {
    let fault = |text: &str| Fault {
        message: format!("invalid path `{text}`"),
        help: "write a relative path such as `content/high-tide.md`, or leave out the key `path`"
            .to_owned(),
    };
    let text = path.as_str().ok_or_else(|| fault(&path.to_string()))?;
    let parts = text
        .split('/')
        .filter(|part| !matches!(*part, "" | "."))
        .collect::<Vec<_>>();
    let is_odd =
        |part: &&str| *part == ".." || part.contains(|c: char| c.is_control() || c == '\\');
    if parts.is_empty() || parts.iter().any(is_odd) {
        return Err(fault(text));
    }
    let path = parts.join("/");
    let name = path.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).len();
    let folder = path.len() - name.len();
    Ok(match ending {
        Some(ending) if is_html(&path) != (ending == "html") || stem == name.len() => {
            format!("{}.{ending}", &path[..folder + stem])
        }
        None if stem == name.len() => format!("{path}.md"),
        _ => path,
    })
}

fn is_html(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["html", "htm", "xhtml"]
        .iter()
        .any(|html| html.eq_ignore_ascii_case(ending))
}

/// A key as the name of a file: with what no name has percent-encoded, so that two keys have two names.
fn as_name(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '/' | '\\' | '%' => name.push_str(&format!("%{:02X}", c as u32)),
            c if c.is_control() => name.push_str(&format!("%{:02X}", c as u32)),
            '.' if name.is_empty() => name.push_str("%2E"),
            c => name.push(c),
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Map;

    fn path_of(json: &str) -> Result<String, String> {
        let map: Map = serde_json::from_str(json).unwrap();
        path(|key| map.get(key), "content")
            .map(|path| path.text)
            .map_err(|fault| fault.message)
    }

    #[test]
    fn the_first_key_that_tells_posts_apart_names_the_post() {
        for (json, wanted) in [
            (r#"{"id": 17, "slug": "tide"}"#, "content/17.md"),
            (r#"{"id": "a/b"}"#, "content/a%2Fb.md"),
            (r#"{"id": ".."}"#, "content/%2E..md"),
            (
                r#"{"id": "", "slug": "tide", "format": "html"}"#,
                "content/tide.html",
            ),
            (
                r#"{"id": null, "title": "High tide!"}"#,
                "content/high-tide.md",
            ),
            (
                r#"{"path": "posts/2026-01-02-a.md"}"#,
                "posts/2026-01-02-a.md",
            ),
            (
                r#"{"path": "/posts//a.md", "format": "html"}"#,
                "posts/a.html",
            ),
            (
                r#"{"path": "posts/a.markdown", "format": "markdown"}"#,
                "posts/a.markdown",
            ),
            (r#"{"path": "posts.d/a"}"#, "posts.d/a.md"),
        ] {
            assert_eq!(path_of(json).as_deref(), Ok(wanted), "{json}");
        }
    }

    #[test]
    fn what_leads_elsewhere_or_nowhere_is_refused() {
        for (json, wanted) in [
            (r#"{"path": "../a.md"}"#, "invalid path `../a.md`"),
            (r#"{"path": "a\\b.md"}"#, "invalid path `a\\b.md`"),
            (r#"{"path": 3}"#, "invalid path `3`"),
            (r#"{"body": "text"}"#, "the post has no `id`"),
            (r#"{"id": 1, "format": "rst"}"#, "unknown format `rst`"),
        ] {
            assert_eq!(path_of(json), Err(wanted.to_owned()), "{json}");
        }
    }
}

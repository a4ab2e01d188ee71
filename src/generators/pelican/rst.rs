//! Posts of Pelican in reStructuredText: their title and fields are their front matter.

use crate::content::Post;
use crate::content::body::plain_text;
use crate::value::Map;
use crate::warning::{Warning, Warnings};

/// Whether a file is in reStructuredText, by its name.
pub(crate) fn is_rst(path: &str) -> bool {
    path.ends_with(".rst")
}

/// The title and the fields of a post. The body is the whole file: names in it may be defined anywhere.
pub(crate) fn head(source: &str) -> (Map, usize) {
    let document = feedmill_rst::read(source);
    let mut map = Map::new();
    if let Some(title) = document.title {
        map.insert("title".into(), plain_text(&title).into());
    }
    for field in document.fields {
        let name = field.name.to_lowercase();
        let text = match name.as_str() {
            "summary" => field.html,
            _ => field.text,
        };
        map.insert(name, text.trim().into());
    }
    (map, 0)
}

/// The body of a post in HTML. What of its markup is not known goes to `warnings`.
pub(crate) fn html(post: &Post, body: &str, language: &str, warnings: &mut Warnings) -> String {
    let document = feedmill_rst::read_in(body, language);
    for problem in document.problems {
        let warning = Warning::file(
            &post.path,
            "unknown-markup",
            problem.message,
            "write it in the markup of docutils, or look at the post in the feed",
        );
        warnings.push(match problem.line {
            0 => warning,
            line => warning.at(body, line, 0),
        });
    }
    document.html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn title_and_fields_are_front_matter() {
        let source = "A *fine* title\n##############\n\n:date: 2024-01-02 10:00\n:Tags: x, y\n:summary: Some *text*.\n\nBody\n";
        let (map, at) = head(source);
        assert_eq!(map.get("title"), Some(&"A fine title".into()));
        assert_eq!(map.get("date"), Some(&"2024-01-02 10:00".into()));
        assert_eq!(map.get("tags"), Some(&"x, y".into()));
        assert_eq!(map.get("summary"), Some(&"Some <em>text</em>.".into()));
        assert_eq!(at, 0);
    }
}

//! Posts of Pelican in HTML: a whole page each, whose head says what it is.

use crate::content::body::plain_text;
use crate::value::{Map, Value};
use feedmill_text::entity::decode_entities;
use feedmill_text::tags::{TagKind, scan};

/// Whether a file is such a page, by its name.
pub(crate) fn is_page(path: &str) -> bool {
    [".html", ".htm"].iter().any(|end| path.ends_with(end))
}

/// What `title` and `meta` say, and where the body starts.
pub(crate) fn head(source: &str) -> (Map, usize) {
    let mut map = Map::new();
    let mut body = 0;
    let after = |at: usize| {
        source[at..]
            .find('>')
            .map_or(source.len(), |len| at + len + 1)
    };
    scan(source, &mut |tag| {
        // In the body these words are the author's text.
        if body > 0 {
            return;
        }
        match (tag.kind, tag.name.as_ref()) {
            (TagKind::Start, "body") => body = after(tag.at),
            (TagKind::Start, "title") => {
                let start = after(tag.at);
                let end = source[start..].find('<').map_or(start, |len| start + len);
                map.insert("title".into(), plain_text(&source[start..end]).into());
            }
            (TagKind::Start, "meta") => {
                let of = |name: &str| tag.attribute(name).map(|it| decode_entities(&it.value));
                if let (Some(name), Some(value)) =
                    (of("name"), of("content").or_else(|| of("contents")))
                {
                    let value: Value = value.trim().into();
                    map.insert(name.to_lowercase(), value);
                }
            }
            _ => {}
        }
    });
    (map, body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_what_it_is_in_its_head() {
        let page = "<html><head><title>A &amp; b</title>\n<meta name=\"Tags\" content=\"x, y\" />\n\
                    <meta name=date contents=2024-01-02></head><body class=z><title>no</title>Text</body></html>";
        let (map, at) = head(page);
        assert_eq!(map.get("title"), Some(&"A & b".into()));
        assert_eq!(map.get("tags"), Some(&"x, y".into()));
        assert_eq!(map.get("date"), Some(&"2024-01-02".into()));
        assert!(page[at..].starts_with("<title>no"));
        assert_eq!(head("<p>no head</p>"), (Map::new(), 0));
    }
}

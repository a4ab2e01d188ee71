//! Hugo's shortcodes in a text: `{{< name "a" key="b" >}}` and `{{% name %}}`, with what they enclose.

use std::borrow::Cow;

/// One shortcode in a text.
#[derive(Debug)]
pub(crate) struct Tag<'t> {
    /// Where it begins.
    pub start: usize,
    /// Where its opening tag ends.
    pub end: usize,
    /// Its name.
    pub name: &'t str,
    /// What it is given.
    pub arguments: Vec<Argument<'t>>,
    /// Written with `%`: what it gives is Markdown.
    pub is_markdown: bool,
    /// Commented out, so that it is shown and not done.
    pub is_shown: bool,
    /// Where what it encloses ends, and where its closing tag ends.
    pub closed: Option<(usize, usize)>,
}

/// What a shortcode is given.
#[derive(Debug)]
pub(crate) struct Argument<'t> {
    /// Its name; empty if there is none.
    pub name: &'t str,
    /// Its value.
    pub value: Cow<'t, str>,
    /// Whether the value stands in quotes.
    pub is_quoted: bool,
}

impl Tag<'_> {
    /// The argument of this name, or at this place.
    pub fn get(&self, name: &str, place: usize) -> Option<&str> {
        let is_named = |key: &str| !name.is_empty() && key == name;
        let named = self.arguments.iter().find(|one| is_named(one.name));
        let mut placed = self.arguments.iter().filter(|one| one.name.is_empty());
        let found = named.or_else(|| placed.nth(place))?;
        Some(&found.value)
    }

    /// The argument of this name.
    pub fn named(&self, name: &str) -> Option<&str> {
        self.get(name, usize::MAX).filter(|value| !value.is_empty())
    }
}

/// Every shortcode of `text`, in order, those inside others too.
pub(crate) fn tags(text: &str) -> Vec<Tag<'_>> {
    let mut tags: Vec<Tag<'_>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut from = 0;
    let mut unending = 0;
    while unending < UNENDING
        && let Some(at) = text[from..].find("{{").map(|at| at + from)
    {
        from = at + 2;
        let (is_markdown, end_mark) = match text.as_bytes().get(at + 2) {
            Some(b'<') => (false, ">}}"),
            Some(b'%') => (true, "%}}"),
            _ => continue,
        };
        let inner_start = at + 3;
        let Some(length) = inner_length(&text[inner_start..], end_mark) else {
            unending += 1;
            continue;
        };
        let inner = text[inner_start..inner_start + length].trim();
        let end = inner_start + length + end_mark.len();
        from = end;
        if inner.starts_with("/*") && inner.ends_with("*/") {
            tags.push(Tag {
                start: at,
                end,
                name: inner[2..].trim_end_matches("*/"),
                arguments: Vec::new(),
                is_markdown,
                is_shown: true,
                closed: None,
            });
            continue;
        }
        if let Some(name) = inner.strip_prefix('/') {
            let name = name.trim();
            // Tags in between were never meant to be closed.
            let mut nearest = open.iter().enumerate().rev().take(DEEPEST);
            if let Some((depth, index)) = nearest.find(|(_, index)| tags[**index].name == name) {
                tags[*index].closed = Some((at, end));
                open.truncate(depth);
            }
            continue;
        }
        let (inner, closes_itself) = match inner.strip_suffix('/') {
            Some(inner) if inner.ends_with(char::is_whitespace) => (inner.trim_end(), true),
            _ => (inner, false),
        };
        let name_end = inner.find(char::is_whitespace).unwrap_or(inner.len());
        let name = &inner[..name_end];
        if name.is_empty() {
            continue;
        }
        if !closes_itself {
            open.push(tags.len());
        }
        tags.push(Tag {
            start: at,
            end,
            name,
            arguments: arguments(&inner[name_end..]),
            is_markdown,
            is_shown: false,
            closed: None,
        });
    }
    tags
}

/// No tag of a person's is longer, in bytes.
const LONGEST: usize = 8 * 1024;
/// Nor do more stand between a tag and what closes it.
const DEEPEST: usize = 256;
/// Nor are there more of those that never end.
const UNENDING: usize = 1000;

/// How much stands before `end`, which may stand inside quotes without ending anything.
fn inner_length(text: &str, end: &str) -> Option<usize> {
    let bytes = &text.as_bytes()[..text.len().min(LONGEST)];
    let mut quote: Option<u8> = None;
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        match quote {
            Some(b'"') if byte == b'\\' => at += 1,
            Some(open) if byte == open => quote = None,
            Some(_) => {}
            None if bytes[at..].starts_with(end.as_bytes()) => return Some(at),
            // The next one begins before this one ends.
            None if bytes[at..].starts_with(b"{{") => return None,
            None if byte == b'"' || byte == b'`' => quote = Some(byte),
            None => {}
        }
        at += 1;
    }
    // A quote that never ends is not a quote.
    quote.and_then(|_| memchr::memmem::find(bytes, end.as_bytes()))
}

fn arguments(text: &str) -> Vec<Argument<'_>> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let key_end = rest
            .find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-')
            .unwrap_or(rest.len());
        let mut key = "";
        // Blanks may stand on either side of the sign.
        if key_end > 0
            && let Some(value) = rest[key_end..].trim_start().strip_prefix('=')
        {
            key = &rest[..key_end];
            rest = value.trim_start();
        }
        let is_quoted = rest.starts_with(['"', '`']);
        let (value, after) = value(rest);
        found.push(Argument {
            name: key,
            value,
            is_quoted,
        });
        rest = after.trim_start();
    }
    found
}

fn value(text: &str) -> (Cow<'_, str>, &str) {
    let Some(quote) = text.chars().next().filter(|c| matches!(c, '"' | '`')) else {
        let end = text.find(char::is_whitespace).unwrap_or(text.len());
        return (text[..end].into(), &text[end..]);
    };
    let inner = &text[1..];
    let mut escaped = false;
    for (at, c) in inner.char_indices() {
        if c == quote && !escaped {
            let value = &inner[..at];
            let value = match quote == '"' && value.contains('\\') {
                true => value.replace("\\\"", "\"").replace("\\\\", "\\").into(),
                false => value.into(),
            };
            return (value, &inner[at + 1..]);
        }
        escaped = c == '\\' && !escaped && quote == '"';
    }
    (inner.into(), "")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_arguments_and_what_is_enclosed() {
        let text = "a {{< one \"x y\" k=`v>}}` bare >}} {{% two %}}in {{< three />}} {{% /two %}} {{</* four */>}} {{< /lost >}}";
        let tags = tags(text);
        let names: Vec<&str> = tags.iter().map(|tag| tag.name.trim()).collect();
        assert_eq!(names, ["one", "two", "three", "four"]);
        assert_eq!(tags[0].get("", 0), Some("x y"));
        assert_eq!(tags[0].named("k"), Some("v>}}"));
        assert_eq!(tags[0].get("z", 1), Some("bare"));
        let (inner_end, _) = tags[1].closed.unwrap();
        assert_eq!(&text[tags[1].end..inner_end], "in {{< three />}} ");
        assert!(tags[3].is_shown && tags[2].closed.is_none());
    }

    #[test]
    fn blanks_may_stand_around_the_sign() {
        let tags = tags("{{< figure src = \"/a.jpg\" caption= \"So it is\" alt =\"A\" >}}");
        let given = ["src", "caption", "alt"].map(|key| tags[0].named(key));
        assert_eq!(given, [Some("/a.jpg"), Some("So it is"), Some("A")]);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "([{}<>%/* \"`=\\\\a-cé]|\\{\\{<|>\\}\\}|\\{\\{%|%\\}\\}){0,40}") {
            for tag in tags(&text) {
                prop_assert!(tag.start < tag.end && text.is_char_boundary(tag.end));
            }
        }
    }
}

//! Posts of ABlog: a directive `post`, or fields at the top of the file.

use crate::value::{Map, Value};

/// What a file says of itself; empty if it is not a post.
pub(super) fn header(text: &str) -> Map {
    let mut map = Map::new();
    let mut lines = text.lines().peekable();
    let mut last = "";
    while let Some(line) = lines.next() {
        let trimmed = line.trim();
        if let Some(date) = trimmed
            .strip_prefix(".. post::")
            .or(trimmed.strip_prefix("```{post}"))
        {
            map.insert("date".into(), Value::from(day(date.trim())));
            // Its options are the lines that follow it at once.
            while let Some(option) = lines.next_if(|line| line.trim_start().starts_with(':')) {
                field(option, &mut map);
            }
        } else if trimmed.starts_with(':')
            && !trimmed.starts_with("::")
            && map.get("title").is_none()
        {
            field(trimmed, &mut map);
        } else if map.get("title").is_none() && is_underline(trimmed) && !last.is_empty() {
            map.insert("title".into(), Value::from(last));
        } else if map.get("title").is_none()
            && let Some(title) = trimmed.strip_prefix("# ")
        {
            map.insert("title".into(), Value::from(title.trim()));
        }
        last = match is_underline(trimmed) {
            true => "",
            false => trimmed,
        };
    }
    let is_post = map.get("date").is_some();
    if is_post { map } else { Map::new() }
}

/// `:tags: a, b`
fn field(line: &str, map: &mut Map) {
    let Some((key, value)) = line.trim().trim_start_matches(':').split_once(':') else {
        return;
    };
    let value = value.trim();
    let key = match key.trim() {
        "category" => "categories",
        "author" => "authors",
        "image" => return,
        key => key,
    };
    let value = match key {
        "date" => Value::from(day(value)),
        "tags" | "categories" | "authors" => {
            let names = value
                .split(',')
                .map(str::trim)
                .filter(|name| !name.is_empty());
            Value::List(names.map(Value::from).collect())
        }
        _ => Value::from(value),
    };
    map.insert(key.to_owned(), value);
}

/// A date as ABlog's settings write it by default, or as it is written.
fn day(written: &str) -> String {
    const FORMS: [&str; 5] = [
        "%b %d, %Y",
        "%B %d, %Y",
        "%d %b, %Y",
        "%d %B, %Y",
        "%d %B %Y",
    ];
    let read = FORMS
        .iter()
        .find_map(|form| chrono::NaiveDate::parse_from_str(written, form).ok());
    read.map_or_else(|| written.to_owned(), |day| day.to_string())
}

/// Whether a line underlines a title of reStructuredText.
fn is_underline(line: &str) -> bool {
    let mut chars = line.chars();
    let Some(first) = chars.next() else {
        return false;
    };
    line.len() >= 3 && "=-~*^#\"'+`:._".contains(first) && chars.all(|c| c == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_are_told_by_directive_or_fields() {
        let map = header(
            "High tide\n=========\n\n.. post:: Jan 2, 2024\n   :tags: sea, quay\n   :category: News\n   :author: Ada\n\nText\n",
        );
        assert_eq!(map.get("title"), Some(&"High tide".into()));
        assert_eq!(map.get("date"), Some(&"2024-01-02".into()));
        assert_eq!(
            map.get("tags"),
            Some(&Value::List(vec!["sea".into(), "quay".into()]))
        );
        assert_eq!(map.get("authors"), Some(&Value::List(vec!["Ada".into()])));
        let map = header(":blogpost: true\n:date: Oct 10, 2020\n\nHigh tide\n---------\n");
        assert_eq!(
            (map.get("title"), map.get("date")),
            (Some(&"High tide".into()), Some(&"2020-10-10".into()))
        );
        assert!(header("Title\n=====\n\nText\n").is_empty());
    }
}

//! What a post is called.

use super::FrontMatter;
use super::space::folded;
use crate::content::file_name::FileName;
use crate::value::Value;
use crate::warning::{Warning, Warnings};

impl FrontMatter<'_> {
    pub fn title(&self, name: &FileName, warnings: &mut Warnings) -> Option<String> {
        let from_file_name = self.rules.titles.from_file_name;
        let is_nothing = |value: &Value| matches!(value, Value::Null | Value::Bool(false));
        if from_file_name && self.map.get("title").is_none_or(is_nothing) {
            return Some(title_of_slug(name.slug));
        }
        let written = self.map.get("title")?;
        let title = match written {
            Value::List(items) if from_file_name => inspected(items),
            _ => written.to_text().unwrap_or_default(),
        };
        let title = folded(&title);
        if title.is_empty() {
            let what = match written {
                Value::List(_) | Value::Map(_) => format!("the title is {}", written.kind()),
                _ => "the title is empty".to_owned(),
            };
            warnings.push(self.place(
                Warning::file(
                    self.path,
                    "no-title",
                    format!("{what}; using the first words of the body"),
                    "write a title after `title:`, or remove the line",
                ),
                "title",
            ));
            return None;
        }
        Some(title)
    }
}

/// A list as Ruby, and so Jekyll, prints it.
pub(super) fn inspected(items: &[Value]) -> String {
    let items = items.iter().map(|item| match item {
        Value::String(text) => format!("\"{text}\""),
        other => other.to_string(),
    });
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}

/// What Jekyll calls a post that has no title: `hello-WORLD` gives `Hello World`.
fn title_of_slug(slug: &str) -> String {
    let words = slug.split('-').map(|word| {
        let mut letters = word.chars();
        // `ß` becomes `Ss` at the head of a word.
        let mut first = letters.next().into_iter().flat_map(char::to_uppercase);
        let head = first.next();
        let rest: String = first.chain(letters).collect();
        head.into_iter()
            .chain(rest.to_lowercase().chars())
            .collect::<String>()
    });
    let title = words.collect::<Vec<_>>().join(" ");
    title.split_whitespace().collect::<Vec<_>>().join(" ")
}

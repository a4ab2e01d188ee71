//! What a generator's own files say of categories, tags and authors.

use crate::config::{Kind, Term};
use crate::generators::values::text;
use crate::value::Value;

/// A term that something is said of, with its name in posts or its part of a path.
pub(crate) type SaidOf = (Kind, String, Term);

/// The kinds of terms, with the names that files and folders about them have.
pub(crate) const NAMES: [(Kind, [&str; 2]); 3] = [
    (Kind::Category, ["categories", "category"]),
    (Kind::Tag, ["tags", "tag"]),
    (Kind::Author, ["authors", "author"]),
];

/// What a mapping says of a term.
pub(crate) fn term(value: &Value) -> Term {
    let image = value.get("image").or_else(|| value.get("avatar"));
    Term {
        name: text(value, &["title", "name", "display_name", "label"]),
        description: text(value, &["description", "summary", "bio", "excerpt"]),
        image: match image {
            Some(image) => image
                .to_text()
                .or_else(|| text(image, &["url", "src", "path"])),
            None => text(value, &["picture", "icon_url", "cover", "thumbnail"]),
        },
        language: text(value, &["lang", "language"]),
        order: ["order", "weight", "position"]
            .iter()
            .find_map(|key| value.get(key)?.to_text()?.parse().ok()),
    }
}

/// What a file of data says of terms of a kind: a mapping of names to texts or mappings, or a list of mappings.
pub(crate) fn of_data(kind: Kind, data: &Value) -> Vec<SaidOf> {
    match data {
        Value::Map(map) => map
            .iter()
            .map(|(name, value)| match value.as_map() {
                Some(_) => (kind, name.to_owned(), term(value)),
                None => {
                    let named = Term {
                        name: value.to_text(),
                        ..Term::default()
                    };
                    (kind, name.to_owned(), named)
                }
            })
            .collect(),
        Value::List(items) => items
            .iter()
            .filter_map(|item| {
                let own = text(
                    item,
                    &["slug", "id", "key", "tag", "category", "name", "title"],
                )?;
                Some((kind, own, term(item)))
            })
            .collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_of_several_shapes_is_understood() {
        let read = |text: &str| -> Vec<(String, Option<String>)> {
            let data: Value = serde_yaml::from_str(text).unwrap();
            let said = of_data(Kind::Tag, &data).into_iter();
            said.map(|(_, name, term)| (name, term.name)).collect()
        };
        let wanted = vec![("tide".to_owned(), Some("High and low water".to_owned()))];
        for text in [
            "tide: High and low water",
            "tide: {title: High and low water, weight: 2}",
            "- {slug: tide, name: High and low water}",
        ] {
            assert_eq!(read(text), wanted, "{text}");
        }
        let people: Value =
            serde_yaml::from_str("ada: {name: Ada, bio: Writes, avatar: /a.png, order: 3}")
                .unwrap();
        let (_, _, ada) = of_data(Kind::Author, &people).remove(0);
        assert_eq!(ada.description.as_deref(), Some("Writes"));
        assert_eq!((ada.image.as_deref(), ada.order), (Some("/a.png"), Some(3)));
    }
}

//! Somebody who writes.

use crate::value::Value;

/// An author: of the site, or of one post (RFC 4287, section 3.2).
#[derive(
    Clone,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    serde::Deserialize,
    schemars::JsonSchema,
    serde::Serialize,
)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The name, as readers show it. Atom `name`, RSS `dc:creator`, JSON `name`.
    pub name: String,
    /// The address. Atom `email`.
    #[serde(default)]
    pub email: Option<String>,
    /// A page about the person, as an absolute URL. Atom `uri`, JSON `url`.
    #[serde(default)]
    pub url: Option<String>,
}

impl Person {
    /// Somebody of whom the name is known alone.
    pub fn new(name: impl Into<String>) -> Self {
        Person {
            name: name.into(),
            ..Person::default()
        }
    }

    /// An author as settings and front matter name one: a key into `known`, a name, or a mapping with a name.
    pub(crate) fn read(value: &Value, known: &Value) -> Option<Person> {
        if let Some(name) = value.to_text() {
            let name = name.trim();
            if let Some(record) = known.get(name).filter(|record| record.as_map().is_some()) {
                let person = Person::read(record, &Value::Null);
                // A record without a name is shown under its key.
                return person.or_else(|| Person::read(&name.into(), &Value::Null));
            }
            return (!name.is_empty()).then(|| Person::new(name));
        }
        let text = |key: &str| value.get(key).and_then(Value::to_text);
        Some(Person {
            name: text("name")?,
            email: text("email"),
            url: text("uri").or_else(|| text("url")),
        })
    }
}

//! Somebody who writes.

/// An author: of the site, or of one post (RFC 4287, section 3.2).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, serde::Deserialize, schemars::JsonSchema)]
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
}

//! A post of the site, as far as entries are compared with it.

/// A post of the site.
#[derive(Clone, Debug, Default)]
pub struct Own {
    /// The id that its front matter gives it.
    pub guid: Option<String>,
    /// The ids that it has had, or would have.
    pub ids: Vec<String>,
    /// Its URL.
    pub link: String,
    /// Plain text; empty if it has none.
    pub title: String,
    /// In seconds since 1970.
    pub published: i64,
}

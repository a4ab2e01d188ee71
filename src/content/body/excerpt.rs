//! A post's excerpt.

/// A post's excerpt.
pub enum Excerpt {
    /// What stands before the separator, as HTML that is not cleaned.
    Cut(String),
    /// The separator is not in the body: all of it.
    Whole,
}

/// Whose separator ends an excerpt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// The generator's, if its author has not chosen one.
    Any,
    /// One that an author has chosen, for the site or the post.
    Chosen,
}

//! The template languages that feedmill reads in posts of Eleventy.

/// The language of templates in a post.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub enum Engine {
    None,
    Liquid,
    Nunjucks,
}

impl Engine {
    /// The language that settings name; `None` for one that feedmill does not read.
    pub fn named(name: &str) -> Option<Self> {
        match name.trim().trim_matches(['"', '\'', '`']) {
            "liquid" => Some(Engine::Liquid),
            "njk" | "nunjucks" => Some(Engine::Nunjucks),
            "false" | "html" | "md" => Some(Engine::None),
            _ => None,
        }
    }
}

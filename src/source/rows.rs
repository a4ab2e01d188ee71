//! How rows of a database become posts.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How rows of a database become posts. Columns are named like the keys of posts, unless `columns` says otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rows {
    /// The table or view that has a row for each post.
    pub table: Option<String>,
    /// A SELECT that gives a row for each post, instead of a table.
    pub query: Option<String>,
    /// The tables of a known program, instead of a table or a query.
    pub preset: Option<Preset>,
    /// The columns that have other names than the keys of posts: `{date: published_at, body: text}`.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
    /// Terms that lie in other tables: a SELECT of a post's `id` and a name for `categories`, `tags` or `authors`.
    #[serde(default)]
    pub terms: BTreeMap<String, String>,
    /// What bodies are written in, if there is no column `format`: `markdown` or `html`. Default: `markdown`.
    pub format: Option<RowFormat>,
}

/// The tables of a known program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Preset {
    /// Ghost's `posts`, `tags` and `users`.
    Ghost,
    /// WordPress' `wp_posts`, `wp_terms` and `wp_users`.
    WordPress,
}

/// What bodies are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RowFormat {
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
}

impl RowFormat {
    /// The value of the key `format`.
    #[cfg(any(feature = "sqlite", feature = "postgres"))]
    pub(crate) fn name(self) -> &'static str {
        match self {
            RowFormat::Markdown => "markdown",
            RowFormat::Html => "html",
        }
    }
}

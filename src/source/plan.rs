//! What is asked of a database, and which columns its answer has.

use std::collections::BTreeMap;

use super::error::SourceError;
use super::rows::{Preset, RowFormat, Rows};

/// What is asked of a database.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// The SELECT of the posts.
    pub posts: String,
    /// What messages call it.
    pub what: String,
    /// The key of a post that each renamed column gives, by the column's name.
    pub keys: BTreeMap<String, String>,
    /// The SELECTs of terms, by the key of a post.
    pub terms: Vec<(String, String)>,
    pub format: &'static str,
    /// Whether dates without an offset are in UTC.
    pub is_utc: bool,
    /// Whether texts are as WordPress' editor leaves them.
    pub is_wordpress: bool,
    /// Whether addresses begin with Ghost's placeholder for the site's.
    pub is_ghost: bool,
}

impl Rows {
    /// What is asked of a database.
    pub(super) fn plan(&self) -> Result<Plan, SourceError> {
        let chosen = [
            self.table.is_some(),
            self.query.is_some(),
            self.preset.is_some(),
        ];
        if chosen.into_iter().filter(|is_set| *is_set).count() != 1 {
            return Err(SourceError::new(
                "the settings must name one table, one query or one preset",
                "write `table`, `query` or `preset` below `content.rows`",
            ));
        }
        if let Some(preset) = self.preset {
            return Ok(preset.plan());
        }
        let (posts, what) = match (&self.table, &self.query) {
            (Some(table), _) => {
                let quoted: Vec<String> = table.split('.').map(quoted).collect();
                let posts = format!("SELECT * FROM {}", quoted.join("."));
                (posts, format!("table `{table}`"))
            }
            (_, query) => (
                query.clone().unwrap_or_default(),
                "`content.rows.query`".to_owned(),
            ),
        };
        let known = ["categories", "tags", "authors"];
        if let Some(odd) = self.terms.keys().find(|key| !known.contains(&key.as_str())) {
            return Err(SourceError::new(
                format!("unknown key `{odd}` in `content.rows.terms`"),
                "write `categories`, `tags` or `authors`",
            ));
        }
        let columns = self.columns.iter();
        Ok(Plan {
            posts,
            what,
            keys: columns
                .map(|(key, column)| (column.clone(), key.clone()))
                .collect(),
            terms: self.terms.clone().into_iter().collect(),
            format: self.format.unwrap_or(RowFormat::Markdown).name(),
            is_utc: false,
            is_wordpress: false,
            is_ghost: false,
        })
    }
}

impl Preset {
    fn plan(self) -> Plan {
        let (posts, what, terms) = match self {
            Preset::Ghost => (GHOST_POSTS, "Ghost's table `posts`", GHOST_TERMS),
            Preset::WordPress => (WORDPRESS_POSTS, "table `wp_posts`", WORDPRESS_TERMS),
        };
        let terms = terms.iter();
        Plan {
            posts: posts.to_owned(),
            what: what.to_owned(),
            keys: BTreeMap::new(),
            terms: terms
                .map(|(key, query)| ((*key).to_owned(), (*query).to_owned()))
                .collect(),
            format: "html",
            is_utc: true,
            is_wordpress: self == Preset::WordPress,
            is_ghost: self == Preset::Ghost,
        }
    }
}

impl Plan {
    /// Checks that there are the columns that the settings name.
    pub fn check(&self, columns: &[&str]) -> Result<(), SourceError> {
        for (column, key) in &self.keys {
            if !columns.contains(&column.as_str()) {
                let near = crate::nearest::nearest(column, columns.iter().copied());
                let help = match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("the columns are {}", columns.join(", ")),
                };
                return Err(SourceError::new(
                    format!("{} has no column `{column}` for the key `{key}`", self.what),
                    help,
                ));
            }
        }
        let is_key = |name: &str| columns.contains(&name) && !self.keys.contains_key(name);
        let has = |key: &str| self.keys.values().any(|named| named == key) || is_key(key);
        if !has("date") {
            return Err(SourceError::new(
                format!("{} has no column `date`", self.what),
                format!(
                    "name the column of the date, such as `columns: {{date: published_at}}`; there are {}",
                    columns.join(", ")
                ),
            ));
        }
        let ids = ["id", "slug", "guid", "url", "title", "path"];
        if !ids.iter().any(|key| has(key)) {
            return Err(SourceError::new(
                format!("{} has no column `id`", self.what),
                format!(
                    "name the column that tells posts apart, such as `columns: {{id: uuid}}`; there are {}",
                    columns.join(", ")
                ),
            ));
        }
        Ok(())
    }

    /// The key of a post that a column gives.
    pub fn key<'k>(&'k self, column: &'k str) -> &'k str {
        self.keys.get(column).map_or(column, String::as_str)
    }
}

/// A name as SQL has it.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

const GHOST_POSTS: &str = "SELECT id, title, slug, '/' || slug || '/' AS url, html AS body, feature_image AS image, \
     published_at AS date, updated_at AS updated, custom_excerpt AS summary FROM posts \
     WHERE type = 'post' AND status = 'published' AND visibility = 'public'";

const GHOST_TERMS: &[(&str, &str)] = &[
    (
        "tags",
        "SELECT post_id, name FROM posts_tags JOIN tags ON tags.id = tag_id \
         WHERE visibility = 'public' ORDER BY post_id, posts_tags.sort_order",
    ),
    (
        "authors",
        "SELECT post_id, name FROM posts_authors JOIN users ON users.id = author_id \
         ORDER BY post_id, posts_authors.sort_order",
    ),
];

const WORDPRESS_POSTS: &str = "SELECT ID AS id, post_title AS title, post_name AS slug, post_content AS body, \
     post_excerpt AS summary, post_date_gmt AS date, post_modified_gmt AS updated, guid, \
     (SELECT file.guid FROM wp_postmeta AS meta JOIN wp_posts AS file ON file.ID = meta.meta_value \
     WHERE meta.post_id = posts.ID AND meta.meta_key = '_thumbnail_id' LIMIT 1) AS image, \
     (SELECT display_name FROM wp_users WHERE wp_users.ID = post_author) AS author FROM wp_posts AS posts \
     WHERE post_type = 'post' AND post_status IN ('publish', 'future') AND post_password = ''";

const WORDPRESS_TERMS: &[(&str, &str)] = &[
    (
        "categories",
        "SELECT object_id, name FROM wp_term_relationships AS of_post \
         JOIN wp_term_taxonomy AS kind ON kind.term_taxonomy_id = of_post.term_taxonomy_id \
         JOIN wp_terms ON wp_terms.term_id = kind.term_id WHERE taxonomy = 'category' ORDER BY object_id, name",
    ),
    (
        "tags",
        "SELECT object_id, name FROM wp_term_relationships AS of_post \
         JOIN wp_term_taxonomy AS kind ON kind.term_taxonomy_id = of_post.term_taxonomy_id \
         JOIN wp_terms ON wp_terms.term_id = kind.term_id WHERE taxonomy = 'post_tag' ORDER BY object_id, name",
    ),
];

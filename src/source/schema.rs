//! The JSON Schema of a post of a stream, for those who write streams.

use schemars::JsonSchema;

/// One post of a stream of posts: an object on a line of its own. Keys are those of a post's front matter, and other keys are kept for
/// rules and templates. A post needs a `date`, and an `id`, `slug`, `guid`, `url` or `title` by which it is known again.
#[derive(JsonSchema)]
#[allow(dead_code)] // Only its schema is asked for.
struct Post {
    /// What tells the post from others, and stays. The number or key that it has where it comes from.
    id: Option<Id>,
    /// What the post is called. Without it, readers see the first words of the body.
    title: Option<String>,
    /// When it was published, such as `2026-03-01T08:00:00+01:00`.
    date: Option<String>,
    /// When it last changed.
    updated: Option<String>,
    /// Where it lives, as a path on the site or an absolute URL. Without it, `content.permalink` says so.
    url: Option<String>,
    /// Its name in the URL that `content.permalink` gives. Without it, that is the `id`.
    slug: Option<String>,
    /// What readers know it by, if that is not to be its URL: the `guid` of the feed that it was in.
    guid: Option<String>,
    /// Its categories. A text is split at commas.
    categories: Option<Names>,
    /// Its tags. A text is split at commas.
    tags: Option<Names>,
    /// Who wrote it.
    authors: Option<People>,
    /// Its author's own few sentences.
    summary: Option<String>,
    /// Its picture, as a path on the site or an absolute URL.
    image: Option<String>,
    /// Its language, as BCP 47 has it.
    language: Option<String>,
    /// Whether it is left out as unfinished.
    draft: Option<bool>,
    /// From when on feeds show it no more.
    expires: Option<String>,
    /// The text.
    body: Option<String>,
    /// What the text is written in. Default: `markdown`.
    format: Option<Format>,
    /// The path of its file, if it lies in one elsewhere, such as `content/2026-03-01-high-tide.md`. It takes the place of `id`.
    path: Option<String>,
}

#[derive(JsonSchema)]
#[serde(untagged)]
#[allow(dead_code)]
enum Id {
    Number(i64),
    Text(String),
}

#[derive(JsonSchema)]
#[serde(untagged)]
#[allow(dead_code)]
enum Names {
    Text(String),
    List(Vec<String>),
}

#[derive(JsonSchema)]
#[serde(untagged)]
#[allow(dead_code)]
enum People {
    Name(String),
    List(Vec<Person>),
}

#[derive(JsonSchema)]
#[serde(untagged)]
#[allow(dead_code)]
enum Person {
    Name(String),
    Whole {
        name: String,
        email: Option<String>,
        url: Option<String>,
    },
}

#[derive(JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(dead_code)]
enum Format {
    Markdown,
    Html,
}

/// The address at which programs find the schema; it stays the same in all versions.
const SCHEMA: &str = "https://feedmill.github.io/feedmill/post.schema.json";

/// The JSON Schema of one line of a stream of posts.
pub fn schema() -> String {
    let mut schema = schemars::schema_for!(Post);
    schema.insert("$id".to_owned(), SCHEMA.into());
    schema.insert("title".to_owned(), "A post of a stream".into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

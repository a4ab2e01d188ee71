//! Posts in an export file of Ghost.

use std::collections::HashMap;
use std::path::PathBuf;

use serde::Deserialize;

use super::error::SourceError;
use super::post::SourcePost;
use super::posts::{PostSource, Posts};
use super::stream;
use crate::value::{Map, Value};

/// What Ghost writes for the site's address.
pub(super) const GHOST_URL: &str = "__GHOST_URL__";

/// An export file of Ghost.
#[derive(Debug)]
pub(super) struct Export {
    pub path: PathBuf,
    pub name: String,
    /// The site's address, without a `/` after it.
    pub base: String,
}

/// The file: in newer versions with a list around it.
#[derive(Deserialize)]
struct Whole {
    #[serde(default)]
    db: Vec<Part>,
    data: Option<Data>,
}

#[derive(Deserialize)]
struct Part {
    data: Data,
}

#[derive(Default, Deserialize)]
struct Data {
    #[serde(default)]
    posts: Vec<Map>,
    #[serde(default)]
    tags: Vec<Map>,
    #[serde(default)]
    users: Vec<Map>,
    #[serde(default)]
    posts_tags: Vec<Map>,
    #[serde(default)]
    posts_authors: Vec<Map>,
}

impl PostSource for Export {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn each(&self, posts: &mut Posts) -> Result<(), SourceError> {
        let file = crate::read::open(&self.path).map_err(|error| {
            SourceError::new(
                format!("the file cannot be opened: {error}"),
                "check `content.from`; a relative path starts at the site's folder",
            )
        })?;
        let file = std::io::BufReader::new(stream::plain(file)?);
        let whole: Whole = serde_json::from_reader(file).map_err(|error| {
            SourceError::new(
                format!("the file is not an export of Ghost: {error}; nothing was written"),
                "export the content again in Ghost's settings",
            )
        })?;
        let parts = whole.db.into_iter().map(|part| part.data);
        let parts: Vec<Data> = parts.chain(whole.data).collect();
        if parts.is_empty() {
            return Err(SourceError::new(
                "the file is not an export of Ghost: it has neither `db` nor `data`",
                "export the content in Ghost's settings; a list of posts goes one a line into a file `.jsonl`",
            ));
        }
        for data in parts {
            let tags = Names::new(&data.tags, &data.posts_tags, "tag_id");
            let authors = Names::new(&data.users, &data.posts_authors, "author_id");
            for post in &data.posts {
                self.post(post, (&tags, &authors), posts)?;
            }
        }
        Ok(())
    }
}

impl Export {
    fn post(
        &self,
        post: &Map,
        (tags, authors): (&Names, &Names),
        posts: &mut Posts,
    ) -> Result<(), SourceError> {
        let get = |key: &str| post.get(key).and_then(Value::to_text).unwrap_or_default();
        let is_page = get("type") == "page" || matches!(get("page").as_str(), "true" | "1");
        if is_page {
            return posts.leave_out("page");
        }
        if !matches!(get("visibility").as_str(), "" | "public") {
            return posts.leave_out("for members only");
        }
        let is_draft = match get("status").as_str() {
            "published" | "scheduled" => false,
            "sent" => return posts.leave_out("sent by email only"),
            _ => true,
        };
        let id = get("id");
        let place = format!("post {id}");
        let html = get("html");
        let (body, format) = match html.is_empty() {
            false => (html, "html"),
            true => (get("plaintext"), "markdown"),
        };
        if body.is_empty() && !(get("lexical").is_empty() && get("mobiledoc").is_empty()) {
            posts.fault(
                &place,
                format!("the post `{}` has no HTML in the export", get("title")),
                "save the post again in Ghost, and export again",
            );
            return Ok(());
        }
        let mut keys = Map::new();
        let mut set = |key: &str, value: String| {
            if !value.is_empty() {
                let value = value.replace(GHOST_URL, &self.base);
                keys.insert(key.to_owned(), value.into());
            }
        };
        let slug = get("slug");
        let date = match get("published_at") {
            date if date.is_empty() => get("updated_at"),
            date => date,
        };
        set("id", id.clone());
        set("title", get("title"));
        set("slug", slug.clone());
        set("url", format!("/{slug}/"));
        set("image", get("feature_image"));
        set("summary", get("custom_excerpt"));
        set("date", in_utc(date));
        set("updated", in_utc(get("updated_at")));
        set("body", body);
        set("format", format.to_owned());
        keys.insert("draft".into(), is_draft.into());
        keys.insert("tags".into(), tags.of(&id));
        match authors.of(&id) {
            Value::List(names) if names.is_empty() => {}
            names => keys.insert("authors".into(), names),
        }
        posts.push(&SourcePost { keys }.with_place(place))
    }
}

/// A date, in UTC if it does not say another zone.
fn in_utc(date: String) -> String {
    match date.len() == 19 && date.as_bytes()[10] == b' ' {
        true => format!("{}Z", date.replace(' ', "T")),
        false => date,
    }
}

/// The names of tags or authors of each post, in their order.
struct Names(HashMap<String, Vec<(i64, String)>>);

impl Names {
    fn new(named: &[Map], of_posts: &[Map], key: &str) -> Self {
        let text = |map: &Map, key: &str| map.get(key).and_then(Value::to_text);
        let names: HashMap<String, String> = named
            .iter()
            // What begins with `#` is for the theme alone.
            .filter(|one| text(one, "visibility").is_none_or(|seen| seen != "internal"))
            .filter_map(|one| Some((text(one, "id")?, text(one, "name")?)))
            .collect();
        let mut found: HashMap<String, Vec<(i64, String)>> = HashMap::new();
        for link in of_posts {
            let name = text(link, key).and_then(|id| names.get(&id));
            if let (Some(post), Some(name)) = (text(link, "post_id"), name) {
                let order = match link.get("sort_order") {
                    Some(Value::Integer(order)) => *order,
                    _ => 0,
                };
                found.entry(post).or_default().push((order, name.clone()));
            }
        }
        found
            .values_mut()
            .for_each(|names| names.sort_by_key(|(order, _)| *order));
        Names(found)
    }

    fn of(&self, post: &str) -> Value {
        let names = self.0.get(post).into_iter().flatten();
        Value::List(names.map(|(_, name)| name.as_str().into()).collect())
    }
}

//! An item as a post: front matter and a body that is safe to show.

use serde_json::json;
use url::Url;

use super::cuts::Cuts;
use super::item::{self, Feed, Item};
use super::place::Place;
use super::{fit, limits, same};
use crate::config::Source;
use crate::content::body::html::{self, Context, Profile, Sanitize};
use crate::date::{self, Timestamp};

/// An item as a post.
#[derive(Clone)]
pub(super) struct Post {
    /// The item's, which stands in the name of the file.
    pub id: String,
    /// The same, as earlier releases had it.
    pub old_id: String,
    /// One that no other source gives, whatever ids it has.
    pub own_id: String,
    /// The host that the item links to, or nothing.
    pub host: String,
    /// The feed's address, as it may be shown.
    pub feed: String,
    /// The folder, below that of the posts.
    pub folder: String,
    /// Missing where the feed gives none.
    pub published: Option<Timestamp>,
    /// The lines of the front matter before the date, and those after it.
    head: (String, String),
    /// The line of the guid among them, and the one in its place where another source's post has that guid.
    guid: (String, String),
    /// HTML that is safe to show.
    body: String,
}

impl Post {
    /// The item of `feed` as a post; `title` is what the feed was called when it was first read.
    pub fn new(place: &Place, title: &str, feed: &Feed, item: &Item, cuts: &mut Cuts) -> Self {
        let source = &place.source;
        let shown = place.shown(Some(feed));
        let category = source.category.as_deref().unwrap_or(title);
        let own_id = item::id(&format!("{}\n{}", place.key, item.id));
        let mut head = front_matter(source, &shown, category, feed, item);
        let is_long =
            |(before, after): &(String, String)| before.len() + after.len() > limits::FRONT_MATTER;
        if is_long(&head) {
            let mut shorter = item.clone();
            while is_long(&head) && fit::shorten(&mut shorter, cuts) {
                head = front_matter(source, &shown, category, feed, &shorter);
            }
        }
        Post {
            id: item.id.clone(),
            old_id: item.old_id.clone(),
            host: same::host(item.link.as_deref().unwrap_or_default()),
            feed: shown,
            folder: crate::uri::slug(category),
            published: item.published,
            head: (place.hidden(&head.0), place.hidden(&head.1)),
            body: place.hidden(&body(source, item, cuts)),
            guid: (
                place.hidden(&guid_line(&item.guid)),
                guid_line(&format!("{}#{own_id}", source.url)),
            ),
            own_id,
        }
    }

    /// The post under an id of its own, where another source has the guid for another entry.
    pub fn qualified(&self) -> Self {
        let (line, own) = &self.guid;
        let mut post = self.clone();
        post.head.1 = self.head.1.replacen(line, own, 1);
        post.id.clone_from(&self.own_id);
        post
    }

    /// The file's text, where the post is dated `date`.
    pub fn text(&self, date: &str) -> String {
        let (before, after) = &self.head;
        let text = format!("---\n{before}date: {date}\n{after}---\n{}\n", self.body);
        super::signature::signed(&text)
    }
}

fn guid_line(guid: &str) -> String {
    format!("guid: {}\n", text(guid))
}

/// `2022-03-18 07:49:13 +0800`.
pub(super) fn written(date: &Timestamp) -> String {
    date.format("%Y-%m-%d %H:%M:%S %z").to_string()
}

/// The keys of the front matter. Values are JSON, which is YAML too, so that no text of the feed becomes another key; but
/// for a single plain word.
fn front_matter(
    source: &Source,
    shown: &str,
    category: &str,
    feed: &Feed,
    item: &Item,
) -> (String, String) {
    let layout = if source.mirror { "layout: post\n" } else { "" };
    let title = text(item.title.as_deref().unwrap_or_default());
    let before = format!("{layout}title: {title}\n");
    let mut lines = Vec::new();
    let mut add = |key: &str, value: Option<String>| {
        lines.extend(value.map(|value| format!("{key}: {value}\n")));
    };
    add("updated", item.updated.as_ref().map(written));
    add("categories", Some(list(&[category.to_owned()])));
    let tags = source.tags.as_ref().unwrap_or(&item.categories);
    add("tags", (!tags.is_empty()).then(|| list(tags)));
    let authors = item.authors.iter().map(|author| {
        let mut person = json!({ "name": clean(&author.name) });
        if let Some(url) = &author.url {
            person["url"] = json!(clean(url));
        }
        person
    });
    let mut authors: Vec<_> = authors.collect();
    if authors.is_empty() {
        // Otherwise it would seem to be by the owner of this site.
        authors.push(json!({ "name": clean(&feed.title) }));
    }
    add("authors", Some(json!(authors).to_string()));
    let share = item.related.as_ref().or(item.link.as_ref());
    add("share_url", share.map(|url| text(url)));
    let page = item.link.as_ref().filter(|_| !source.mirror);
    add("canonical_url", page.map(|url| text(url)));
    add("guid", Some(text(&item.guid)));
    let language = item.language.as_ref().or(feed.language.as_ref());
    add("lang", language.map(|language| text(language)));
    add("image", item.image.as_deref().map(text));
    let files = item.attachments.iter().map(|file| {
        let mut shown = json!({ "url": clean(&file.url), "type": clean(&file.media_type) });
        if let Some(title) = file.title.as_deref().filter(|title| !title.is_empty()) {
            shown["title"] = json!(clean(title));
        }
        if let Some(bytes) = file.length {
            shown["length"] = json!(bytes);
        }
        if let Some(seconds) = file.duration {
            shown["duration"] = json!(seconds);
        }
        shown
    });
    let files: Vec<_> = files.collect();
    add(
        "attachments",
        (!files.is_empty()).then(|| json!(files).to_string()),
    );
    add("description", item.summary.as_deref().map(text));
    let mut from = json!({ "title": clean(&feed.title), "feed": shown });
    if let Some(page) = &feed.page {
        from["url"] = json!(clean(page));
    }
    if let Some(id) = &feed.id {
        from["id"] = json!(clean(id));
    }
    add("source", Some(from.to_string()));
    (before, lines.concat())
}

fn body(source: &Source, item: &Item, cuts: &mut Cuts) -> String {
    let feed = Url::parse(&source.url).ok();
    let link = item.link.as_deref().and_then(|link| Url::parse(link).ok());
    let Some(near) = link.or(feed) else {
        return String::new();
    };
    let base = item.base.as_deref().and_then(|base| near.join(base).ok());
    let page = base.unwrap_or(near);
    let context = Context {
        page: &page,
        site: &page,
        profile: Profile::Feedmill,
        remove: html::boilerplate(),
        sanitize: Sanitize::Strict,
        id_prefix: "",
    };
    let html = html::clean(&item.html, &context);
    // Site generators run what looks like a template, and this one is by a stranger.
    let html = html.trim().replace("{{", "&#123;&#123;");
    let html = html.replace("{%", "&#123;%").replace("{#", "&#123;#");
    // Nothing in the body may end or begin a front matter.
    let html = html.replace("\n---", "\n&#45;--");
    let html = html.replace("\n+++", "\n&#43;++");
    // Absolute links may be a hundred times as long as relative ones.
    if html.len() > limits::CLEAN_BODY {
        cuts.note(format!(
            "a body of more than {} KiB is left out",
            limits::CLEAN_BODY >> 10
        ));
        return String::new();
    }
    html
}

/// Several names, or one; a single plain word as everybody writes it.
fn list(names: &[String]) -> String {
    if let [name] = names
        && is_plain_word(name)
    {
        return name.clone();
    }
    json!(names.iter().map(|name| clean(name)).collect::<Vec<_>>()).to_string()
}

/// Whether YAML takes the name for a text, and no generator splits it.
fn is_plain_word(name: &str) -> bool {
    let other = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    name.starts_with(char::is_alphabetic)
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || c == '-' || c == '_')
        && !other.contains(&&*name.to_ascii_lowercase())
}

fn text(text: &str) -> String {
    json!(clean(text)).to_string()
}

/// A text without the characters that YAML forbids, and without the line ends that it would fold.
fn clean(text: &str) -> String {
    let shown = text.chars().map(|c| match c {
        '\u{2028}' | '\u{2029}' | '\u{85}' => ' ',
        c if c.is_control() => ' ',
        c => c,
    });
    let shown = shown.filter(|c| !matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}'));
    shown.collect::<String>().trim().to_owned()
}

/// The day that stands in the name of the file.
pub(super) fn day(date: &Timestamp) -> String {
    date::rfc3339(date)[..10].to_owned()
}

//! Posts become entries, and entries become feeds.

use std::sync::Arc;

use super::{Alternate, Category, Entry, Feed, Image, jekyll_feed};
use crate::config::{Body, Config, Format, Kind, PathPlaceholder, Person, TitlePlaceholder};
use crate::content::post::title_from;
use crate::content::{Post, Site, body};
use crate::date;
use crate::selection::Selection;
use crate::uri::{encode_path, fingerprint, jekyll_normalized};
use crate::warning::Warning;

/// The entry of a post, the same in every feed. `is_duplicate` says that an earlier post has the same URL. What could not be
/// done goes to `warnings`.
pub fn entry(site: &Site, post: &Post, is_duplicate: bool, warnings: &mut Vec<Warning>) -> Entry {
    let config = site.config;
    let as_jekyll = config.keeps_jekyll_feeds();
    let rendered = body::render(site, post, warnings);
    let title = match &post.title {
        Some(title) if as_jekyll => Some(jekyll_feed::title(title)),
        // There it is HTML on the page.
        Some(title) if config.jekyll.is_some() => {
            Some(feedmill_text::entity::decode_entities(title).into_owned())
        }
        title => title.clone(),
    };
    let title = match title {
        Some(title) if !title.trim().is_empty() => title,
        _ => title_from(&body::plain_text(&rendered.html)).map_or_else(
            || date::rfc3339(&post.published)[..10].to_owned(),
            |title| title.into_owned(),
        ),
    };
    let id = match &post.guid {
        Some(guid) => guid.clone(),
        // Two posts with one URL have one id there, and readers take them for one already.
        None if as_jekyll => jekyll_feed::id(config, post),
        None if is_duplicate => format!("{}#{}", post.canonical_url, fingerprint(&post.path)),
        None => post.canonical_url.clone(),
    };
    let category = |kind: Kind, names: &[String]| -> Vec<Category> {
        let scheme = Some(config.scheme(kind));
        names
            .iter()
            .map(|name| Category {
                name: name.clone(),
                scheme: scheme.clone(),
            })
            .collect()
    };
    let mut categories = category(Kind::Category, &post.categories);
    categories.extend(category(Kind::Tag, &post.tags));
    let is_full = config.feeds.body == Body::Full
        && !rendered.html.is_empty()
        && !(as_jekyll && jekyll_feed::is_excerpt_only(post));
    let summary = match config.feeds.body {
        Body::None => None,
        _ if as_jekyll => jekyll_feed::summary(site, post, &rendered.html),
        Body::Full | Body::Summary => summary(site, post, &rendered),
    };
    Entry {
        id,
        canonical_url: post.canonical_url.clone(),
        // A page that says the same twice says it once.
        share_url: post
            .share_url
            .clone()
            .or(rendered.share_url)
            .filter(|url| post.source.is_none() || *url != post.canonical_url),
        title,
        published: post.published,
        updated: post.updated.unwrap_or(post.published),
        authors: post.authors.clone(),
        categories,
        summary,
        content_html: is_full.then_some(rendered.html),
        base: as_jekyll.then(|| post.canonical_url.clone()),
        image: post.image.clone().map(|image| match as_jekyll {
            // jekyll-feed tells the address alone.
            true => Image { alt: None, ..image },
            false => image,
        }),
        language: post
            .language
            .clone()
            .filter(|language| config.language.as_ref() != Some(language)),
        source: post.source.clone(),
        attachments: post.attachments.clone(),
        episode: post.episode.clone(),
    }
}

/// The author's own few sentences, or where the author ends an excerpt, or the first ones.
fn summary(site: &Site, post: &Post, rendered: &body::Rendered) -> Option<String> {
    let own = post.summary.as_deref().map(body::plain_text);
    if let Some(own) = own.filter(|text| !text.is_empty()) {
        return Some(own);
    }
    let settled = site.jekyll().is_some_and(|jekyll| jekyll.has_own_separator)
        || post.front.get("excerpt_separator").is_some();
    let of_excerpt = match settled.then(|| body::excerpt(site, post)).flatten() {
        Some(body::Excerpt::Cut(html)) => body::summary(&html, body::SUMMARY),
        _ => None,
    };
    of_excerpt
        .or_else(|| rendered.summary.clone())
        .or_else(|| body::summary(&rendered.html, body::SUMMARY))
}

/// The feed of a selection, without its entries.
pub fn feed(config: &Config, selection: &Selection, entries: Vec<Arc<Entry>>) -> Feed {
    let alternates: Vec<Alternate> = config
        .feeds
        .formats
        .iter()
        .map(|format| Alternate {
            format: *format,
            url: format!(
                "{}{}",
                config.feeds.url,
                encode_path(&path(config, selection, *format))
            ),
        })
        .collect();
    Feed {
        // The id is that of the Atom document, whatever formats are built today.
        id: match config.keeps_jekyll_feeds() {
            true => jekyll_normalized(&format!(
                "{}/{}",
                config.base(),
                encode_path(&path(config, selection, Format::Atom))
            )),
            false => format!(
                "{}{}",
                config.feeds.url,
                encode_path(&path(config, selection, Format::Atom))
            ),
        },
        title: title(config, selection),
        description: config.description.clone(),
        language: config.language.clone(),
        home_page_url: config.url.to_string(),
        alternates,
        updated: entries
            .iter()
            .map(|entry| entry.updated)
            .max()
            .unwrap_or_else(date::epoch),
        author: config.author.clone().or_else(|| {
            Some(Person {
                name: config.title.clone(),
                ..Person::default()
            })
        }),
        copyright: config.copyright.clone(),
        image: config.image.clone().map(|url| Image { url, alt: None }),
        icon: config.icon.clone(),
        ttl: None,
        hubs: config.feeds.hubs.clone(),
        cloud: config.announce.cloud().map(String::from),
        podcast: config.podcast.clone(),
        entries,
    }
}

/// Where a document goes, relative to the folder of feeds.
pub fn path(config: &Config, selection: &Selection, format: Format) -> String {
    if config.keeps_jekyll_feeds() && config.feeds.paths.get(selection.kind).is_none() {
        return inside(&jekyll_feed::path(config, selection));
    }
    let names = Names {
        file: format.file_name(),
        format: format.name(),
        extension: format.extension(),
    };
    filled(config, selection, &names)
}

/// Where a feed's page for people goes, relative to the folder of feeds: `index.html` beside its documents. The page of the
/// whole site's feed is the one that shows all feeds.
pub fn page_path(config: &Config, selection: &Selection) -> String {
    if selection.kind == Kind::All {
        return "index.html".to_owned();
    }
    if config.keeps_jekyll_feeds() && config.feeds.paths.get(selection.kind).is_none() {
        let path = inside(&jekyll_feed::path(config, selection));
        return format!("{}.html", path.strip_suffix(".xml").unwrap_or(&path));
    }
    let names = Names {
        file: "index.html",
        format: "index",
        extension: "html",
    };
    let path = filled(config, selection, &names);
    match path.ends_with(".html") {
        true => path,
        false => format!("{path}.html"),
    }
}

/// What the placeholders of a path stand for in one format.
struct Names {
    file: &'static str,
    format: &'static str,
    extension: &'static str,
}

fn filled(config: &Config, selection: &Selection, names: &Names) -> String {
    let kind = selection.kind.name();
    match config.feeds.paths.get(selection.kind) {
        Some(template) => inside(&template.fill(|placeholder| match placeholder {
            PathPlaceholder::Kind => kind,
            PathPlaceholder::Slug => &selection.slug,
            PathPlaceholder::File => names.file,
            PathPlaceholder::Format => names.format,
            PathPlaceholder::Ext => names.extension,
        })),
        None if selection.kind == Kind::All => names.file.to_owned(),
        None => format!("{kind}/{}/{}", selection.slug, names.file),
    }
}

/// Whatever a template says, a document stays in its folder.
fn inside(path: &str) -> String {
    let parts: Vec<&str> = path
        .split(['/', '\\'])
        .filter(|part| !matches!(*part, "" | "." | ".."))
        .collect();
    parts.join("/")
}

/// What a feed is called.
pub fn title(config: &Config, selection: &Selection) -> String {
    if config.keeps_jekyll_feeds() && config.feeds.titles.get(selection.kind).is_none() {
        return jekyll_feed::feed_title(config, selection);
    }
    let (site, name) = (&config.title, &selection.name);
    match (config.feeds.titles.get(selection.kind), selection.kind) {
        (Some(template), _) => template.fill(|placeholder| match placeholder {
            TitlePlaceholder::Site => site,
            TitlePlaceholder::Name => name,
        }),
        (None, Kind::All) => site.clone(),
        (None, Kind::Category) => format!("{site} | {name}"),
        (None, Kind::Tag) => format!("{site} | #{name}"),
        (None, Kind::Author) => format!("{site} | @{name}"),
    }
}

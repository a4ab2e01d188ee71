//! Posts become entries, and entries become feeds.

use std::borrow::Cow;
use std::sync::Arc;

use url::Url;

use crate::content::body::html::page::Metadata;

use super::profile::{self, Names};
use super::{Alternate, Category, Entry, Feed, History, Image};
use crate::config::{
    Body, Config, Format, Kind, PathPlaceholder, Person, SiteLanguage, TitlePlaceholder,
};
use crate::content::post::title_from;
use crate::content::{Post, Site, body};
use crate::date;
use crate::selection::Selection;
use crate::uri::{encode_path, language_tag};
use crate::warning::Warnings;

/// The entry of a post, the same in every feed. `is_duplicate` says that an earlier post has the same URL. What could not be
/// done goes to `warnings`.
pub fn entry(
    config: &Config,
    site: &Site,
    post: &Post,
    is_duplicate: bool,
    warnings: &mut Warnings,
) -> Entry {
    let profile = profile::of(config);
    let rendered = body::render(config, site, post, warnings);
    // What the front matter does not say, the page does, if the body is taken from it.
    let page = rendered.page.clone();
    let of_page = |field: fn(&Metadata) -> Option<String>| page.as_ref().and_then(field);
    let title = written_title(config, post)
        .or_else(|| of_page(|page| page.title.clone()))
        .or_else(|| title_from(&body::plain_text(&rendered.html)).map(Cow::into_owned))
        .unwrap_or_else(|| date::rfc3339(&post.published)[..10].to_owned());
    let id = id(config, post, is_duplicate);
    let labels = &site.labels;
    let category = |kind: Kind, names: &[String]| -> Vec<Category> {
        let scheme = Some(config.scheme(kind));
        names
            .iter()
            .map(|name| Category {
                name: name.clone(),
                label: labels.get(kind, name).map(str::to_owned),
                scheme: scheme.clone(),
            })
            .collect()
    };
    let mut categories = category(Kind::Category, &post.categories);
    categories.extend(category(Kind::Tag, &post.tags));
    let is_full = config.feeds.most_of_body() == Body::Full
        && !rendered.html.is_empty()
        && profile.shows_body(post);
    let summary = match config.feeds.most_of_body() {
        Body::None => None,
        Body::Full | Body::Summary => {
            let description = of_page(|page| page.description.clone());
            let description = description.filter(|_| post.summary.is_none());
            description.or_else(|| profile.summary(&*config.generator, site, post, &rendered))
        }
    };
    let address = Url::parse(&post.canonical_url);
    let shown = of_page(|page| page.image.clone()).and_then(|image| {
        let url = address.as_ref().ok()?.join(&image).ok()?;
        // A page without a picture of its own has the site's.
        let url = String::from(url);
        (config.image.as_ref() != Some(&url)).then_some(Image { url, alt: None })
    });
    let image = post.image.clone().or(shown);
    let mut authors = post.authors.clone();
    for author in &mut authors {
        if let Some(label) = labels.get(Kind::Author, &author.name) {
            label.clone_into(&mut author.name);
        }
    }
    if authors.is_empty()
        && let Some(page) = &page
    {
        let people = page.authors.iter().map(|author| Person {
            name: author.name.clone(),
            email: None,
            url: None,
        });
        authors.extend(people);
    }
    let own_language = post.language.clone();
    let language = own_language.or_else(|| {
        // A page may name its region where the settings do not.
        let primary = |language: &str| language.split('-').next().map(str::to_lowercase);
        let of_site = config.language.as_deref().and_then(primary);
        of_page(|page| page.language.clone()).filter(|found| primary(found) != of_site)
    });
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
        authors,
        categories,
        summary,
        content_html: is_full.then_some(rendered.html),
        base: profile.base(post),
        image: image.map(|image| profile.image(image)),
        language: language.filter(|language| config.language.as_ref() != Some(language)),
        source: post.source.clone(),
        attachments: post.attachments.clone(),
        episode: post.episode.clone(),
    }
}

/// The title that a post is given by its front matter, if it is given one.
pub fn written_title(config: &Config, post: &Post) -> Option<String> {
    let title = profile::of(config).title(config, post.title.as_ref()?);
    (!title.trim().is_empty()).then_some(title)
}

/// What readers know a post by, unless a lock says it. `is_duplicate` says that an earlier post has the same URL.
pub fn id(config: &Config, post: &Post, is_duplicate: bool) -> String {
    match &post.guid {
        Some(guid) => guid.clone(),
        None => profile::of(config).id(config, post, is_duplicate),
    }
}

/// The feed of a selection, without its entries.
pub fn feed(config: &Config, selection: &Selection, entries: Vec<Arc<Entry>>) -> Feed {
    let own = config.feeds.own(selection.kind, &selection.name);
    let term = config.terms.get(selection.kind, &selection.name);
    let alternates = alternates(config, selection, |format| path(config, selection, format));
    Feed {
        // The id is that of the Atom document, whatever formats are built today.
        id: profile::of(config)
            .feed_id(config, &encode_path(&path(config, selection, Format::Atom))),
        title: title(config, selection),
        description: about(config, selection)
            .or_else(|| in_language(config, selection)?.description.as_deref())
            .or(config.description.as_deref())
            .map(str::to_owned),
        language: language(config, selection)
            .or(config.language.as_deref())
            .map(str::to_owned),
        home_page_url: in_language(config, selection)
            .and_then(|language| language.url.clone())
            .unwrap_or_else(|| config.url.to_string()),
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
        image: own
            .and_then(|own| own.image.clone())
            .or_else(|| term.and_then(|term| term.image.clone()))
            .or_else(|| config.image.clone())
            .map(|url| Image { url, alt: None }),
        icon: config.icon.clone(),
        ttl: None,
        hubs: config.feeds.hubs.clone(),
        cloud: config.announce.cloud().map(String::from),
        podcast: config.podcast.clone(),
        history: History::default(),
        deleted: Vec::new(),
        entries: reduced(config, selection, entries),
    }
}

/// A sentence about a selection, if it has one of its own.
pub fn about<'c>(config: &'c Config, selection: &Selection) -> Option<&'c str> {
    let own = config.feeds.own(selection.kind, &selection.name);
    let own = own.and_then(|own| own.description.as_deref());
    let term = config.terms.get(selection.kind, &selection.name);
    own.or_else(|| term?.description.as_deref())
}

/// The language of all posts of a selection. The site's own is as the settings write it.
fn own_tag<'c>(config: &'c Config, selection: &'c Selection) -> Option<&'c str> {
    let tag = selection.language.as_deref()?;
    let site = config.language.as_deref();
    let is_site = site.and_then(language_tag).as_deref() == Some(tag);
    if is_site { site } else { Some(tag) }
}

/// The settings with the site's language and texts as the feed of a selection has them, for its page.
pub fn spoken<'c>(config: &'c Config, selection: &Selection) -> Cow<'c, Config> {
    let Some(language) =
        own_tag(config, selection).filter(|own| config.language.as_deref() != Some(own))
    else {
        return Cow::Borrowed(config);
    };
    let mut own = config.clone();
    own.language = Some(language.to_owned());
    if let Some(said) = in_language(config, selection) {
        if let Some(title) = &said.title {
            own.title.clone_from(title);
        }
        if let Some(url) = said.url.as_deref().and_then(|url| url.parse().ok()) {
            own.url = url;
        }
    }
    Cow::Owned(own)
}

/// What the site is called in the language of a selection.
fn in_language<'c>(config: &'c Config, selection: &Selection) -> Option<&'c SiteLanguage> {
    config.language(selection.language.as_deref()?)
}

/// The language of a feed, if it has one of its own.
fn language<'c>(config: &'c Config, selection: &'c Selection) -> Option<&'c str> {
    let own = config.feeds.own(selection.kind, &selection.name);
    let own = own.and_then(|own| own.language.as_deref());
    let term = config.terms.get(selection.kind, &selection.name);
    own.or_else(|| term?.language.as_deref())
        .filter(|_| selection.within.is_none())
        .or_else(|| own_tag(config, selection))
}

/// Where a feed is, in each of its formats, of which `path` gives the paths.
pub(super) fn alternates(
    config: &Config,
    selection: &Selection,
    path: impl Fn(Format) -> String,
) -> Vec<Alternate> {
    let formats = config.feeds.formats_of(selection.kind, &selection.name);
    let alternates = formats.iter().map(|format| Alternate {
        format: *format,
        url: format!("{}{}", config.feeds.url, encode_path(&path(*format))),
    });
    alternates.collect()
}

/// The entries as far as the feed shows them, with their languages beside its own.
fn reduced(config: &Config, selection: &Selection, entries: Vec<Arc<Entry>>) -> Vec<Arc<Entry>> {
    let body = config.feeds.body_of(selection.kind, &selection.name);
    let language = language(config, selection);
    let language = language.filter(|own| config.language.as_deref() != Some(own));
    if body == config.feeds.most_of_body() && language.is_none() {
        return entries;
    }
    let tag = language.and_then(language_tag);
    let entries = entries.into_iter().map(|entry| {
        let mut entry = Arc::unwrap_or_clone(entry);
        if body != Body::Full {
            entry.content_html = None;
        }
        if body == Body::None {
            entry.summary = None;
        }
        if let Some(language) = language {
            // An entry says its language where it is not its feed's.
            let own = entry.language.take().or_else(|| config.language.clone());
            entry.language = own.filter(|own| own != language && language_tag(own) != tag);
        }
        Arc::new(entry)
    });
    entries.collect()
}

/// Where a document goes, relative to the folder of feeds.
pub fn path(config: &Config, selection: &Selection, format: Format) -> String {
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

fn filled(config: &Config, selection: &Selection, names: &Names) -> String {
    let own = config.feeds.own(selection.kind, &selection.name);
    let template = own.and_then(|own| own.path.as_ref());
    let Some(template) = template.or_else(|| config.feeds.paths.get(selection.kind)) else {
        return inside(profile::of(config).path(config, selection, names));
    };
    let path = inside(template.fill(|placeholder| match placeholder {
        PathPlaceholder::Kind => selection.kind.name(),
        PathPlaceholder::Slug => &selection.slug,
        PathPlaceholder::File => names.file,
        PathPlaceholder::Format => names.format,
        PathPlaceholder::Ext => names.extension,
    }));
    selection.in_language_folder(path)
}

/// Whatever a template says, a document stays in its folder.
fn inside(path: String) -> String {
    let is_name = |part: &&str| !matches!(*part, "" | "." | "..");
    if !path.contains('\\') && path.split('/').all(|part| is_name(&part)) {
        return path;
    }
    let parts: Vec<&str> = path.split(['/', '\\']).filter(is_name).collect();
    parts.join("/")
}

/// What a feed is called.
pub fn title(config: &Config, selection: &Selection) -> String {
    let own = config.feeds.own(selection.kind, &selection.name);
    let template = own.and_then(|own| own.title.as_ref());
    let template = template.or_else(|| config.feeds.titles.get(selection.kind));
    let of_language = in_language(config, selection).and_then(|said| said.title.as_deref());
    let site = of_language.unwrap_or(&config.title);
    let title = match template {
        Some(template) => template.fill(|placeholder| match placeholder {
            TitlePlaceholder::Site => site,
            TitlePlaceholder::Name => &selection.label,
        }),
        None if selection.kind == Kind::Language && of_language.is_some() => {
            return site.to_owned();
        }
        None => profile::of(config).feed_title(site, config, selection),
    };
    match &selection.within {
        // Otherwise it would have the title of the feed of all languages.
        Some(tag) if selection.kind != Kind::Language && of_language.is_none() => {
            format!("{title} ({})", config.language_name(tag))
        }
        _ => title,
    }
}

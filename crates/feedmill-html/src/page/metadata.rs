//! What a page says of itself: in its head, in JSON-LD, in microformats.

use super::super::tag::Tag;
use super::build;
use super::dates::{dated, published};
use super::json_ld::{self, Article};
use super::title::{bare_title, heading};
use super::tree::{Tree, folded};
use feedmill_text::entity::{decode_attribute, decode_entities};

/// What a page says of itself, as it is written: dates are not read, and addresses may be relative.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// What it is called, without the site's name.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// When it last changed.
    pub updated: Option<String>,
    /// Who wrote it.
    pub authors: Vec<Author>,
    /// Its tags, each once.
    pub tags: Vec<String>,
    /// Its category.
    pub section: Option<String>,
    /// Where it lives.
    pub canonical_url: Option<String>,
    /// What relative addresses in it begin with.
    pub base: Option<String>,
    /// Its language (BCP 47).
    pub language: Option<String>,
    /// Its picture.
    pub image: Option<String>,
    /// A few sentences about it.
    pub description: Option<String>,
    /// The name of the site.
    pub site_name: Option<String>,
    /// The program that made it.
    pub generator: Option<String>,
    /// Whether search engines are asked to pass it over.
    pub is_unlisted: bool,
    /// Whether it only leads to another page.
    pub is_redirect: bool,
    /// Whether it says that it is an article: by `og:type`, JSON-LD or `h-entry`.
    pub is_article: bool,
}

/// Who wrote a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Author {
    /// The name.
    pub name: String,
    /// A page of the author's.
    pub url: Option<String>,
}

/// What the head of a page says of it. The rest is not read, which is much quicker than [`read`](super::read).
pub fn metadata(html: &str) -> Metadata {
    let end = ["</head>", "<body", "</HEAD>", "<BODY"]
        .iter()
        .filter_map(|mark| memchr::memmem::find(html.as_bytes(), mark.as_bytes()))
        .min();
    let tree = build::tree(&html[..end.unwrap_or(html.len())]);
    of(&tree, json_ld::article(&tree).as_ref(), None)
}

/// The same of a whole page, whose main content is the element `main`.
pub(super) fn of(tree: &Tree, article: Option<&Article>, main: Option<usize>) -> Metadata {
    let mut found = Collected::default();
    for node in tree.elements(0) {
        found.see(tree, node);
    }
    let Collected {
        meta,
        mut metadata,
        titles,
        headings,
        authors,
        names,
        ..
    } = found;
    let first = |keys: &[&str]| -> Option<String> {
        keys.iter().find_map(|key| {
            let (_, value) = meta.iter().find(|(name, _)| name == key)?;
            Some(value.clone())
        })
    };
    let article_of =
        |field: fn(&Article) -> &Option<String>| article.and_then(|article| field(article).clone());
    metadata.site_name = first(&["og:site_name", "application-name"]);
    metadata.is_article |= article.is_some()
        || first(&["og:type"]).is_some_and(|kind| kind.eq_ignore_ascii_case("article"))
        || first(&["article:published_time"]).is_some();
    let written = titles.into_iter().next().map(|title| folded(&title));
    metadata.title = article_of(|article| &article.title)
        .or_else(|| first(&["og:title", "twitter:title", "dc.title", "citation_title"]))
        .map(|title| folded(&title));
    metadata.title = match (metadata.title.take(), written) {
        (Some(title), _) => Some(bare_title(&title, metadata.site_name.as_deref(), &headings)),
        (None, Some(title)) => Some(bare_title(&title, metadata.site_name.as_deref(), &headings)),
        (None, None) => headings.first().cloned(),
    };
    metadata.title = metadata.title.filter(|title| !title.is_empty());
    let in_head = article_of(|article| &article.published).or_else(|| {
        first(&[
            "article:published_time",
            "article:published",
            "og:published_time",
            "datepublished",
            "date",
            "dc.date",
            "dc.date.issued",
            "dcterms.created",
            "dcterms.date",
            "citation_publication_date",
            "citation_date",
            "parsely-pub-date",
            "sailthru.date",
            "pubdate",
            "publish-date",
            "publish_date",
            "date.created",
        ])
    });
    metadata.published = in_head.or_else(|| published(tree, main));
    metadata.updated = article_of(|article| &article.updated).or_else(|| {
        first(&[
            "article:modified_time",
            "og:updated_time",
            "datemodified",
            "dcterms.modified",
            "last-modified",
        ])
        .or_else(|| dated(tree, main, &["dateModified"], &["dt-updated"]))
    });
    metadata.description = first(&["description", "og:description", "twitter:description"])
        .or_else(|| article_of(|article| &article.description))
        .map(|text| folded(&text));
    metadata.image = first(&[
        "og:image",
        "og:image:url",
        "twitter:image",
        "twitter:image:src",
    ])
    .or_else(|| article_of(|article| &article.image));
    metadata.section = first(&["article:section"]);
    metadata.language = metadata
        .language
        .take()
        .or_else(|| article_of(|article| &article.language))
        .or_else(|| first(&["content-language", "language"]))
        .or_else(|| first(&["og:locale"]).map(|locale| locale.replace('_', "-")));
    metadata.canonical_url = metadata
        .canonical_url
        .take()
        .or_else(|| first(&["og:url"]))
        .or_else(|| article_of(|article| &article.url));
    metadata.generator = first(&["generator"]);
    metadata.is_unlisted =
        first(&["robots"]).is_some_and(|robots| robots.to_lowercase().contains("noindex"));
    metadata.is_redirect |=
        first(&["refresh"]).is_some_and(|refresh| refresh.to_lowercase().contains("url="));
    metadata.authors = match article {
        Some(article) if !article.authors.is_empty() => {
            let people = article.authors.iter().cloned();
            people
                .map(|(name, url)| Author {
                    name: folded(&name),
                    url,
                })
                .collect()
        }
        _ => {
            let named = meta.iter().filter(|(key, value)| {
                matches!(
                    key.as_str(),
                    "author" | "article:author" | "dc.creator" | "citation_author"
                ) && !value.starts_with("http")
            });
            let named: Vec<Author> = named
                .map(|(_, name)| Author {
                    name: folded(name),
                    url: None,
                })
                .collect();
            if named.is_empty() { authors } else { named }
        }
    };
    let mut distinct: Vec<Author> = Vec::new();
    for author in std::mem::take(&mut metadata.authors) {
        if !author.name.is_empty() && !distinct.iter().any(|known| known.name == author.name) {
            distinct.push(author);
        }
    }
    metadata.authors = distinct;
    let of_meta = meta
        .iter()
        .filter(|(key, _)| key == "article:tag")
        .map(|(_, tag)| tag.clone());
    let mut tags: Vec<String> = of_meta.collect();
    if tags.is_empty() {
        tags = article
            .map(|article| article.tags.clone())
            .unwrap_or_default();
    }
    if tags.is_empty() {
        tags = names;
    }
    if tags.is_empty() {
        let keywords = first(&["keywords"]).unwrap_or_default();
        tags = keywords.split([',', '，']).map(str::to_owned).collect();
    }
    for tag in tags {
        let tag = folded(tag.trim().trim_start_matches('#'));
        if !tag.is_empty() && !metadata.tags.contains(&tag) {
            metadata.tags.push(tag);
        }
    }
    metadata
}

/// What one pass over the elements finds.
#[derive(Default)]
struct Collected {
    /// The names of `meta` in small letters, each with its content.
    meta: Vec<(String, String)>,
    metadata: Metadata,
    titles: Vec<String>,
    headings: Vec<String>,
    authors: Vec<Author>,
    /// Tags that stand in the page.
    names: Vec<String>,
    articles: usize,
}

impl Collected {
    fn see(&mut self, tree: &Tree, node: usize) {
        /// More are not looked at.
        const MOST: usize = 400;
        let found = &tree.nodes[node];
        let value = |name: &str| {
            tree.attribute(node, name)
                .map(|value| decode_attribute(value).trim().to_owned())
        };
        match found.tag {
            Tag::Metadata if found.is("meta") && self.meta.len() < MOST => {
                let key = ["property", "name", "itemprop", "http-equiv"]
                    .iter()
                    .find_map(|name| value(name).filter(|key| !key.is_empty()));
                if let (Some(key), Some(content)) = (key, value("content"))
                    && !content.is_empty()
                {
                    self.meta.push((key.to_lowercase(), content));
                }
            }
            Tag::Metadata if found.is("link") && tree.has_word(node, "rel", "canonical") => {
                let url = value("href").filter(|url| !url.is_empty());
                self.metadata.canonical_url = self.metadata.canonical_url.take().or(url);
            }
            Tag::Metadata if found.is("base") => {
                self.metadata.base = self.metadata.base.take().or(value("href"));
            }
            Tag::Document if found.is("html") => {
                let language = value("lang").or(value("xml:lang"));
                self.metadata.language = language.filter(|language| !language.is_empty());
            }
            Tag::Title if !found.is_foreign && self.titles.is_empty() => {
                let text = tree
                    .children(node)
                    .map(|text| tree.source(text))
                    .collect::<String>();
                self.titles.push(decode_entities(&text).into_owned());
            }
            Tag::Heading if found.is("h1") && self.headings.len() < 4 => {
                let title = heading(tree, node);
                if !title.is_empty() {
                    self.headings.push(title);
                }
            }
            Tag::A | Tag::Span | Tag::Other | Tag::Div | Tag::P | Tag::Li => {
                self.see_formats(tree, node);
            }
            Tag::Block if found.is("article") => self.articles += 1,
            _ => {}
        }
    }

    /// Microformats and `rel`.
    fn see_formats(&mut self, tree: &Tree, node: usize) {
        const MOST: usize = 100;
        let is_tag = tree.has_word(node, "rel", "tag") || tree.has_class(node, "p-category");
        if is_tag && self.names.len() < MOST {
            self.names.push(tree.folded_text(node));
        }
        let is_author = tree.has_class(node, "p-author") || tree.has_word(node, "rel", "author");
        if is_author && self.authors.len() < MOST {
            let name = tree.folded_text(node);
            if name.chars().count() <= 80 {
                self.authors.push(Author {
                    name,
                    url: tree.attribute(node, "href").map(str::to_owned),
                });
            }
        }
        self.metadata.is_article |= tree.has_class(node, "h-entry");
    }
}

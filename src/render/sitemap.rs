//! The sitemap of newest posts that Google News asks for (<https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap>).

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::{Document, Error, Role, address, text};
use crate::date::{Timestamp, rfc3339};

/// Where it goes, relative to the folder of feeds.
pub const NEWS_SITEMAP: &str = "news-sitemap.xml";

/// How many posts it may name.
pub const NEWS_LIMIT: usize = 1_000;

/// How old a post may be, in hours.
pub const NEWS_HOURS: i64 = 48;

const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const NEWS: &str = "http://www.google.com/schemas/sitemap-news/0.9";

/// A post of the sitemap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsArticle {
    /// Its page, as an absolute URL.
    pub url: String,
    /// Its title.
    pub title: String,
    /// When it was first published.
    pub published: Timestamp,
    /// Its language (BCP 47).
    pub language: String,
}

/// Writes the sitemap of a publication.
///
/// # Errors
///
/// None in practice: writing to memory does not fail.
pub fn news_sitemap(publication: &str, articles: &[NewsArticle]) -> Result<Document, Error> {
    let bytes =
        write(publication, articles).map_err(|error| Error::new("the news sitemap", error))?;
    Ok(Document {
        path: NEWS_SITEMAP.to_owned(),
        role: Role::List,
        media_type: "application/xml",
        bytes,
    })
}

fn write(publication: &str, articles: &[NewsArticle]) -> io::Result<Vec<u8>> {
    let mut out = Writer::new_with_indent(Vec::new(), b' ', 1);
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let root =
        BytesStart::new("urlset").with_attributes([("xmlns", SITEMAP), ("xmlns:news", NEWS)]);
    out.write_event(Event::Start(root))?;
    let publication = text::title(publication);
    for article in articles {
        let Some(url) = address::web(&article.url) else {
            continue;
        };
        out.create_element("url").write_inner_content(|out| {
            leaf(out, "loc", &url)?;
            out.create_element("news:news").write_inner_content(|out| {
                out.create_element("news:publication")
                    .write_inner_content(|out| {
                        leaf(out, "news:name", &publication)?;
                        leaf(out, "news:language", &google_language(&article.language))
                    })?;
                leaf(out, "news:publication_date", &rfc3339(&article.published))?;
                leaf(out, "news:title", &text::title(&article.title))
            })?;
            Ok(())
        })?;
    }
    out.write_event(Event::End(BytesEnd::new("urlset")))?;
    let mut bytes = out.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

fn leaf(out: &mut Writer<Vec<u8>>, name: &str, text: &str) -> io::Result<()> {
    out.create_element(name)
        .write_text_content(BytesText::new(text))?;
    Ok(())
}

/// A language as Google News names it: two or three letters, and for Chinese, `zh-cn` or `zh-tw`.
fn google_language(tag: &str) -> String {
    let tag = tag.to_lowercase().replace('_', "-");
    let mut parts = tag.split('-');
    match parts.next().unwrap_or_default() {
        "zh" => match parts.any(|part| matches!(part, "tw" | "hk" | "mo" | "hant")) {
            true => "zh-tw".to_owned(),
            false => "zh-cn".to_owned(),
        },
        main => main.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_those_of_google() {
        for (tag, wanted) in [
            ("en", "en"),
            ("en-GB", "en"),
            ("zh", "zh-cn"),
            ("zh-Hans-SG", "zh-cn"),
            ("zh_TW", "zh-tw"),
            ("zh-Hant", "zh-tw"),
            ("fil", "fil"),
        ] {
            assert_eq!(google_language(tag), wanted);
        }
    }
}

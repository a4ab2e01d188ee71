//! A page on which people check a feed: a form, and what was found beside the source.
//!
//! The page is whole without scripts, and asks no other server for anything. Whatever a document contains is text on it, never
//! markup. Somebody serves it, with [`CSS`] and [`JS`] beside it, and answers its forms.

mod escape;
mod form;
mod results;
mod source;
mod words;

use std::fmt::Write;

use feedmill_text::date::Timestamp;

use crate::{Input, Profile};
use escape::escape;
pub use words::Language;

/// The style sheet.
pub const CSS: &str = include_str!("page/page.css");

/// The script, without which the page works as well: it takes files, and copies.
pub const JS: &str = include_str!("page/page.js");

/// What a page may load: what is served beside it, and nothing else.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
     img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// How a page looks, and whose requirements are checked.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct View {
    /// The language of the page. Rules speak English in either.
    pub language: Language,
    /// The partners that were chosen.
    pub profiles: Vec<Profile>,
    /// The path at which the page is served: its forms lead there, and its files stand below it.
    pub path: String,
    /// Whether addresses may be given, which somebody must fetch.
    pub takes_addresses: bool,
    /// How large a document may be, in bytes.
    pub most: usize,
    /// The present.
    pub now: Option<Timestamp>,
}

impl View {
    /// A page at this path, which begins and ends with `/`.
    pub fn new(path: &str) -> Self {
        Self {
            language: Language::English,
            profiles: Vec::new(),
            path: path.to_owned(),
            takes_addresses: false,
            most: 2 << 20,
            now: None,
        }
    }
}

/// What somebody asked for.
pub enum Asked<'a> {
    /// Nothing yet.
    Nothing,
    /// A document. The address is where it was found; it makes the link that leads to the same result.
    Document {
        /// The document.
        input: Input<'a>,
        /// Where it was found.
        address: Option<&'a str>,
    },
    /// A page at an address, which names these feeds.
    Feeds {
        /// The address of the page.
        address: &'a str,
        /// The feeds that it names.
        feeds: &'a [String],
    },
    /// What could not be read, and why.
    Unread {
        /// The address, if one was given.
        address: Option<&'a str>,
        /// Why, in a sentence.
        reason: &'a str,
    },
}

/// The whole page.
pub fn page(view: &View, asked: &Asked<'_>) -> String {
    let words = view.language.words();
    let mut out = String::with_capacity(16 << 10);
    let path = escape(&view.path);
    // Writing to a string cannot fail, here and in the rest of the module.
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>{}</title>\n<link rel=\"icon\" href=\"data:,\">\n\
         <link rel=\"stylesheet\" href=\"{path}page.css\">\n<script src=\"{path}page.js\" defer></script>\n</head>\n<body>\n",
        view.language.tag(),
        words.title,
    );
    form::header(view, asked, &mut out);
    out.push_str("<main>\n");
    form::forms(view, asked, &mut out);
    results::results(view, asked, &mut out);
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// The address at which the page shows a result again.
fn link(view: &View, language: Language, address: Option<&str>) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    if let Some(address) = address {
        query.append_pair("url", address);
    }
    for profile in &view.profiles {
        query.append_pair("profile", profile.name());
    }
    if language != Language::English {
        query.append_pair("lang", language.tag());
    }
    let query = query.finish();
    match query.is_empty() {
        true => view.path.clone(),
        false => format!("{}?{query}", view.path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(text: &str) -> String {
        let view = View::new("/check/");
        let input = Input::new("feed", text.as_bytes());
        page(
            &view,
            &Asked::Document {
                input,
                address: None,
            },
        )
    }

    /// Tags of the page, without those that it always has.
    fn tags(page: &str) -> Vec<&str> {
        let pieces = page.split('<').skip(1);
        pieces.filter_map(|piece| piece.split('>').next()).collect()
    }

    #[test]
    fn nothing_of_a_document_becomes_markup() {
        let payloads = [
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "'><svg onload=alert(1)>",
            "</textarea><script>alert(1)</script>",
            "</title><iframe src=javascript:alert(1)>",
            "&lt;img src=x onerror=alert(1)&gt;",
            "javascript:alert(1)",
            "]]><b>",
        ];
        for payload in payloads {
            for document in [
                format!(
                    "<rss version=\"2.0\"><channel><title>{payload}</title><link>{payload}</link><item><guid>{payload}</guid></item></channel></rss>"
                ),
                format!(
                    "<rss version=\"{payload}\"><channel {payload}=\"{payload}\"></channel></rss>"
                ),
                format!("<{payload}"),
                payload.to_owned(),
                format!(
                    "{{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": 3, {payload:?}: 1, \"items\": []}}"
                ),
            ] {
                let page = checked(&document);
                for tag in tags(&page) {
                    let name: String = tag
                        .trim_start_matches('/')
                        .chars()
                        .take_while(char::is_ascii_alphanumeric)
                        .collect();
                    let is_known =
                        ["!DOCTYPE html"].contains(&tag) || KNOWN.contains(&name.as_str());
                    assert!(is_known, "<{tag}> in {document}");
                    assert!(
                        !tag.contains("onerror=") && !tag.contains("onload="),
                        "<{tag}>"
                    );
                }
                assert_eq!(page.matches("<script").count(), 1, "{document}");
                assert_eq!(
                    page.matches("<textarea").count(),
                    page.matches("</textarea").count()
                );
                assert!(!page.contains("href=\"javascript:"), "{document}");
            }
        }
    }

    /// The elements that the page is made of.
    const KNOWN: &[&str] = &[
        "html", "head", "meta", "title", "link", "script", "body", "header", "h1", "h2", "h3", "p",
        "a", "main", "form", "label", "textarea", "select", "option", "input", "button", "section",
        "div", "span", "ol", "ul", "li", "code", "mark", "details", "summary", "fieldset",
        "legend", "pre", "strong", "nav", "bdi", "small", "time",
    ];

    #[test]
    fn an_address_leads_to_the_same_result_and_stays_an_address() {
        let mut view = View::new("/check/");
        view.takes_addresses = true;
        view.profiles = vec![Profile::Apple];
        view.language = Language::Chinese;
        let address = "https://harbour.example/feed?a=1&b=\"><script>";
        let input = Input::new(address, b"<rss version='2.0'/>");
        let page = page(
            &view,
            &Asked::Document {
                input,
                address: Some(address),
            },
        );
        assert!(page.contains("href=\"/check/?url=https%3A%2F%2Fharbour.example%2Ffeed%3Fa%3D1%26b%3D%22%3E%3Cscript%3E&amp;profile=apple&amp;lang=zh-CN\""), "{page}");
        assert!(page.contains("<html lang=\"zh-CN\">"));
        assert_eq!(page.matches("<script").count(), 1);
    }

    #[test]
    fn a_fixed_version_is_offered_where_there_is_one() {
        let page =
            checked("<rss version='2.0'><channel><title>Tide & wind</title></channel></rss>");
        assert!(page.contains("Tide &amp;amp; wind"), "{page}");
        assert!(!checked("<rss version='2.0'/>").contains("id=\"fixed\""));
    }

    #[test]
    fn a_document_of_one_long_line_stays_small() {
        let item = "<item><title>Tide</title><link>/tide</link></item>";
        let page = checked(&format!(
            "<rss version='2.0'><channel>{}</channel></rss>",
            item.repeat(20_000)
        ));
        assert!(page.len() < 600_000, "{}", page.len());
    }
}

//! Where a page wants to be notified: the first endpoint of its `Link` headers, else of its `<link>` and `<a>` elements.

use feedmill_text::entity::decode_attribute;
use feedmill_text::tags::{TagKind, scan};
use url::Url;

use crate::net::Response;

/// The endpoint that the answer of the page at `url` names.
pub(super) fn endpoint(url: &Url, answer: &Response) -> Option<Url> {
    let headers = answer.headers.iter().filter(|(name, _)| name == "link");
    let in_header = headers.flat_map(|(_, value)| links(value)).next();
    let found = in_header.or_else(|| {
        let kind = answer.header("content-type").unwrap_or_default();
        let is_html = kind.is_empty() || kind.contains("html");
        is_html.then(|| of_page(&String::from_utf8_lossy(&answer.body)))?
    })?;
    // An empty address is that of the page itself.
    let endpoint = url.join(found.trim()).ok()?;
    matches!(endpoint.scheme(), "http" | "https").then_some(endpoint)
}

fn is_webmention(rel: &str) -> bool {
    let mut names = rel.split_ascii_whitespace();
    names.any(|name| name.eq_ignore_ascii_case("webmention"))
}

/// The addresses of a `Link` header with the relation of Webmention.
fn links(header: &str) -> impl Iterator<Item = String> {
    header.split('<').skip(1).filter_map(|link| {
        let (address, rest) = link.split_once('>')?;
        let mut parameters = rest.split([';', ',']).filter_map(|one| one.split_once('='));
        let is_rel = |name: &str| name.trim().eq_ignore_ascii_case("rel");
        let rel = parameters.find(|(name, _)| is_rel(name))?.1;
        is_webmention(rel.trim().trim_matches('"')).then(|| address.to_owned())
    })
}

fn of_page(html: &str) -> Option<String> {
    let mut found = None;
    scan(html, &mut |tag| {
        let is_link = tag.kind == TagKind::Start && matches!(&*tag.name, "link" | "a");
        if found.is_some() || !is_link {
            return;
        }
        let value = |name: &str| Some(decode_attribute(&tag.attribute(name)?.value).into_owned());
        if value("rel").is_some_and(|rel| is_webmention(&rel)) {
            found = value("href");
        }
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ways in which a page may name its endpoint, after the specification of Webmention.
    #[test]
    fn endpoints_are_found_as_pages_name_them() {
        for (link, html, wanted) in [
            ("</in>; rel=webmention", "", Some("https://a.example/in")),
            (
                "<in?x=1>; rel=\"other webmention\"",
                "",
                Some("https://a.example/p/in?x=1"),
            ),
            (
                "<https://b.example/>; rel=\"WebMention\"",
                "",
                Some("https://b.example/"),
            ),
            (
                "</no>; rel=other, </in>; rel=\"webmention\"",
                "",
                Some("https://a.example/in"),
            ),
            (
                "</in>; rel=webmention",
                "<a rel=webmention href=/no>",
                Some("https://a.example/in"),
            ),
            (
                "",
                "<link rel=\"webmention\" href=\"/in\">",
                Some("https://a.example/in"),
            ),
            (
                "",
                "<p><a href='in?a=1&amp;b=2' rel='x webmention'>",
                Some("https://a.example/p/in?a=1&b=2"),
            ),
            (
                "",
                "<a rel=webmention href=/first><link rel=webmention href=/second>",
                Some("https://a.example/first"),
            ),
            (
                "",
                "<a rel=webmention><link rel=webmention href=/in>",
                Some("https://a.example/in"),
            ),
            (
                "",
                "<link rel=webmention href=\"\">",
                Some("https://a.example/p/page"),
            ),
            (
                "",
                "<!-- <a rel=webmention href=/no> --><link rel=not-webmention href=/no>",
                None,
            ),
            ("", "&lt;a rel=webmention href=/no>", None),
            ("", "<a rel=webmention href='javascript:x'>", None),
        ] {
            let mut headers = vec![("content-type".to_owned(), "text/html".to_owned())];
            headers.push(("link".to_owned(), link.to_owned()));
            let answer = Response {
                status: 200,
                headers,
                body: html.into(),
            };
            let url = Url::parse("https://a.example/p/page").unwrap();
            let found = endpoint(&url, &answer);
            assert_eq!(found.as_ref().map(Url::as_str), wanted, "{link} {html}");
        }
    }
}

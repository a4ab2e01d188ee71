//! Bodies for pages that ask no other server for anything.

use std::borrow::Cow;

use feedmill_text::entity::decode_attribute;
use feedmill_text::tags::{self, Tag, TagAttribute, TagKind};
use maud::html;
use url::Url;

use super::locale::Locale;

/// Elements that show a file.
const MEDIA: [&str; 9] = [
    "img", "audio", "video", "iframe", "embed", "object", "source", "track", "picture",
];

/// A body whose pictures, recordings and frames of other servers than that of `page` are links instead. The page's policy would
/// stop the requests, but nobody would see what is missing.
pub(super) fn quiet<'h>(words: &Locale, page: &Url, html: &'h str) -> Cow<'h, str> {
    let mut quiet = String::new();
    let mut copied = 0;
    tags::scan(html, &mut |tag| {
        let is_element = matches!(tag.kind, TagKind::Start | TagKind::End);
        if is_element && MEDIA.contains(&&*tag.name) {
            quiet.push_str(&html[copied..tag.at]);
            copied = tag_end(html, tag.at);
            if tag.kind == TagKind::Start {
                quiet.push_str(&shown(words, page, &tag));
            }
            return;
        }
        let asks = |attribute: &&TagAttribute| match attribute.name.as_ref() {
            "background" => true,
            "style" => decode_attribute(&attribute.value)
                .to_lowercase()
                .contains("url("),
            _ => false,
        };
        for attribute in tag.attributes.iter().filter(asks) {
            quiet.push_str(&html[copied..attribute.at]);
            copied = attribute_end(html, attribute);
        }
    });
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    quiet.push_str(&html[copied..]);
    Cow::Owned(quiet)
}

/// What stands for an element that shows a file: a picture of the page's own server, a link, or nothing.
fn shown(words: &Locale, page: &Url, tag: &Tag) -> String {
    let is_picture = tag.name == "img";
    // Other sizes of a picture and the words of a film are nothing to follow.
    if matches!(tag.name.as_ref(), "source" | "track" | "picture") {
        return String::new();
    }
    let value = |name: &str| Some(decode_attribute(&tag.attribute(name)?.value).into_owned());
    let address = value("src").or_else(|| value("data"));
    let Some(url) = address.and_then(|address| page.join(address.trim()).ok()) else {
        return String::new();
    };
    let alt = value("alt").unwrap_or_default();
    let alt = alt.trim();
    let markup = match url.scheme() {
        "data" if is_picture => html! { img src=(url) alt=(alt); },
        "http" | "https" if is_picture && url.origin() == page.origin() => {
            let near = page.make_relative(&url).unwrap_or_else(|| url.to_string());
            html! { img src=(near) alt=(alt) loading="lazy"; }
        }
        "http" | "https" => {
            let label = match (alt, is_picture) {
                ("", true) => words.picture,
                ("", false) => words.recording,
                (alt, _) => alt,
            };
            html! { a.media href=(url) rel="noreferrer" { (label) } " " }
        }
        _ => html! {},
    };
    markup.into_string()
}

/// Where an attribute with a value ends.
fn attribute_end(html: &str, attribute: &TagAttribute) -> usize {
    let after = attribute.at + attribute.name.len();
    let value = html[after..].find(attribute.value.as_ref()).unwrap_or(0);
    let end = after + value + attribute.value.len();
    end + usize::from(html[end..].starts_with(['"', '\'']))
}

/// Where the tag at `at` ends. A `>` inside quotes does not end it.
fn tag_end(html: &str, at: usize) -> usize {
    let mut quote = None;
    for (offset, byte) in html.bytes().enumerate().skip(at) {
        match (quote, byte) {
            (None, b'>') => return offset + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    html.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_own_server_is_asked() {
        let words = &super::super::locale::ENGLISH;
        let page = Url::parse("https://planet.example/feeds/river.html").unwrap();
        for (html, wanted) in [
            ("<p>one</p>", "<p>one</p>"),
            (
                "<img src=\"/a.png\" alt=\"A\" srcset=\"https://x.example/b.png 2x\">",
                "<img src=\"../a.png\" alt=\"A\" loading=\"lazy\">",
            ),
            (
                "<p style=\"color:red;background:URL(https://x.example/a.png)\" id=a>x</p>",
                "<p  id=a>x</p>",
            ),
            ("<td background='https://x.example/a.png'>x", "<td >x"),
            (
                "<p><img alt=\"A > B &amp; C\" src=\"https://x.example/a.png\"> two</p>",
                "<p><a class=\"media\" href=\"https://x.example/a.png\" rel=\"noreferrer\">A &gt; B &amp; C</a>  two</p>",
            ),
            (
                "<video src=\"https://x.example/a.mp4\"><track src=\"https://x.example/a.vtt\">No film</video>",
                "<a class=\"media\" href=\"https://x.example/a.mp4\" rel=\"noreferrer\">Recording</a> No film",
            ),
            ("<img src=\"https://[\" alt=\"A\">", ""),
            ("<img srcset=\"https://x.example/a.png 2x\">", ""),
        ] {
            assert_eq!(quiet(words, &page, html), wanted, "{html}");
        }
    }
}

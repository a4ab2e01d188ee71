//! Links within an entry: footnotes and the like jump where they lead, as long as the entry shows it.

use std::borrow::Cow;
use std::collections::HashSet;

use memchr::memmem;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::Context;
use super::address::{Address, Use, absolute};
use feedmill_text::entity::{decode_attribute, escape_attribute};
use feedmill_text::tags::{TagKind, scan};

/// What a fragment may hold as it is (RFC 3986, section 3.5), without what HTML would escape.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'!')
    .remove(b'$')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@')
    .remove(b'/')
    .remove(b'?');

/// The link `#id` of a post's own HTML as it is in its entry, if the entry turns out to show that `id`. Whether it does is
/// known at the end: see [`resolved`].
pub(super) fn local(value: &str, context: &Context) -> Option<String> {
    let decoded = decode_attribute(value);
    let fragment = decoded.trim().strip_prefix('#')?;
    let id = percent_decode_str(fragment).decode_utf8().ok()?;
    let bare = id.strip_prefix(context.id_prefix).unwrap_or(&id);
    (!bare.is_empty()).then(|| {
        let prefix = context.id_prefix;
        format!("#{prefix}{}", utf8_percent_encode(bare, ENCODED))
    })
}

/// Clean HTML whose links to a part of itself lead there, and to the post's page if that part is not in it.
pub(super) fn resolved<'h>(html: Cow<'h, str>, context: &Context) -> Cow<'h, str> {
    if !has_local_links(&html) {
        return html;
    }
    let mut ids = HashSet::new();
    let mut links = Vec::new();
    scan(&html, &mut |tag| {
        if tag.kind != TagKind::Start {
            return;
        }
        if let Some(id) = tag.attribute("id") {
            ids.insert(decode_attribute(&id.value).into_owned());
        }
        if tag.name == "a"
            && let Some(href) = tag.attribute("href")
            && href.value.starts_with('#')
        {
            links.push((href.at, href.value.clone().into_owned()));
        }
    });
    let mut out = String::with_capacity(html.len());
    let mut written = 0;
    for (at, value) in links {
        let decoded = decode_attribute(&value);
        let id = percent_decode_str(&decoded[1..]).decode_utf8_lossy();
        if ids.contains(id.as_ref()) {
            continue;
        }
        let bare = id.strip_prefix(context.id_prefix).unwrap_or(&id);
        let fragment = format!("#{}", utf8_percent_encode(bare, ENCODED));
        let Address::Changed(url) = absolute(&fragment, Use::Link, context) else {
            continue;
        };
        let Some(from) = html[at..].find(value.as_str()).map(|found| at + found) else {
            continue;
        };
        out.push_str(&html[written..from]);
        out.push_str(&escape_attribute(&url));
        written = from + value.len();
    }
    if written == 0 {
        return html;
    }
    out.push_str(&html[written..]);
    Cow::Owned(out)
}

/// Whether some attribute may begin with `#`. Most entries have none, and need no second look.
fn has_local_links(html: &str) -> bool {
    ["=\"#", "='#", "=#"]
        .iter()
        .any(|start| memmem::find(html.as_bytes(), start.as_bytes()).is_some())
}

#[cfg(test)]
mod tests {
    use crate::tests::{ours, prefixed, strict};

    #[test]
    fn links_lead_to_what_the_entry_shows() {
        let page = "https://blog.example/2022/post.html";
        for (html, wanted) in [
            (
                "<a href=\"#fn:1\" id=\"fnref:1\">1</a><p id=\"fn:1\">x <a href=\"#fnref:1\">↩</a></p>",
                "<a href=\"#p1-fn:1\" id=\"p1-fnref:1\">1</a><p id=\"p1-fn:1\">x <a href=\"#p1-fnref:1\">↩</a></p>"
                    .to_owned(),
            ),
            ("<a href='#gone'>x</a>", format!("<a href=\"{page}#gone\">x</a>")),
            // What is hidden is not shown.
            (
                "<a href=#b>x</a><p id=b hidden>y</p>",
                format!("<a href=\"{page}#b\">x</a>"),
            ),
            (
                "<a href=\"#%E6%B3%A8\">x</a><p id=\"注\">y</p>",
                "<a href=\"#p1-%E6%B3%A8\">x</a><p id=\"p1-注\">y</p>".to_owned(),
            ),
            ("<a href=\"#\">top</a>", format!("<a href=\"{page}#\">top</a>")),
            (
                "<a href=\"#a&quot;b\">x</a><p id='a\"b'>y</p>",
                "<a href=\"#p1-a%22b\">x</a><p id='p1-a\"b'>y</p>".replace("'p1-a\"b'", "\"p1-a&quot;b\""),
            ),
        ] {
            assert_eq!(prefixed(html), wanted, "{html}");
        }
    }

    #[test]
    fn a_fragment_that_nobody_can_read_leads_to_the_page() {
        for (html, wanted) in [
            ("<a href=\"#%FF\">x</a>", "post.html#%FF"),
            ("<a href=\"#a b\">x</a>", "post.html#a%20b"),
        ] {
            assert!(prefixed(html).contains(wanted), "{}", prefixed(html));
        }
    }

    #[test]
    fn without_a_prefix_ids_are_their_own() {
        let html = "<a href=\"#n\">1</a><p id=\"n\">x</p>";
        assert_eq!(ours(html), html);
    }

    #[test]
    fn an_allow_list_keeps_footnotes() {
        let html = "<p><a href=\"#n\">1</a></p><p id=\"n\">x</p>";
        let wanted = "<p><a href=\"#p1-n\">1</a></p><p id=\"p1-n\">x</p>";
        assert_eq!(strict(html, "p1-"), wanted);
        // Without a prefix, an `id` could take the place of what a page has.
        let page = "https://blog.example/2022/post.html#n";
        let bare = format!("<p><a href=\"{page}\">1</a></p><p>x</p>");
        assert_eq!(strict(html, ""), bare);
    }
}

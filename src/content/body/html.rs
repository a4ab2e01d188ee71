//! HTML that can stand in a feed: absolute links, nothing that runs, nothing left open.

use std::borrow::Cow;

use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, doc_comments, element, rewrite_str};
use url::Url;

/// What a reader drops or must not run: it goes with all that it holds.
const REMOVED: &str =
    "script, style, link, meta, base, template, noscript, form, object, embed, applet";

/// How many elements a body may have open at once: parsers of readers stop at about 500.
const DEEPEST: usize = 256;

/// Rewrites the HTML of the post at `page`: every link is made absolute (one that starts with `//` gets the scheme of
/// `site`), scripts, styles, event handlers and comments go, and what is left open is closed.
pub(super) fn clean(html: &str, page: &Url, site: &Url) -> String {
    let html: Cow<str> = if html.contains(is_forbidden) {
        html.replace(is_forbidden, "").into()
    } else {
        html.into()
    };
    // Plain paragraphs have nothing to rewrite.
    if !html.contains("=") && !html.contains("<!") && !html.contains("<s") {
        return balance(&html);
    }
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!(REMOVED, |element| {
            element.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("iframe", |element| {
            frame(element, page, site);
            Ok(())
        }))
        .append_element_content_handler(element!("*", |element| {
            attributes(element, page, site);
            Ok(())
        }))
        .append_document_content_handler(doc_comments!(|comment| {
            comment.remove();
            Ok(())
        }));
    match rewrite_str(&html, settings) {
        Ok(rewritten) => balance(&rewritten),
        // Only a memory limit makes it fail; then nothing that was written can be trusted.
        Err(_) => ammonia::clean(&html),
    }
}

/// A frame becomes a link to what it shows.
fn frame(element: &mut Element, page: &Url, site: &Url) {
    match element
        .get_attribute("src")
        .and_then(|src| absolute(&src, page, site))
    {
        Some(url) => {
            let title = element
                .get_attribute("title")
                .unwrap_or_else(|| url.clone());
            let link = format!("<p><a href=\"{}\">{}</a></p>", escape(&url), escape(&title));
            element.replace(&link, lol_html::html_content::ContentType::Html);
        }
        None => element.remove(),
    }
}

fn attributes(element: &mut Element, page: &Url, site: &Url) {
    if element.removed() {
        return;
    }
    let names: Vec<String> = element
        .attributes()
        .iter()
        .map(|attribute| attribute.name())
        .collect();
    for name in names {
        let Some(value) = element.get_attribute(&name) else {
            continue;
        };
        let new = match name.as_str() {
            "href" | "src" | "poster" | "cite" | "data" => absolute(&value, page, site),
            "srcset" => Some(srcset(&value, page, site)),
            "action" | "formaction" | "srcdoc" => None,
            name if name.starts_with("on") => None,
            _ => continue,
        };
        match new {
            // A name that an attribute already has is always a name it can have.
            Some(new) if new != value => drop(element.set_attribute(&name, &escape(&new))),
            Some(_) => {}
            None => element.remove_attribute(&name),
        }
    }
}

/// The absolute form of a link on a page; `None` for what must not be in a feed.
pub(super) fn absolute(link: &str, page: &Url, site: &Url) -> Option<String> {
    let link = decode(link.trim());
    if let Some(rest) = link.strip_prefix("//") {
        return Url::parse(&format!("{}://{rest}", site.scheme()))
            .ok()
            .map(String::from);
    }
    let url = page.join(&link).ok()?;
    match url.scheme() {
        "javascript" | "vbscript" | "file" => None,
        "data" => link.starts_with("data:image/").then(|| link.into_owned()),
        _ => Some(url.into()),
    }
}

/// Attributes come out as they were written, with their entities.
fn decode(text: &str) -> Cow<'_, str> {
    if text.contains("&") {
        text.replace("&amp;", "&").replace("&#38;", "&").into()
    } else {
        text.into()
    }
}

fn srcset(value: &str, page: &Url, site: &Url) -> String {
    let mut candidates = Vec::new();
    let mut rest = value.trim_start_matches([' ', ',', '\n', '\t', '\r']);
    while !rest.is_empty() {
        let (url, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let (url, descriptor, after) = match url.strip_suffix(',') {
            Some(url) => (url.trim_end_matches(','), "", after),
            None => {
                let (descriptor, after) = after.split_once(',').unwrap_or((after, ""));
                (url, descriptor.trim(), after)
            }
        };
        if let Some(url) = absolute(url, page, site) {
            candidates.push(
                format!("{} {descriptor}", url.replace(',', "%2C"))
                    .trim_end()
                    .to_owned(),
            );
        }
        rest = after.trim_start_matches([' ', ',', '\n', '\t', '\r']);
    }
    candidates.join(", ")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}')
}

/// Closes what is left open and drops end tags that close nothing, so that one entry cannot swallow the next.
fn balance(html: &str) -> String {
    const VOID: [&str; 14] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr",
    ];
    // What HTML lets an author leave open needs no mending by itself.
    const OPTIONAL: [&str; 12] = [
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "colgroup",
    ];
    let mut out = String::with_capacity(html.len() + 16);
    let mut open: Vec<String> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let name_start = if rest.starts_with("</") { 2 } else { 1 };
        let name: String = rest[name_start..]
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | ':'))
            .collect::<String>()
            .to_ascii_lowercase();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            out.push_str(
                if rest.starts_with("<!") || rest.starts_with("</") || rest.starts_with("<?") {
                    "&lt;"
                } else {
                    "<"
                },
            );
            rest = &rest[1..];
            continue;
        }
        let Some(end) = tag_end(rest) else {
            // A tag that never ends is text.
            out.push_str("&lt;");
            rest = &rest[1..];
            continue;
        };
        let tag = &rest[..end];
        rest = &rest[end..];
        if name_start == 2 {
            if let Some(place) = open.iter().rposition(|opened| *opened == name) {
                while open.len() > place + 1 {
                    close(&mut out, open.pop());
                }
                open.pop();
                out.push_str(tag);
            }
            continue;
        }
        if VOID.contains(&name.as_str()) {
            out.push_str(tag);
        } else if matches!(
            name.as_str(),
            "textarea"
                | "title"
                | "xmp"
                | "plaintext"
                | "noembed"
                | "noframes"
                | "html"
                | "head"
                | "body"
        ) {
            // These would swallow what follows, or have no place in a fragment.
        } else if open.len() < DEEPEST {
            if OPTIONAL.contains(&name.as_str()) && open.last() == Some(&name) {
                open.pop();
                out.push_str(&format!("</{name}>"));
            }
            out.push_str(tag);
            open.push(name);
        }
    }
    out.push_str(rest);
    while !open.is_empty() {
        close(&mut out, open.pop());
    }
    out
}

fn close(out: &mut String, name: Option<String>) {
    if let Some(name) = name {
        out.push_str(&format!("</{name}>"));
    }
}

/// Where the tag that `html` starts with ends, quotes respected.
fn tag_end(html: &str) -> Option<usize> {
    let mut quote = None;
    let mut after_equals = false;
    for (index, byte) in html.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), byte) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return Some(index + 1),
            (None, b'"' | b'\'') if after_equals => quote = Some(byte),
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            after_equals = byte == b'=';
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(html: &str) -> String {
        let page = Url::parse("https://example.org/blog/2022/post.html").unwrap();
        let site = Url::parse("https://example.org/blog/").unwrap();
        clean(html, &page, &site)
    }

    #[test]
    fn links_become_absolute() {
        for (html, wanted) in [
            (
                "<a href=\"/x\">x</a>",
                "<a href=\"https://example.org/x\">x</a>",
            ),
            (
                "<a href='../y'>y</a>",
                "<a href=\"https://example.org/blog/y\">y</a>",
            ),
            (
                "<a href=\"//cdn.example/z\">z</a>",
                "<a href=\"https://cdn.example/z\">z</a>",
            ),
            (
                "<a href=\"#part\">p</a>",
                "<a href=\"https://example.org/blog/2022/post.html#part\">p</a>",
            ),
            (
                "<a href=\"/s?a=1&amp;b=2\">s</a>",
                "<a href=\"https://example.org/s?a=1&amp;b=2\">s</a>",
            ),
            (
                "<a href=\"mailto:a@example.org\">m</a>",
                "<a href=\"mailto:a@example.org\">m</a>",
            ),
            ("<a href=\"javascript:alert(1)\">j</a>", "<a>j</a>"),
            (
                "<img srcset=\"a.jpg 1x, /b.jpg 2x\">",
                "<img srcset=\"https://example.org/blog/2022/a.jpg 1x, https://example.org/b.jpg 2x\">",
            ),
            (
                "<video poster=\"p.jpg\"></video>",
                "<video poster=\"https://example.org/blog/2022/p.jpg\"></video>",
            ),
        ] {
            assert_eq!(cleaned(html), wanted);
        }
    }

    #[test]
    fn what_runs_goes() {
        assert_eq!(
            cleaned("a<script src=x>b</script><!-- c --><p onclick=\"d()\">e</p>"),
            "a<p>e</p>"
        );
        assert_eq!(
            cleaned("<iframe src=\"https://v.example/1\"></iframe>"),
            "<p><a href=\"https://v.example/1\">https://v.example/1</a></p>"
        );
    }

    #[test]
    fn what_is_open_is_closed() {
        for (html, wanted) in [
            ("<div><b>x", "<div><b>x</b></div>"),
            ("x</div>y", "xy"),
            ("<p>a<p>b", "<p>a</p><p>b</p>"),
            ("<div><b>x</div>y", "<div><b>x</b></div>y"),
            ("a < b", "a < b"),
            ("a <b", "a &lt;b"),
        ] {
            assert_eq!(balance(html), wanted);
        }
        let deep = "<div>".repeat(100_000);
        assert_eq!(balance(&deep).matches("<div>").count(), DEEPEST);
    }
}

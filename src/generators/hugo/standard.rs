//! The shortcodes that Hugo itself has.

use super::permalink::Place;
use super::shortcode::Page;
use super::tag::Tag;
use crate::generators::shared::link;
use crate::value::Value;
use feedmill_text::entity::escape_text;
use url::{Position, Url};

const KNOWN: [&str; 22] = [
    "comment",
    "details",
    "figure",
    "gist",
    "highlight",
    "instagram",
    "instagram_simple",
    "param",
    "qr",
    "raw",
    "rawhtml",
    "raw-html",
    "ref",
    "relref",
    "tweet",
    "twitter",
    "twitter_simple",
    "vimeo",
    "vimeo_simple",
    "x",
    "x_simple",
    "youtube",
];

pub(crate) fn is_known(name: &str) -> bool {
    KNOWN.contains(&name)
}

/// What a shortcode gives; `None` for one that is the site's own. `inner` may hold words that stand for others.
pub(crate) fn html(page: &mut Page<'_>, tag: &Tag<'_>, inner: &str) -> Option<String> {
    let page_link = |url: String| {
        let url = escape_attribute(&url);
        format!("<p><a href=\"{url}\">{url}</a></p>")
    };
    Some(match tag.name {
        "comment" | "qr" => String::new(),
        "raw" | "rawhtml" | "raw-html" => inner.to_owned(),
        "figure" => figure(page, tag),
        "details" => {
            let summary = tag
                .named("summary")
                .map_or("Details".into(), |text| page.inline(text));
            let inner = page.markdown(inner.trim());
            format!("<details><summary>{summary}</summary>\n{inner}</details>")
        }
        "youtube" => frame(
            "https://www.youtube.com/embed/",
            tag.get("id", 0)?,
            tag.named("title"),
        ),
        "vimeo" | "vimeo_simple" => frame(
            "https://player.vimeo.com/video/",
            tag.get("id", 0)?,
            tag.named("title"),
        ),
        "gist" => {
            let (user, id) = (tag.get("", 0)?, tag.get("", 1)?);
            page_link(format!("https://gist.github.com/{user}/{id}"))
        }
        "instagram" | "instagram_simple" => page_link(format!(
            "https://www.instagram.com/p/{}/",
            tag.get("id", 0)?
        )),
        "tweet" | "twitter" | "twitter_simple" | "x" | "x_simple" => {
            // Older ones name nobody but the number.
            let user = tag.named("user").or(tag.get("", 1).and(tag.get("", 0)));
            let id = tag.named("id").or(tag.get("", 1)).or(tag.get("", 0))?;
            page_link(format!("https://x.com/{}/status/{id}", user.unwrap_or("i")))
        }
        "param" => {
            let written = param(page, tag.get("name", 0)?)?;
            escape_text(&written).into_owned()
        }
        "ref" => escape_attribute(&reference(page, tag.get("path", 0)?)),
        "relref" => {
            let address = reference(page, tag.get("path", 0)?);
            let site = page.site.config.url.origin();
            match Url::parse(&address) {
                Ok(url) if url.origin() == site => escape_attribute(&url[Position::BeforePath..]),
                _ => escape_attribute(&address),
            }
        }
        _ => return None,
    })
}

/// A piece of code.
pub(crate) fn listing(tag: &Tag<'_>, inner: &str) -> String {
    let language = tag.get("lang", 0).unwrap_or_default();
    let is_inline = tag
        .get("options", 1)
        .is_some_and(|options| options.contains("hl_inline=true"));
    match is_inline {
        true => code(inner, language),
        false => code_block(inner, language),
    }
}

/// A block of code in a language.
pub(super) fn code_block(inner: &str, language: &str) -> String {
    format!("<pre>{}</pre>", code(inner, language))
}

fn code(inner: &str, language: &str) -> String {
    let class = match language {
        "" | "text" | "plain" => String::new(),
        name => format!(" class=\"language-{}\"", escape_attribute(name)),
    };
    let code = inner.trim_matches(['\n', '\r']).trim_end();
    format!("<code{class}>{}</code>", escape_text(code))
}

/// The picture that a shortcode of the site's own names, with its words.
pub(super) fn picture(page: &mut Page<'_>, tag: &Tag<'_>) -> Option<String> {
    const NAMES: [&str; 7] = ["src", "url", "image", "img", "file", "path", ""];
    let is_picture = |value: &str| {
        let path = value.split(['?', '#']).next().unwrap_or(value);
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
        let known = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"];
        known.iter().any(|one| one.eq_ignore_ascii_case(extension))
    };
    let mut given = tag.arguments.iter();
    let source = given.find(|one| NAMES.contains(&one.name) && is_picture(one.value.trim()))?;
    let source = &source.value;
    let text = ["alt", "caption", "title"];
    let text = text.iter().find_map(|name| tag.named(name));
    let image = format!(
        "<img src=\"{}\" alt=\"{}\">",
        escape_attribute(source.trim()),
        escape_attribute(text.unwrap_or_default())
    );
    Some(match tag.named("caption") {
        Some(caption) => format!(
            "<figure>{image}<figcaption>{}</figcaption></figure>",
            page.inline(caption)
        ),
        None => format!("<p>{image}</p>"),
    })
}

fn figure(page: &mut Page<'_>, tag: &Tag<'_>) -> String {
    let attribute = |name: &str, value: Option<&str>| {
        let value = value.map(|value| format!(" {name}=\"{}\"", escape_attribute(value)));
        value.unwrap_or_default()
    };
    let alt = tag.named("alt").or(tag.named("caption"));
    let mut image = format!(
        "<img{}{}{}{}>",
        attribute("src", tag.get("src", 0)),
        attribute("alt", alt),
        attribute("width", tag.named("width")),
        attribute("height", tag.named("height")),
    );
    if let Some(link) = tag.named("link") {
        image = format!("<a href=\"{}\">{image}</a>", escape_attribute(link));
    }
    let title = tag
        .named("title")
        .map(|title| format!("<h4>{}</h4>", escape_text(title)));
    let mut text = Vec::from_iter(tag.named("caption").map(|text| page.inline(text)));
    if let Some(whose) = tag.named("attr") {
        let whose = page.inline(whose);
        text.push(match tag.named("attrlink") {
            Some(link) => format!("<a href=\"{}\">{whose}</a>", escape_attribute(link)),
            None => whose,
        });
    }
    let text = (!text.is_empty()).then(|| format!("<p>{}</p>", text.join(" ")));
    let below = format!("{}{}", title.unwrap_or_default(), text.unwrap_or_default());
    match below.is_empty() {
        true => format!("<figure>{image}</figure>"),
        false => format!("<figure>{image}<figcaption>{below}</figcaption></figure>"),
    }
}

fn frame(host: &str, id: &str, title: Option<&str>) -> String {
    let title = title.map(|title| format!(" title=\"{}\"", escape_attribute(title)));
    format!(
        "<iframe src=\"{host}{}\"{}></iframe>",
        escape_attribute(id),
        title.unwrap_or_default()
    )
}

/// A parameter of the page or of the site; a name with dots leads into mappings.
fn param(page: &Page<'_>, name: &str) -> Option<String> {
    let name = name.to_lowercase();
    let of_page = page.post.title.as_deref().filter(|_| name == "title");
    if let Some(title) = of_page {
        return Some(title.to_owned());
    }
    let of_post = name
        .split('.')
        .try_fold(None, |value: Option<&Value>, part| {
            let found = match value {
                Some(value) => value.get(part),
                None => page.post.front.get(part),
            };
            found.map(Some)
        });
    let of_site = || {
        let mut parts = name.split('.');
        parts.try_fold(&page.hugo.params, |value, part| value.get(part))
    };
    of_post.flatten().or_else(of_site)?.to_text()
}

/// Where the page lives that a `ref` names: relative to this one, from the top, or by its name alone.
pub(super) fn reference(page: &Page<'_>, written: &str) -> String {
    let (path, fragment) = match written.split_once('#') {
        Some((path, fragment)) => (path.trim(), format!("#{fragment}")),
        None => (written.trim(), String::new()),
    };
    if path.is_empty() {
        return fragment;
    }
    match find(page, path) {
        Some(url) => format!("{url}{fragment}"),
        None => {
            let site = page.site.config.url.as_str();
            format!("{site}{}{fragment}", path.trim_start_matches('/'))
        }
    }
}

/// Where the page lives that `path` names.
pub(super) fn find(page: &Page<'_>, path: &str) -> Option<String> {
    found(page, path).map(|(url, _)| url)
}

/// Where the page lives that `path` names, and its file if it has one.
pub(super) fn found(page: &Page<'_>, path: &str) -> Option<(String, Option<String>)> {
    let content = page.hugo.content.as_str();
    let beside = link::folder(&page.post.path);
    let bases = if path.starts_with('/') {
        vec![content]
    } else {
        vec![beside, content]
    };
    for base in bases {
        let Some(whole) = link::resolve(&format!("{base}/{path}")) else {
            continue;
        };
        let stem = whole.strip_suffix(".md").unwrap_or(&whole);
        for end in [".md", "/index.md", ".html"] {
            let file = format!("{stem}{end}");
            if let Some(url) = page.site.index.url_of(&file) {
                return Some((url, Some(file)));
            }
        }
        let section = stem.strip_suffix("/_index").unwrap_or(stem);
        if page.site.config.root.join(section).is_dir() && section.len() > content.len() {
            let section = crate::uri::encode_path(section[content.len()..].trim_matches('/'));
            let url = format!("{}{}/", page.site.config.url, section.to_lowercase());
            return Some((url, None));
        }
    }
    let path = path.trim_end_matches('/');
    let path = path.strip_suffix("/index.md").unwrap_or(path);
    let name = path.rsplit('/').next().unwrap_or(path);
    let name = name.strip_suffix(".md").unwrap_or(name).to_lowercase();
    let name_of = |path: &str| Place::of(page.hugo, path).name.to_lowercase();
    let file = page.site.index.page_named(&name, name_of)?;
    Some((page.site.index.url_of(file)?, Some(file.to_owned())))
}

fn escape_attribute(text: &str) -> String {
    escape_text(text).replace('"', "&quot;")
}

//! Render hooks: templates of the site that write links, pictures, code and quotes of Markdown.

use feedmill_gotmpl::Value;
use feedmill_text::entity::escape_attribute;

use super::shortcode::Page;
use super::standard;
use crate::generators::shared::commonmark::{Hook, Part};
use crate::generators::shared::link;
use crate::uri::encode_path;

/// The render hooks of a page.
pub(super) struct Hooks<'h, 'p> {
    pub page: &'h mut Page<'p>,
}

impl Hook for Hooks<'_, '_> {
    fn wants(&self, part: &str) -> bool {
        let is_own = matches!(part, "link" | "image") && self.page.hugo.resolves_links;
        is_own || self.page.hugo.templates.has(&format!("hooks/{part}"))
    }

    fn write(&mut self, part: &Part<'_>) -> Option<String> {
        let ordinal = Value::Int(i64::try_from(self.page.links).unwrap_or(0));
        self.page.links += 1;
        let mut fields = vec![
            ("Page", Value::object("page", "")),
            ("PageInner", Value::object("page", "")),
            ("Ordinal", ordinal),
            ("Position", Value::text(&self.page.post.path)),
            ("Attributes", Value::map::<String>([])),
        ];
        let name = match part {
            Part::Link {
                address,
                title,
                html,
                plain,
            }
            | Part::Image {
                address,
                title,
                html,
                plain,
                ..
            } => {
                fields.push(("Destination", Value::text(address)));
                fields.push(("Title", Value::text(title)));
                fields.push(("Text", Value::html(html)));
                fields.push(("PlainText", Value::text(plain)));
                let is_block = matches!(part, Part::Image { is_alone: true, .. });
                let is_block = is_block && self.page.hugo.frees_images;
                fields.push(("IsBlock", Value::Bool(is_block)));
                match part {
                    Part::Link { .. } => "hooks/link".to_owned(),
                    _ => "hooks/image".to_owned(),
                }
            }
            Part::Code { language, code } => {
                fields.push(("Type", Value::text(language)));
                fields.push(("Inner", Value::text(code)));
                fields.push(("Options", Value::map::<String>([])));
                let own = format!("hooks/codeblock-{language}");
                match self.page.hugo.templates.has(&own) {
                    true => own,
                    false => "hooks/codeblock".to_owned(),
                }
            }
            Part::Quote { html } => {
                let alert = alert(html);
                let (kind, title, sign, text) =
                    alert.unwrap_or((String::new(), "", "", (*html).to_owned()));
                fields.push((
                    "Type",
                    Value::text(if kind.is_empty() { "regular" } else { "alert" }),
                ));
                fields.push(("AlertType", Value::text(&kind)));
                fields.push(("AlertTitle", Value::html(title)));
                fields.push(("AlertSign", Value::text(sign)));
                fields.push(("Text", Value::html(text)));
                let own = format!(
                    "hooks/blockquote-{}",
                    if kind.is_empty() { "regular" } else { "alert" }
                );
                match self.page.hugo.templates.has(&own) {
                    true => own,
                    false => "hooks/blockquote".to_owned(),
                }
            }
        };
        if !self.page.hugo.templates.has(&name) {
            return match part {
                Part::Link {
                    address,
                    title,
                    html,
                    ..
                } => self.resolved(address, title, html),
                Part::Image {
                    address,
                    title,
                    html,
                    ..
                } => self.picture(address, title, html),
                _ => None,
            };
        }
        match self.page.run(&name, &Value::map(fields), Vec::new()) {
            Ok(html) => Some(html),
            Err(problem) => {
                self.page
                    .report(&name.replace("hooks/", "render-"), problem);
                None
            }
        }
    }
}

impl Hooks<'_, '_> {
    /// A link to the page that the address names, as Hugo's own hook writes it.
    fn resolved(&self, address: &str, title: &str, html: &str) -> Option<String> {
        let end = address.find(['?', '#']).unwrap_or(address.len());
        let (path, rest) = address.split_at(end);
        if path.is_empty() || path.contains(':') || path.starts_with("//") {
            return None;
        }
        let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
        let url = standard::find(self.page, path.trim_end_matches('/'))?;
        let title = match title {
            "" => String::new(),
            title => format!(" title=\"{}\"", escape_attribute(title)),
        };
        let url = escape_attribute(&url);
        let rest = escape_attribute(rest);
        Some(format!("<a href=\"{url}{rest}\"{title}>{html}</a>"))
    }
}

impl Hooks<'_, '_> {
    /// A picture beside a translation, as Hugo's own hook writes it: `a.es.png` before `a.png`, which languages share and
    /// which lies where the page in the site's first language is.
    fn picture(&self, address: &str, title: &str, alt: &str) -> Option<String> {
        let (site, post) = (self.page.site, self.page.post);
        let file = post.path.rsplit('/').next()?;
        let language = file.strip_prefix("index.")?.strip_suffix(".md")?;
        let is_plain = !address.contains(':') && !address.starts_with(['/', '#', '?']);
        let name = percent_encoding::percent_decode_str(address).decode_utf8_lossy();
        let folder = link::folder(&post.path);
        let path = link::resolve(&format!("{folder}/{name}")).filter(|_| is_plain)?;
        path.strip_prefix(folder)?.strip_prefix('/')?;
        let (stem, extension) = path.rsplit_once('.')?;
        let is_file = |path: &str| site.config.root.join(path).is_file();
        let own = format!("{stem}.{language}.{extension}");
        let (page, path) = match is_file(&own) {
            true => (post.canonical_url.clone(), own),
            false if is_file(&path) => (site.index.url_of(&format!("{folder}/index.md"))?, path),
            false => return None,
        };
        let inner = path.strip_prefix(folder)?.trim_start_matches('/');
        let url = url::Url::parse(&page)
            .ok()?
            .join(&encode_path(inner))
            .ok()?;
        let title = match title {
            "" => String::new(),
            title => format!(" title=\"{}\"", escape_attribute(title)),
        };
        let url = escape_attribute(url.as_str()).into_owned();
        Some(format!("<img src=\"{url}\" alt=\"{alt}\"{title} />"))
    }
}

/// The kind, title, sign and text of `[!NOTE]` in front of a quote.
fn alert(html: &str) -> Option<(String, &str, &str, String)> {
    let inner = html.trim_start().strip_prefix("<p>[!")?;
    let (kind, rest) = inner.split_once(']')?;
    if kind.is_empty()
        || !kind
            .chars()
            .all(|c| c.is_alphanumeric() || c == '-' || c == '_')
    {
        return None;
    }
    let (sign, rest) = match rest.chars().next() {
        Some('+' | '-') => rest.split_at(1),
        _ => ("", rest),
    };
    let end = rest
        .find('\n')
        .unwrap_or(rest.len())
        .min(rest.find("</p>").unwrap_or(rest.len()));
    let (title, rest) = rest.split_at(end);
    let text = match rest.strip_prefix("</p>") {
        Some(rest) => rest.to_owned(),
        None => format!("<p>{}", rest.trim_start()),
    };
    Some((kind.to_lowercase(), title.trim(), sign, text))
}

#[cfg(test)]
mod tests {
    use super::alert;

    #[test]
    fn alerts_say_their_kind_and_title() {
        let text = |html| alert(html).unwrap();
        assert_eq!(
            text("<p>[!NOTE]\nx</p>\n"),
            ("note".into(), "", "", "<p>x</p>\n".into())
        );
        assert_eq!(
            text("<p>[!TIP]- Why</p>\n<p>x</p>\n"),
            ("tip".into(), "Why", "-", "\n<p>x</p>\n".into())
        );
        assert_eq!(alert("<p>[link] x</p>"), None);
    }
}

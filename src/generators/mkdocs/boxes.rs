//! The HTML of admonitions, details and tabs.

/// The kind of a block and its title: `note inline "Title"`. Without a title it is called by its kind; an empty one hides it.
pub(super) fn named(words: &str) -> (String, Option<&str>) {
    let (kinds, title) = match words.find(['"', '\'']) {
        Some(at) => {
            let title = words[at + 1..].trim_end();
            let title = title.strip_suffix(['"', '\'']).unwrap_or(title);
            (&words[..at], Some(title))
        }
        None => (words, None),
    };
    let kind = kinds.split_whitespace().next().unwrap_or("note");
    (kind.to_lowercase(), title)
}

/// The title of a block as HTML.
fn title_of(kind: &str, title: Option<&str>) -> String {
    match title {
        Some(title) => {
            let html = comrak::markdown_to_html(title, &comrak::Options::default());
            let html = html
                .trim()
                .trim_start_matches("<p>")
                .trim_end_matches("</p>");
            html.to_owned()
        }
        None => {
            let mut chars = kind.chars();
            let first = chars.next().map(char::to_uppercase);
            let name: String = first.into_iter().flatten().chain(chars).collect();
            escaped(&name)
        }
    }
}

pub(super) fn admonition(kind: &str, title: Option<&str>, inner: &str) -> String {
    let title = match title_of(kind, title) {
        title if title.is_empty() => title,
        title => format!("<p><strong>{title}</strong></p>\n"),
    };
    format!("<blockquote>\n{title}{inner}</blockquote>")
}

pub(super) fn details(kind: &str, title: Option<&str>, inner: &str) -> String {
    let title = title_of(kind, title);
    format!("<details>\n<summary>{title}</summary>\n{inner}</details>")
}

pub(super) fn tab(title: &str, inner: &str) -> String {
    format!(
        "<div>\n<p><strong>{}</strong></p>\n{inner}</div>",
        title_of("", Some(title))
    )
}

pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

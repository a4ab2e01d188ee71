//! A message as HTML: one column, with styles on each element, and nothing that is loaded but the posts' own pictures.

use maud::{DOCTYPE, PreEscaped, html};

use super::style::styled;
use crate::announce::article::Article;
use crate::config::Config;

const BODY: &str = "margin:0;padding:24px 16px;background:#ffffff;color:#111827;font:16px/1.6 -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif";
const COLUMN: &str = "max-width:640px;margin:0 auto";
const TITLE: &str = "font-size:26px;line-height:1.25;margin:0 0 4px";
const SMALL: &str = "font-size:14px;color:#4b5563;margin:0 0 24px";
const LINE: &str = "border:0;border-top:1px solid #d1d5db;margin:32px 0 16px";
const LINK: &str = "color:#1d4ed8";
const PLAIN_LINK: &str = "color:#111827;text-decoration:none";

/// The message about these posts.
pub(super) fn page(
    config: &Config,
    subject: &str,
    articles: &[&Article],
    unsubscribe: &str,
) -> String {
    let language = articles.first().and_then(|one| one.language.as_deref());
    let language = language.or(config.language.as_deref()).unwrap_or("en");
    let leave = match language.starts_with("zh") {
        true => "退订",
        false => "Unsubscribe",
    };
    let page = html! {
        (DOCTYPE)
        html lang=(language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (subject) }
            }
            body style=(BODY) {
                div style=(COLUMN) {
                    @for (nth, article) in articles.iter().enumerate() {
                        @if nth > 0 { hr style=(LINE); }
                        (post(article))
                    }
                    hr style=(LINE);
                    p style=(SMALL) {
                        a href=(config.url) style=(LINK) { (config.title) }
                        " · "
                        a href=(unsubscribe) style=(LINK) { (leave) }
                    }
                }
            }
        }
    };
    page.into_string()
}

fn post(article: &Article) -> maud::Markup {
    let published = article.published.format("%Y-%m-%d");
    let html = article.html.as_deref().unwrap_or_default();
    let image = article.image.as_ref();
    let image = image.filter(|image| !html.contains(image.url.as_str()));
    html! {
        h1 style=(TITLE) { a href=(article.url) style=(PLAIN_LINK) { (article.title) } }
        p style=(SMALL) {
            (published)
            @if let Some(author) = &article.author { " · " (author) }
        }
        @if let Some(image) = image {
            p { img src=(image.url) alt=(image.alt.as_deref().unwrap_or_default()) style="max-width:100%;height:auto"; }
        }
        @match &article.html {
            Some(html) => (PreEscaped(styled(html))),
            None => {
                @if let Some(summary) = &article.summary { p { (summary) } }
                p { a href=(article.url) style=(LINK) { (article.url) } }
            }
        }
    }
}

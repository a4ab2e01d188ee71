//! A post as plain text: paragraphs, lists and quotes, and the addresses of links below it.

use html2text::render::PlainDecorator;

use crate::announce::article::Article;
use crate::content::body::plain_text;

/// The longest line, in columns.
const WIDTH: usize = 72;

/// The text of posts, one after the other.
pub(super) fn text(articles: &[&Article], unsubscribe: &str) -> String {
    let mut out = String::new();
    for article in articles {
        if articles.len() > 1 {
            let line: String = article.title.chars().map(|_| '=').take(WIDTH).collect();
            out.push_str(&format!("{}\n{line}\n\n", article.title));
        }
        for line in body(article).trim_end().lines() {
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out.push_str(&format!("\n{}\n\n\n", article.url));
    }
    // The line is what programs take for the begin of a signature.
    out.push_str(&format!("-- \n{unsubscribe}\n"));
    out
}

fn body(article: &Article) -> String {
    let Some(html) = &article.html else {
        return article.summary.clone().unwrap_or_default();
    };
    let how = html2text::config::with_decorator(PlainDecorator::new()).link_footnotes(true);
    let text = how.string_from_read(html.as_bytes(), WIDTH);
    text.unwrap_or_else(|_| plain_text(html))
}

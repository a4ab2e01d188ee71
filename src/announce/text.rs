//! The text about a post: a template filled and cut to what a destination takes.

use unicode_segmentation::UnicodeSegmentation;

use super::article::Article;
use crate::config::{Template, TextPlaceholder};

/// Where a destination shows the address of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// In the text, or nowhere.
    InText,
    /// Beside the text.
    Elsewhere,
}

/// The text about `article` by the settings' template, of at most `limit` characters as `count` counts them. The summary is cut
/// first, then the hashtags go, and then the title is cut; the URL stays whole. A `syndicate_text` stands in place of the template,
/// with the URL after it if it does not have it.
pub(super) fn about(
    article: &Article,
    template: &Template<TextPlaceholder>,
    site: &str,
    limit: usize,
    address: Address,
    count: impl Fn(&str) -> usize,
) -> String {
    if let Some(own) = &article.text {
        let has_url = address == Address::Elsewhere
            || own.contains(&article.url)
            || own.contains(&article.share_url);
        let fill = |own: &str| match has_url {
            true => own.to_owned(),
            false => tidy(&format!("{own}\n\n{}", article.url)),
        };
        return cut(own, limit, |own| (fill(own), count(&fill(own)))).0;
    }
    let mut summary = article.summary.clone().unwrap_or_default();
    let mut title = article.title.clone();
    let mut tags = hashtags(&article.tags);
    let fill = |title: &str, summary: &str, tags: &str| {
        let text = tidy(&fill(template, article, site, [title, summary, tags]));
        let length = count(&text);
        (text, length)
    };
    summary = cut(&summary, limit, |summary| fill(&title, summary, &tags)).1;
    while fill(&title, &summary, &tags).1 > limit && !tags.is_empty() {
        tags.truncate(tags.rfind(' ').unwrap_or(0));
    }
    title = cut(&title, limit, |title| fill(title, &summary, &tags)).1;
    fill(&title, &summary, &tags).0
}

/// The template with what is said of `article`, in which title, summary and hashtags may be shorter than its own.
pub(super) fn fill(
    template: &Template<TextPlaceholder>,
    article: &Article,
    site: &str,
    [title, summary, tags]: [&str; 3],
) -> String {
    template.fill(|placeholder| match placeholder {
        TextPlaceholder::Title => title,
        TextPlaceholder::Summary => summary,
        TextPlaceholder::Url => &article.url,
        TextPlaceholder::ShareUrl => &article.share_url,
        TextPlaceholder::Hashtags => tags,
        TextPlaceholder::Author => article.author.as_deref().unwrap_or_default(),
        TextPlaceholder::Site => site,
    })
}

/// The longest begin of `text` with which what `fill` makes of it is not too long, between words where it can be, and what
/// `fill` makes of it; nothing if none is short enough.
fn cut(text: &str, limit: usize, fill: impl Fn(&str) -> (String, usize)) -> (String, String) {
    let (whole, length) = fill(text);
    if length <= limit {
        return (whole, text.to_owned());
    }
    let ends: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
    let short = |end: usize| {
        let begin = &text[..end];
        let words = begin.rfind(char::is_whitespace);
        // Chinese has no words to cut between.
        let end = words.filter(|at| *at * 3 > begin.len() * 2);
        let begin = begin[..end.unwrap_or(begin.len())].trim_end();
        let begin = begin.trim_end_matches([',', ';', ':', '，', '、', '；']);
        match begin {
            "" => String::new(),
            begin => format!("{begin}…"),
        }
    };
    let fits = ends.partition_point(|end| fill(&short(*end)).1 <= limit);
    let end = ends.get(fits.saturating_sub(1)).copied().unwrap_or(0);
    let begin = short(end);
    (fill(&begin).0, begin)
}

/// The text without the gaps that empty values leave.
fn tidy(text: &str) -> String {
    let mut out = String::new();
    let mut gap = 0;
    for line in text.lines() {
        let line = line.trim_end();
        if line.trim().is_empty() {
            gap += 1;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if gap > 0 { "\n\n" } else { "\n" });
        }
        out.push_str(line.trim_start_matches(' '));
        gap = 0;
    }
    out
}

/// Tags as networks take them: letters, digits and `_`, in one word, not digits alone.
pub(super) fn hashtags(tags: &[String]) -> String {
    let mut found: Vec<String> = Vec::new();
    for tag in tags {
        let tag = hashtag(tag);
        if let Some(tag) = tag.map(|tag| format!("#{tag}"))
            && !found
                .iter()
                .any(|one| one.to_lowercase() == tag.to_lowercase())
        {
            found.push(tag);
        }
    }
    found.join(" ")
}

/// One tag without the `#`. Words that are run together begin with a capital letter, as screen readers need it.
fn hashtag(tag: &str) -> Option<String> {
    let words: Vec<&str> = tag
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .collect();
    let mut out = String::new();
    for word in &words {
        let mut chars = word.chars();
        match chars.next() {
            Some(first) if words.len() > 1 => out.extend(first.to_uppercase()),
            Some(first) => out.push(first),
            None => {}
        }
        out.push_str(chars.as_str());
    }
    out.chars().any(char::is_alphabetic).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::announce::article::tests::article;

    fn graphemes(text: &str) -> usize {
        text.graphemes(true).count()
    }

    #[test]
    fn the_summary_is_cut_before_the_title_and_the_url_never() {
        let template = Template::parse("{title}\n\n{summary}\n\n{url}\n{hashtags}").unwrap();
        let mut article = article("https://example.org/a");
        article.title = "The ferry goes electric".into();
        article.summary = Some("From May on it is silent, and the gulls are not.".into());
        article.tags = vec!["sea travel".into(), "1999".into(), "交通".into()];
        let about = |limit| {
            about(
                &article,
                &template,
                "Site",
                limit,
                Address::InText,
                graphemes,
            )
        };
        assert_eq!(
            about(500),
            "The ferry goes electric\n\nFrom May on it is silent, and the gulls are not.\n\nhttps://example.org/a\n#SeaTravel #交通"
        );
        let cut = about(80);
        assert!(
            cut.contains("\n\nFrom May on it…\n\nhttps://example.org/a\n#SeaTravel"),
            "{cut}"
        );
        let cut = about(50);
        assert_eq!(cut, "The ferry goes electric\n\nhttps://example.org/a");
        assert_eq!(about(36), "The ferry…\n\nhttps://example.org/a");
        for limit in 21..120 {
            let text = about(limit);
            assert!(
                graphemes(&text) <= limit && text.contains(&article.url),
                "{text}"
            );
        }
    }

    #[test]
    fn an_own_text_stands_in_place_of_the_template() {
        let template = Template::parse("{title} {url}").unwrap();
        let mut article = article("https://example.org/a");
        article.text = Some("Look at this.".into());
        let text = about(&article, &template, "", 100, Address::InText, graphemes);
        assert_eq!(text, "Look at this.\n\nhttps://example.org/a");
        article.text = Some("At https://example.org/a is news.".into());
        let text = about(&article, &template, "", 100, Address::InText, graphemes);
        assert_eq!(text, "At https://example.org/a is news.");
    }
}

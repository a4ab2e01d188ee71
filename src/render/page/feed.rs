//! The page of one feed.

use maud::{Markup, html};
use unicode_segmentation::UnicodeSegmentation;

use super::common::{OVERVIEW, line, relative};
use super::layout::{self, Page, Policy};
use super::listed::{Listed, Sound};
use super::locale::{Locale, clock};
use super::overview::facts;
use super::podcast;
use super::subscribe::subscribe;
use crate::config::Config;
use crate::date::rfc3339;
use crate::feed::{Entry, Feed, LanguagePage};
use crate::render::{Document, Role, address};

/// How many posts the page shows, whatever the feed does: it is for a look, not for reading.
const POSTS: usize = 20;

/// How much of a summary the page shows, in characters.
const SUMMARY: usize = 140;

/// The page of one feed, with its newest posts. `languages` are the pages that show the same in any language.
pub fn feed(config: &Config, listed: &Listed, feed: &Feed, languages: &[LanguagePage]) -> Document {
    let words = Locale::of(config);
    let path = &listed.page;
    let lang = layout::lang(config);
    let mut shown = feed.entries.iter().take(POSTS);
    let has_sound = shown.any(|entry| Sound::of(entry).is_some());
    let is_podcast = has_sound && config.podcast.is_some();
    let body = html! {
        header.top {
            @if is_podcast { (podcast::cover(config, path)) }
            p.kicker { a href=(relative(path, OVERVIEW)) lang=[lang] dir="auto" { (line(&config.title)) } " · " (words.one_of(listed.kind)) }
            h1 { span lang=[lang] dir="auto" { (line(listed.label())) } }
            @if let Some(about) = &listed.about {
                p.about lang=[lang] dir="auto" { (line(about)) }
            }
            (facts(config, listed))
            p.explain { (if is_podcast { words.explain_podcast } else { words.explain }) }
        }
        main {
            section.whole aria-labelledby="subscribe" {
                h2 #subscribe { (words.subscribe) }
                (subscribe(config, path, listed, is_podcast))
            }
            section.posts aria-labelledby="newest" {
                h2 #newest { (words.newest) }
                @if feed.entries.is_empty() { p { (words.empty) } }
                ol lang=[lang] {
                    @for entry in feed.entries.iter().take(POSTS) { (post(config, entry)) }
                }
            }
        }
    };
    layout::document(Page {
        config,
        role: Role::Page,
        path: path.clone(),
        title: format!("{} · {}", words.subscribe, line(&feed.title)),
        feeds: listed
            .documents
            .iter()
            .map(|(format, path)| (*format, feed.title.as_str(), path.as_str()))
            .collect(),
        languages,
        has_filter: false,
        style: "",
        policy: Policy::with_sound(has_sound),
        body,
    })
}

fn post(config: &Config, entry: &Entry) -> Markup {
    let words = Locale::of(config);
    let title = line(&entry.title);
    let sound = Sound::of(entry);
    html! {
        li lang=[entry.language.as_deref().and_then(layout::tag)] {
            time datetime=(rfc3339(&entry.published)) { (words.day(config, &entry.published)) }
            h3 dir="auto" {
                @match address::web(&entry.canonical_url) {
                    Some(url) => a href=(url) { (title) },
                    None => (title),
                }
                @if let Some(duration) = sound.as_ref().and_then(|sound| sound.duration) { " " small { (clock(duration)) } }
            }
            @if let Some(summary) = &entry.summary {
                p dir="auto" { (shortened(&line(summary))) }
            }
            @if let Some(sound) = &sound { (podcast::player(words, &title, sound)) }
        }
    }
}

/// Where so many characters end, all of them and the one behind such as stand for themselves alone: of ASCII, or Chinese
/// with its punctuation. Most texts are of these, and need no tables of Unicode.
fn end_of_plain(text: &str, length: usize) -> Option<usize> {
    let stands_alone = |char: char| {
        matches!(char, ' '..='~' | '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{3029}' | '\u{4e00}'..='\u{9fff}'
            | '\u{ff01}'..='\u{ff5e}')
    };
    let mut chars = text.char_indices();
    for _ in 0..length {
        chars.next().filter(|(_, char)| stands_alone(*char))?;
    }
    let (end, next) = chars.next()?;
    stands_alone(next).then_some(end)
}

/// The start of a text, cut between two words, or between two characters as people see them where no word ends nearby.
fn shortened(text: &str) -> String {
    let end = match end_of_plain(text, SUMMARY) {
        Some(end) => end,
        None => match text.grapheme_indices(true).nth(SUMMARY) {
            Some((end, _)) => end,
            None => return text.to_owned(),
        },
    };
    let start = &text[..end];
    let cut = match start.rfind(' ') {
        Some(space) if space > end / 2 => &start[..space],
        _ => start,
    };
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_is_cut_between_words_or_between_characters() {
        assert_eq!(shortened("short"), "short");
        let english = shortened(&"seven letters ".repeat(20));
        assert!(
            english.ends_with("letters…") || english.ends_with("seven…"),
            "{english}"
        );
        assert_eq!(
            shortened(&"潮".repeat(150)),
            format!("{}…", "潮".repeat(140))
        );
    }
}

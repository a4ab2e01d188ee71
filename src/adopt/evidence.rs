//! What speaks for an entry and a post being one.

use crate::diff::place;
use crate::lock::TextPrint;

/// So many seconds are a day and the most that time zones differ by.
const NEAR: i64 = 26 * 3600;
/// Texts at least so similar are one text that was edited.
const SAME: f64 = 0.6;
/// Texts less similar are two.
const OTHER: f64 = 0.3;
/// A text with a smaller share of the words may be an excerpt.
const EXCERPT: f64 = 0.8;

/// A text, as far as it is needed for comparing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Text {
    /// Its print.
    pub print: TextPrint,
    /// How many words it has.
    pub words: usize,
}

/// What two texts say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextMatch {
    /// They are one.
    Same,
    /// They have much in common, or one is the beginning of the other, or both are the same few words.
    Similar,
    /// Nothing: one is missing, or too short, or perhaps an excerpt.
    Unknown,
    /// They are two.
    Other,
}

/// What speaks for a pair, but for the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The entry has the id that the post says of itself.
    pub guid: bool,
    /// The entry has the id that the post would have.
    pub id: bool,
    /// The entry links to the post, wherever the site is.
    pub page: bool,
    /// Both have one title.
    pub title: bool,
    /// The title is more than a word or two.
    pub is_distinctive: bool,
    /// Both are of one instant.
    pub instant: bool,
    /// Both are of one day, whatever the time zone.
    pub near: bool,
}

impl Text {
    /// The text with these words.
    pub fn of(text: &str) -> Self {
        let (print, words) = TextPrint::of_words(text, usize::MAX);
        Text { print, words }
    }

    /// What the text of an entry says about that of a post, which `post` reads.
    pub fn compare(&self, own: &Text, post: impl FnOnce() -> String) -> TextMatch {
        if self.words == 0 || own.words == 0 {
            return TextMatch::Unknown;
        }
        if self.print.exact == own.print.exact {
            return match self.print.is_common() {
                true => TextMatch::Similar,
                false => TextMatch::Same,
            };
        }
        if (self.words as f64) < EXCERPT * own.words as f64 {
            // The end may be a link to the whole.
            let (begin, _) = TextPrint::of_words(&post(), self.words);
            return match self.print.similarity(&begin) {
                Some(alike) if alike >= SAME => TextMatch::Similar,
                None if self.print.exact == begin.exact => TextMatch::Similar,
                _ => TextMatch::Unknown,
            };
        }
        match self.print.similarity(&own.print) {
            Some(alike) if alike >= SAME => TextMatch::Same,
            Some(alike) if alike >= OTHER => TextMatch::Similar,
            Some(_) => TextMatch::Other,
            None => TextMatch::Unknown,
        }
    }
}

impl Evidence {
    /// Whether the addresses of both agree.
    pub fn is_address(&self) -> bool {
        self.id || self.page
    }
}

/// What speaks for the pair of an entry with this title, link and date and a post with these.
pub fn evidence(
    (title, link, published): (&str, &str, Option<i64>),
    (own_title, own_link, own_published): (&str, &str, i64),
) -> Evidence {
    let key = title_key(title);
    let apart = published.map(|published| (published - own_published).abs());
    let page = place(link);
    // A comment is at its post's page, and is not the post.
    let part = |link: &str| link.split_once('#').map(|(_, part)| part.to_owned());
    let is_part = part(link).is_some() && part(link) != part(own_link);
    Evidence {
        guid: false,
        id: false,
        // Every page is at a place; the home page is nobody's.
        page: !page.is_empty() && !is_part && page == place(own_link),
        title: !key.is_empty() && key == title_key(own_title),
        is_distinctive: is_distinctive(title),
        instant: apart == Some(0),
        near: apart.is_some_and(|apart| apart <= NEAR),
    }
}

/// A title without case, spaces and marks, which generators change.
pub fn title_key(title: &str) -> String {
    crate::pages::letters(title)
}

/// Whether two posts hardly have this title by chance.
fn is_distinctive(title: &str) -> bool {
    let words = title.split_whitespace().count();
    let letters = title_key(title);
    // Chinese and Japanese have no spaces.
    let is_long = letters.chars().count() >= 12;
    let is_dense = letters.chars().filter(|c| !c.is_ascii()).count() >= 5;
    words >= 3 && is_long || is_dense
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_generators_make_no_difference_to_titles() {
        assert_eq!(title_key("“Ebb” & flow…"), title_key("\"ebb\" & Flow ..."));
        assert_ne!(title_key("Part 1"), title_key("Part 2"));
        assert!(is_distinctive("How the harbour floods") && is_distinctive("港口在中午被淹"));
        assert!(!is_distinctive("Links") && !is_distinctive("A b c"));
    }

    #[test]
    fn an_excerpt_says_something_if_it_is_the_beginning() {
        let words: Vec<String> = (0..300).map(|nth| format!("word{nth}")).collect();
        let own = Text::of(&words.join(" "));
        let post = || words.join(" ");
        let excerpt = format!("{} … Continue reading", words[..60].join(" "));
        let text = Text::of(&excerpt);
        assert_eq!(text.compare(&own, post), TextMatch::Similar);
        let summary =
            Text::of("What somebody wrote about it by hand, in a sentence or two of their own.");
        assert_eq!(summary.compare(&own, post), TextMatch::Unknown);
        let other: Vec<String> = (0..300).map(|nth| format!("other{nth}")).collect();
        let other = Text::of(&other.join(" "));
        assert_eq!(other.compare(&own, post), TextMatch::Other);
        assert_eq!(Text::default().compare(&own, post), TextMatch::Unknown);
    }

    #[test]
    fn dates_of_other_zones_are_near_and_the_home_page_is_nobodys() {
        let entry = ("A title", "https://a.example/", Some(100_000));
        let found = evidence(
            entry,
            ("a  title!", "https://b.example/", 100_000 - 5 * 3600),
        );
        assert!(found.title && found.near && !found.instant && !found.page);
        let comment = ("A", "https://a.example/x/#comment-1", None);
        assert!(!evidence(comment, ("A", "https://a.example/x/", 0)).page);
        let entry = ("A", "http://a.example/x/?utm_source=rss", None);
        let found = evidence(entry, ("B", "https://b.example/x", 0));
        assert!(found.page && !found.title && !found.near);
    }
}

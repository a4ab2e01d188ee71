//! Keys of a front matter that nobody reads and that are one slip of the pen away from one that feedmill reads.

use super::FrontMatter;
use crate::nearest;
use crate::value::{Map, Value};
use crate::warning::Warning;

/// The keys that posts must not miss.
const KEYS: [&str; 11] = [
    "author",
    "authors",
    "categories",
    "category",
    "date",
    "description",
    "draft",
    "slug",
    "summary",
    "tags",
    "title",
];

/// Words that are keys of their own, although they are near another one.
const WORDS: [&str; 16] = [
    "data",
    "dates",
    "gate",
    "late",
    "mate",
    "rate",
    "state",
    "tag",
    "tabs",
    "titles",
    "subtitle",
    "titled",
    "drafts",
    "plug",
    "summaries",
    "toc",
];

/// Keys that other generators read dates from.
const DATES: [&str; 11] = [
    "created",
    "createdat",
    "datepublished",
    "datecreated",
    "posted",
    "postedat",
    "pubdate",
    "pubdatetime",
    "publishdate",
    "published",
    "publishedat",
];

/// The keys of `written`, the front matter before the generator translates it, that may be slips for others, each with the key that
/// is meant. A front matter that has that key as well is not asked about it.
pub fn suspects(written: &Map) -> Vec<(String, &'static str)> {
    let mut found = Vec::new();
    for (key, value) in written.iter() {
        let meant = match slip(key) {
            Some(meant) => meant,
            None if is_date(key, value) => "date",
            None => continue,
        };
        if !value.is_null() && written.get(meant).is_none() {
            found.push((key.to_owned(), meant));
        }
    }
    found
}

impl FrontMatter<'_> {
    /// Asks about each of the [`suspects`] that is not read in a way of its own.
    pub fn misspelt(&self, suspects: &[(String, &str)]) -> Vec<Warning> {
        let has = |key: &str| self.map.get(key).is_some_and(|value| !value.is_null());
        let mut found = Vec::new();
        for (key, meant) in suspects {
            if has(meant) || *meant == "tags" && has("tag") {
                continue;
            }
            let warning = Warning::file(
                self.path,
                "unknown-key",
                format!("unknown key `{key}` in the front matter"),
                format!("did you mean `{meant}`?"),
            );
            found.push(self.place(warning, key));
        }
        found
    }
}

/// The key that `written` is one letter away from: one too many, one too few, another one, or two in the wrong order.
fn slip(written: &str) -> Option<&'static str> {
    if written.len() < 3 || KEYS.contains(&written) {
        return None;
    }
    nearest::slip(written, KEYS).filter(|_| !WORDS.contains(&written))
}

fn is_date(key: &str, value: &Value) -> bool {
    // Nearly all keys begin in another way than these.
    let may_be = matches!(
        key.as_bytes().first(),
        Some(b'c' | b'C' | b'd' | b'D' | b'p' | b'P')
    );
    if !may_be || key.len() < 6 || KEYS.contains(&key) {
        return false;
    }
    let plain: String = key
        .chars()
        .filter(|c| !matches!(c, '_' | '-'))
        .flat_map(char::to_lowercase)
        .collect();
    let says_day = || {
        value.to_text().is_some_and(|text| {
            let start = text.trim_start();
            start.len() >= 8 && start.starts_with(|c: char| c.is_ascii_digit() || c.is_alphabetic())
        })
    };
    DATES.contains(&plain.as_str()) && value.as_bool().is_none() && says_day()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_letter_away() {
        for (written, meant) in [
            ("dat", Some("date")),
            ("tgas", Some("tags")),
            ("descripton", Some("description")),
            ("tittle", Some("title")),
            ("Date", Some("date")),
            ("data", None),
            ("subtitle", None),
            ("layout", None),
            ("tag", None),
        ] {
            assert_eq!(slip(written), meant, "{written}");
        }
    }

    #[test]
    fn dates_of_other_generators_are_asked_about() {
        let day = Value::from("2026-01-02");
        assert!(is_date("pubDate", &day) && is_date("created_at", &day));
        assert!(!is_date("published", &Value::Bool(true)) && !is_date("weight", &day));
    }
}

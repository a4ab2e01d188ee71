//! `spotify:countryOfOrigin` is not a list of countries.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::is_country;

pub(super) static RULE: Rule = Rule {
    name: "spotify/country-of-origin",
    severity: Severity::Error,
    spec: Spec::Url("https://support.spotify.com/creators/article/podcast-specification-doc/"),
    w3c: None,
    what: "`spotify:countryOfOrigin` is not a list of countries.",
    why: "Spotify cannot tell for whom the show is.",
    fix: "Write codes of two letters (ISO 3166-1), with a space between two.",
    bad: "<channel><spotify:countryOfOrigin>Norway</spotify:countryOfOrigin></channel>",
    good: "<channel><spotify:countryOfOrigin>no dk</spotify:countryOfOrigin></channel>",
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let Some(countries) = document
        .channel()
        .and_then(|channel| channel.child("spotify:countryOfOrigin"))
    else {
        return;
    };
    let value = countries.value();
    let is_code = |word: &str| is_country(word);
    let wrong: Vec<_> = value
        .split_whitespace()
        .filter(|word| !is_code(word))
        .collect();
    if !wrong.is_empty() || value.trim().is_empty() {
        let message = match wrong.first() {
            Some(word) => format!("`{word}` is not the code of a country"),
            None => "the list is empty".to_owned(),
        };
        out.at(countries.value_at(), message);
    }
}

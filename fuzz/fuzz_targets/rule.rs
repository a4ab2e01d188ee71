//! A rule of `feeds.custom`, and a body whose words are counted.

#![no_main]

use feedmill::rule::{Rule, count_words};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Err(error) = Rule::parse(text, chrono_tz::Asia::Shanghai) {
        assert!(text.get(error.span).is_some());
    }
    count_words(text);
});

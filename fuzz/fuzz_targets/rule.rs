//! A rule of `feeds.custom`, and a body whose words are counted.

#![no_main]

use feedmill::rule::{Rule, count_words};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match Rule::parse(text, chrono_tz::Asia::Shanghai) {
        Ok(rule) => {
            let canonical = rule.to_string();
            // Quotes and escapes may make it longer than a rule may be.
            if canonical.len() <= 8 * 1024 {
                let again = Rule::parse(&canonical, chrono_tz::Asia::Shanghai);
                assert_eq!(again.map(|rule| rule.to_string()), Ok(canonical));
            }
        }
        Err(error) => assert!(text.get(error.span).is_some()),
    }
    count_words(text);
});

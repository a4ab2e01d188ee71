//! HTML that is made fit for feeds; the first byte says how.

#![no_main]

use std::sync::LazyLock;

use feedmill::html::{Context, Profile, Sanitize, clean, boilerplate, strip_tags, summary, text};
use libfuzzer_sys::fuzz_target;
use url::Url;

static PAGE: LazyLock<Url> = LazyLock::new(|| Url::parse("https://a.example/2025/a.html").unwrap());

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else {
        return;
    };
    let html = String::from_utf8_lossy(rest);
    let context = Context {
        page: &PAGE,
        site: &PAGE,
        profile: if first & 1 == 0 { Profile::Feedmill } else { Profile::JekyllFeed },
        remove: boilerplate(),
        sanitize: if first & 2 == 0 { Sanitize::Normal } else { Sanitize::Strict },
        id_prefix: if first & 4 == 0 { "" } else { "p-" },
    };
    let once = clean(&html, &context);
    assert_eq!(clean(&once, &context), once, "cleaning again changes something");
    assert!(!once.to_ascii_lowercase().contains("<script"), "{once}");
    assert!(!once.contains(|char: char| char < ' ' && !"\t\n\r".contains(char)), "{once:?}");
    text(&html);
    strip_tags(&html);
    summary(&once, 300);
});

//! Markdown as Jekyll's kramdown reads it; the first byte sets options.

#![no_main]

use feedmill_kramdown::{Options, render, smartify};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else {
        return;
    };
    let source = String::from_utf8_lossy(rest);
    let options = Options {
        hard_wrap: first & 1 != 0,
        auto_ids: first & 2 == 0,
        parse_block_html: first & 4 != 0,
        parse_span_html: first & 8 == 0,
        ..Options::default()
    };
    let output = render(&source, &options);
    // The promise of the crate: nothing takes much longer than the length of the text asks for.
    assert!(output.work <= 12 * source.len() + 310_000, "{} for {}", output.work, source.len());
    smartify(&source, &options);
});

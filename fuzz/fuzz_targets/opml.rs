//! The body of an OPML document.

#![no_main]

use feedmill_fuzz::check;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|inside: &[u8]| {
    let head = b"<opml version=\"2.0\"><head><title>a</title></head><body>";
    check(&[head, inside, b"</body></opml>"].concat(), None);
});

//! The inside of a JSON Feed.

#![no_main]

use feedmill_fuzz::check;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|inside: &[u8]| {
    let head = b"{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"a\",";
    check(&[head, inside, b"}"].concat(), None);
});

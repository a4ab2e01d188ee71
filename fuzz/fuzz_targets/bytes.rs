//! Anything at all, with a charset that a server may say: declarations, byte order marks, encodings.

#![no_main]

use feedmill::validate::Response;
use feedmill_fuzz::check;
use libfuzzer_sys::fuzz_target;

const CHARSETS: [&str; 8] = [
    "utf-8",
    "utf-16",
    "utf-16be",
    "iso-8859-1",
    "shift_jis",
    "gb18030",
    "iso-2022-jp",
    "no-such-charset",
];

fuzz_target!(|bytes: &[u8]| {
    check(bytes, None);
    if let Some((first, rest)) = bytes.split_first() {
        let charset = CHARSETS[usize::from(*first) % CHARSETS.len()];
        let response = Response::new(200, vec![("content-type".to_owned(), format!("application/xml; charset={charset}"))]);
        check(rest, Some(&response));
    }
});

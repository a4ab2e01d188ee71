//! The inside of an RSS item or an Atom entry; the first byte says which.

#![no_main]

use feedmill_fuzz::check;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, inside)) = bytes.split_first() else {
        return;
    };
    let (head, tail): (&[u8], &[u8]) = if first % 2 == 0 {
        (
            b"<rss version=\"2.0\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\" xmlns:media=\"http://search.yahoo.com/mrss/\"><channel><item>",
            b"</item></channel></rss>",
        )
    } else {
        (
            b"<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:thr=\"http://purl.org/syndication/thread/1.0\"><entry>",
            b"</entry></feed>",
        )
    };
    check(&[head, inside, tail].concat(), None);
});

//! The body of a Jekyll post: Liquid, kramdown, and HTML that is cleaned; the first byte says whether by the list of `strict`.

#![no_main]

use feedmill_fuzz::{build, config, site};
use libfuzzer_sys::fuzz_target;

const PLAIN: &[u8] = b"title: T\nurl: https://a.example\n";
const STRICT: &[u8] =
    b"title: T\nurl: https://a.example\nfeedmill:\n  content:\n    sanitize: strict\n";

fuzz_target!(|bytes: &[u8]| {
    let Some((first, body)) = bytes.split_first() else {
        return;
    };
    let settings = if first % 2 == 0 { PLAIN } else { STRICT };
    let post = [b"---\ntitle: A\n---\n", body].concat();
    let site = site(&[("_config.yml", settings), ("_posts/2025-01-01-a.md", &post)]);
    build(&config(site.path()), &site.path().join("feeds"));
});

//! A whole post, front matter included, as feedmill, Jekyll, Hugo and Zola read it; the first byte says which.

#![no_main]

use feedmill_fuzz::{build, config, site};
use libfuzzer_sys::fuzz_target;

const SITES: [(&str, &[u8], &str); 4] = [
    ("feedmill.yaml", b"title: T\nurl: https://a.example/\n", "content/a.md"),
    ("_config.yml", b"title: T\nurl: https://a.example\n", "_posts/2025-01-01-a.md"),
    ("hugo.toml", b"title = \"T\"\nbaseURL = \"https://a.example/\"\n", "content/posts/a.md"),
    ("config.toml", b"title = \"T\"\nbase_url = \"https://a.example\"\n[markdown]\n", "content/posts/a.md"),
];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, post)) = bytes.split_first() else {
        return;
    };
    let (name, settings, path) = SITES[usize::from(*first) % SITES.len()];
    let site = site(&[(name, settings), (path, post)]);
    build(&config(site.path()), &site.path().join("feeds"));
});

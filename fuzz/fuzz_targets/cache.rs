//! A file of the build cache, whose hash is right whatever it holds. The first byte says which of the two files, and whether
//! what follows is what it holds, or changes of what a build wrote.
//!
//! Whoever can write the file can make a build believe it, so the documents may be wrong. But nothing panics, memory is not
//! taken for lengths that are not there, and a build after the cache is gone is right.

#![no_main]

use std::cell::OnceCell;
use std::path::PathBuf;

use feedmill::{Build, Config, Trust};
use feedmill_fuzz::{config, site};
use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;
use xxhash_rust::xxh3::xxh3_128;

const SETTINGS: &[u8] = b"title: T\nurl: https://a.example/\n";
const POST: &[u8] = b"---\ntitle: A\ndate: 2025-01-01\ntags: [b, c]\n---\nText\n";
/// Mark, version and key stand before the hash of the contents.
const HEAD: usize = 8 + 4 + 16;

struct Kept {
    _folder: TempDir,
    config: Config,
    files: [(PathBuf, Vec<u8>); 2],
}

thread_local! {
    static SITE: OnceCell<Kept> = const { OnceCell::new() };
}

fn build(config: &Config) -> usize {
    let now = "2026-01-01T00:00:00Z".parse().unwrap();
    Build::new(config, now).cache(Trust::Fingerprints).run().map_or(0, |report| report.posts)
}

fn kept() -> Kept {
    let folder = site(&[("feedmill.yaml", SETTINGS), ("content/a.md", POST), ("content/b.md", POST)]);
    let config = config(folder.path());
    build(&config);
    let cache = folder.path().join(".feedmill/cache");
    let file = |prefix: &str| {
        let files = std::fs::read_dir(&cache).unwrap().map(|file| file.unwrap().path());
        let named = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().starts_with(prefix);
        let path = files.into_iter().find(named).unwrap();
        let bytes = std::fs::read(&path).unwrap();
        (path, bytes)
    };
    let files = [file("posts-"), file("output-")];
    Kept { _folder: folder, config, files }
}

/// What a build wrote, with bytes put elsewhere: two for a place, one for what stands there. An odd rest cuts the end off.
fn changed(whole: &[u8], changes: &[u8]) -> Vec<u8> {
    let mut contents = whole[HEAD + 16..].to_vec();
    for change in changes.chunks(3) {
        match *change {
            [high, low, byte] if !contents.is_empty() => {
                let place = usize::from(u16::from_be_bytes([high, low])) % contents.len();
                contents[place] = byte;
            }
            _ => contents.truncate(contents.len().saturating_sub(usize::from(change[0]))),
        }
    }
    contents
}

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else {
        return;
    };
    SITE.with(|site| {
        let site = site.get_or_init(kept);
        for (path, whole) in &site.files {
            std::fs::write(path, whole).unwrap();
        }
        let (path, whole) = &site.files[usize::from(first & 1)];
        let contents = match first & 2 {
            0 => changed(whole, rest),
            _ => rest.to_vec(),
        };
        let hash = xxh3_128(&contents).to_le_bytes();
        std::fs::write(path, [&whole[..HEAD], &hash, &contents].concat()).unwrap();
        build(&site.config);
        for (path, _) in &site.files {
            let _ = std::fs::remove_file(path);
        }
        assert_eq!(build(&site.config), 2);
    });
});

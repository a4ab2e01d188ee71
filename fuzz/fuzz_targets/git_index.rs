//! Git's index, which whoever wrote the repository wrote: whatever it holds, the documents are the same.

#![no_main]

use std::cell::OnceCell;
use std::path::Path;

use feedmill::{Build, Config, Trust};
use feedmill_fuzz::{config, site};
use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;

const SETTINGS: &[u8] = b"title: T\nurl: https://a.example/\n";
const POST: &[u8] = b"---\ntitle: A\ndate: 2025-01-01\n---\nText\n";

struct Kept {
    folder: TempDir,
    config: Config,
    documents: Vec<u8>,
}

thread_local! {
    static SITE: OnceCell<Kept> = const { OnceCell::new() };
}

/// What a build without a cache makes with the index as it is.
fn documents(root: &Path, config: &Config) -> Vec<u8> {
    let _ = std::fs::remove_dir_all(root.join(".feedmill"));
    let now = "2026-01-01T00:00:00Z".parse().unwrap();
    Build::new(config, now).cache(Trust::Fingerprints).run().unwrap();
    let first = std::fs::read(root.join("feeds/atom.xml")).unwrap();
    // What the first build remembered is what the second one believes.
    let again = Build::new(config, now).cache(Trust::Index).run().unwrap();
    assert_eq!(again.posts, 2, "{:?}", again.warnings);
    assert!(again.documents.changes.is_empty(), "{:?}", again.documents.changes);
    first
}

fn kept() -> Kept {
    let files: [(&str, &[u8]); 4] = [
        ("feedmill.yaml", SETTINGS),
        ("content/a.md", POST),
        ("content/b/b.md", POST),
        (".git/config", b""),
    ];
    let folder = site(&files);
    let config = config(folder.path());
    let documents = documents(folder.path(), &config);
    Kept { folder, config, documents }
}

fuzz_target!(|index: &[u8]| {
    SITE.with(|site| {
        let site = site.get_or_init(kept);
        let root = site.folder.path();
        std::fs::write(root.join(".git/index"), index).unwrap();
        assert!(documents(root, &site.config) == site.documents);
    });
});

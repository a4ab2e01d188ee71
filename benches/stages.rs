//! How long each stage of a build takes, over a thousand made-up posts in fifty categories: `cargo bench --bench stages`.

use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use divan::{Bencher, black_box, counter::ItemsCount};
use feedmill::config::Format;
use feedmill::content::{self, Site};
use feedmill::feed::{self, Entry, Feed};
use feedmill::index::{Labels, PostIndex};
use feedmill::selection::{self, Selection};
use feedmill::warning::Warnings;
use feedmill::{Config, Folder, Mode, date, render};
use tempfile::TempDir;

const POSTS: usize = 1000;
const CATEGORIES: usize = 50;

fn main() {
    divan::main();
}

/// A post of about 4 KB, as a news mirror has it.
fn post(number: usize) -> String {
    let mut post = format!(
        "---\nlayout: post\ntitle: \"港口通告{number}：渡轮\"\ndate: 2026-03-{:02} {:02}:{:02}:00 +0800\n\
         categories: paper{}\ntags: 港口\n---\n\n",
        number % 28 + 1,
        number / 60 % 24,
        number % 60,
        number % CATEGORIES
    );
    for paragraph in 0..12 {
        let _ = writeln!(
            post,
            "<p>　　渡轮今天早晨在灯塔附近停航，居民在码头等了{paragraph}小时，记者看到<strong>潮汐</strong>比预报高出半米，\
             <a href=\"/tide?post={number}&amp;at={paragraph}\">水位</a>到中午才下降。</p>"
        );
    }
    post + "\n<https://share.example.com/?story=1>\n"
}

/// A site of a thousand posts, in a folder that goes with it.
fn site() -> (TempDir, Config) {
    let folder = tempfile::tempdir().expect("a folder");
    let write =
        |path: &str, text: &str| std::fs::write(folder.path().join(path), text).expect("a file");
    std::fs::create_dir(folder.path().join("posts")).expect("a folder");
    write(
        "feedmill.yaml",
        "title: Harbour News\nurl: https://news.example.com/\ntimezone: Asia/Shanghai\ncontent: {dir: posts}\nfeeds: {limit: 10}\n",
    );
    for number in 0..POSTS {
        write(&format!("posts/story-{number:04}.md"), &post(number));
    }
    let config = Config::load(folder.path()).expect("settings");
    (folder, config)
}

fn records(config: &Config) -> PostIndex {
    let scan = content::scan(config, date::epoch(), None).expect("posts");
    scan.records
}

/// The feed of the whole site, with its entries.
fn newest(config: &Config) -> Feed {
    let mut config = config.clone();
    config.content.future = true;
    let records = records(&config);
    let labels = Labels::of(&config, &records);
    let (selections, _) = selection::select(&config, &records, &labels);
    let site = content::site(&config, date::epoch(), &records, labels.clone()).expect("a site");
    let entries = entries(&config, &site, &records, &selections[0]);
    feed::feed(&config, &selections[0], entries)
}

fn entries(
    config: &Config,
    site: &Site,
    records: &PostIndex,
    selection: &Selection,
) -> Vec<Arc<Entry>> {
    let entry = |place: &usize| {
        let mut warnings = Warnings::collect();
        let post = content::load(config, records.path(*place), &mut warnings).ok()?;
        Some(Arc::new(feed::entry(
            config,
            site,
            &post,
            false,
            &mut warnings,
        )))
    };
    selection.posts.iter().filter_map(entry).collect()
}

#[divan::bench]
fn scan(bencher: Bencher) {
    let (_folder, config) = site();
    bencher.counter(ItemsCount::new(POSTS)).bench_local(|| {
        content::scan(black_box(&config), date::epoch(), None).map(|scan| scan.files)
    });
}

#[divan::bench]
fn read_one_head(bencher: Bencher) {
    let (_folder, config) = site();
    let bytes = post(1).into_bytes();
    bencher.bench_local(|| {
        let path = "posts/story-0001.md";
        content::read(
            &config,
            path,
            black_box(&bytes),
            content::Extent::Head,
            &mut Warnings::collect(),
        )
    });
}

#[divan::bench]
fn select(bencher: Bencher) {
    let (_folder, mut config) = site();
    config.content.future = true;
    let records = records(&config);
    let labels = Labels::of(&config, &records);
    bencher.counter(ItemsCount::new(POSTS)).bench_local(|| {
        selection::select(&config, black_box(&records), &labels)
            .0
            .len()
    });
}

#[divan::bench(args = Format::ALL)]
fn render_ten_entries(bencher: Bencher, format: Format) {
    let (_folder, config) = site();
    let feed = newest(&config);
    bencher.bench_local(|| {
        let document = render::render(black_box(&feed), format, "feed".to_owned());
        document.map(|document| document.bytes.len())
    });
}

#[divan::bench]
fn write_one_document(bencher: Bencher) {
    let (folder, config) = site();
    let document =
        render::render(&newest(&config), Format::Atom, "atom.xml".to_owned()).expect("a document");
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        put(&folder.path().join(turn.to_string()), &document)
    });
}

/// A document that is there already, byte for byte.
#[divan::bench]
fn keep_one_document(bencher: Bencher) {
    let (folder, config) = site();
    let document =
        render::render(&newest(&config), Format::Atom, "atom.xml".to_owned()).expect("a document");
    let out = folder.path().join("out");
    put(&out, &document);
    bencher.bench_local(|| put(&out, &document));
}

fn put(out: &Path, document: &render::Document) -> usize {
    let folder = Folder::new(out.to_owned(), Mode::Write);
    folder.put(document).expect("a document");
    folder.finish().map_or(0, |summary| summary.unchanged)
}

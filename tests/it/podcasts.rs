//! Podcasts: directories see every episode, feeds of episodes hold nothing else, and what a build checks it reports.

use std::fs;
use std::path::Path;

use feedmill::date::{self, NaiveDates, Timestamp};
use feedmill::{Config, Folder, Mode, Report, Trust};

fn now() -> Timestamp {
    let text = "2026-01-01T00:00:00Z";
    date::read(text, false, chrono_tz::UTC, NaiveDates::Site).unwrap()
}

fn site(settings: &str) -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    fs::create_dir(site.path().join("content")).unwrap();
    let settings = format!("title: T\nurl: https://example.org\nlanguage: en\n{settings}");
    fs::write(site.path().join("feedmill.yaml"), settings).unwrap();
    site
}

/// Writes the post `name` of the `day`th day of 2024.
fn post(site: &Path, name: &str, day: u32, front_matter: &str) {
    let (month, day) = (day / 28 + 1, day % 28 + 1);
    let text = format!(
        "---\ntitle: {name}\ndate: 2024-{month:02}-{day:02} 10:00 +0000\n{front_matter}---\ntext\n"
    );
    fs::write(site.join(format!("content/{name}.md")), text).unwrap();
}

fn episode(site: &Path, number: u32, day: u32) {
    let front_matter =
        format!("tags: [show]\naudio: {{url: https://cdn.example/{number}.mp3, length: 9}}\n");
    post(site, &format!("e{number}"), day, &front_matter);
}

fn build(site: &Path) -> Report {
    let config = Config::load(site).unwrap();
    let folder = Folder::new(site.join("feeds"), Mode::Write);
    feedmill::rebuild(&config, now(), folder, Trust::Fingerprints).unwrap()
}

/// The titles of a feed's entries.
fn titles(site: &Path, path: &str) -> Vec<String> {
    let bytes = fs::read(site.join("feeds").join(path)).unwrap();
    let feed = feed_rs::parser::parse(&bytes[..]).unwrap();
    let titles = feed.entries.into_iter();
    titles.map(|entry| entry.title.unwrap().content).collect()
}

const PODCAST: &str = "podcast:\n  category: Technology\n  image: https://cdn.example/cover.jpg\n";

#[test]
fn a_podcast_shows_every_episode_and_the_newest_posts() {
    let site = site(PODCAST);
    for number in 0..50 {
        episode(site.path(), number, 2 * number);
        post(
            site.path(),
            &format!("p{number}"),
            2 * number + 1,
            "tags: [show, news]\n",
        );
    }
    let report = build(site.path());
    assert!(report.notes.is_empty(), "{:?}", report.notes);
    for path in ["rss.xml", "atom.xml", "feed.json", "tag/show/rss.xml"] {
        let titles = titles(site.path(), path);
        let count = |kind: char| {
            titles
                .iter()
                .filter(|title| title.starts_with(kind))
                .count()
        };
        assert_eq!((count('e'), count('p')), (50, 20), "{path}");
        assert_eq!(titles[..3], ["p49", "e49", "p48"], "{path}");
        assert_eq!(titles[69], "e0", "{path}");
    }
    // A feed without sound is a feed of a blog.
    assert_eq!(titles(site.path(), "tag/news/rss.xml").len(), 20);

    // Another episode, and one that loses its sound: building again sees both.
    episode(site.path(), 50, 200);
    post(site.path(), "e0", 0, "tags: [show]\n");
    build(site.path());
    let again = titles(site.path(), "rss.xml");
    assert_eq!(again.len(), 70);
    assert_eq!((again[0].as_str(), again[69].as_str()), ("e50", "e1"));
}

#[test]
fn a_feed_of_episodes_needs_no_settings_and_a_blog_with_a_recording_stays_a_blog() {
    let site = site("");
    for number in 0..25 {
        episode(site.path(), number, number);
    }
    for number in 0..40 {
        post(
            site.path(),
            &format!("p{number}"),
            100 + number,
            "tags: [blog]\n",
        );
    }
    post(
        site.path(),
        "song",
        120,
        "tags: [blog]\naudio: {url: https://cdn.example/song.mp3, length: 9}\n",
    );
    build(site.path());
    assert_eq!(titles(site.path(), "tag/show/rss.xml").len(), 25);
    assert_eq!(titles(site.path(), "tag/blog/rss.xml").len(), 20);
    assert_eq!(titles(site.path(), "rss.xml").len(), 20);
}

#[test]
fn a_limit_that_is_set_holds_and_a_note_says_what_directories_lose() {
    let site = site(&format!("feeds: {{limit: 5}}\n{PODCAST}"));
    for number in 0..8 {
        episode(site.path(), number, number);
    }
    post(site.path(), "p", 20, "");
    for round in ["first", "again"] {
        let report = build(site.path());
        assert_eq!(titles(site.path(), "rss.xml").len(), 5, "{round}");
        let [note] = &report.notes[..] else {
            panic!("{round}: {:?}", report.notes);
        };
        assert!(
            note.contains("4 of 8 of the site, 5 of 8 of the tag `show`"),
            "{note}"
        );
        assert!(note.contains("remove `feeds.limit`"), "{note}");
    }

    // A blog that shows a recording or two loses nothing that a directory wants.
    let blog = self::site("feeds: {limit: 5}\n");
    for number in 0..4 {
        episode(blog.path(), number, number);
        post(blog.path(), &format!("p{number}"), 20 + number, "");
    }
    let report = build(blog.path());
    assert!(report.notes.is_empty(), "{:?}", report.notes);
}

#[test]
fn a_feed_of_episodes_alone_holds_no_posts_without_sound() {
    let of = |only: &str| {
        let site = site(&format!("{PODCAST}  episodes_only: {only}\n"));
        for number in 0..3 {
            episode(site.path(), number, 2 * number);
            post(
                site.path(),
                &format!("p{number}"),
                2 * number + 1,
                "tags: [show, news]\n",
            );
        }
        build(site.path());
        let count = |path: &str| titles(site.path(), path).len();
        (
            count("rss.xml"),
            count("tag/show/rss.xml"),
            count("tag/news/rss.xml"),
        )
    };
    assert_eq!(of("false"), (6, 6, 3));
    assert_eq!(of("true"), (3, 6, 3));
    assert_eq!(of("[tag]"), (6, 3, 3));
    assert_eq!(of("[all, tag]"), (3, 3, 3));
}

#[test]
fn what_asks_for_episodes_alone_is_checked() {
    for (only, wanted) in [
        ("[tga]", "did you mean `tag`?"),
        ("maybe", "`true`, `false`, or a list of"),
    ] {
        let site = site(&format!("{PODCAST}  episodes_only: {only}\n"));
        let error = Config::load(site.path()).unwrap_err().to_string();
        assert!(error.contains(wanted), "{error}");
    }
}

/// Every warning as one text: its place, what is wrong and what to do.
fn warnings(report: &Report) -> Vec<String> {
    let warnings = report.warnings.iter();
    warnings
        .map(|warning| format!("{warning}\n  help: {}", warning.help))
        .collect()
}

/// The first bytes of a PNG, which say its measures and colours.
fn png(width: u32, height: u32, colour_type: u8) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, colour_type, 0, 0, 0]);
    bytes
}

/// The first segments of a JPEG.
fn jpeg(width: u16, height: u16, components: u8) -> Vec<u8> {
    let mut bytes = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0".to_vec();
    bytes.extend([0xff, 0xc0, 0, 8 + 3 * components, 8]);
    bytes.extend(height.to_be_bytes());
    bytes.extend(width.to_be_bytes());
    bytes.push(components);
    bytes.extend([1, 0x11, 0].repeat(components.into()));
    bytes.extend(b"\xff\xda\0\x08");
    bytes
}

#[test]
fn a_file_that_is_missing_is_reported_with_the_places_and_the_nearest_name() {
    let site = site("image: /art/cover.png\n");
    let root = site.path();
    for folder in ["static/audio", "static/art"] {
        fs::create_dir_all(root.join(folder)).unwrap();
    }
    for file in [
        "static/audio/one.mp3",
        "static/art/boat.jpg",
        "content/x.json",
    ] {
        fs::write(root.join(file), "x").unwrap();
    }
    let front_matter =
        "audio: /audio/on.mp3\nimage: /art/baot.jpg\ntranscript: one.vtt\nchapters: x.jsn\n";
    post(root, "wrong", 1, front_matter);
    let front_matter = "audio: /audio/one.mp3\nimage: https://example.org/uploads/boat.jpg\n";
    post(root, "right", 2, front_matter);
    post(
        root,
        "told",
        3,
        "audio: {url: /audio/elsewhere.mp3, length: 77}\n",
    );
    post(root, "away", 4, "audio: https://cdn.example/away.mp3\n");
    post(root, "blog", 5, "image: {path: /art/boat.jpg}\n");
    let wanted = "\
feedmill.yaml: file not found: `/art/cover.png`; looked in `art/cover.png`, `static/art/cover.png`, `content/art/cover.png` [file-not-found]
  help: put the file there, or write the whole URL behind `image:` if it is published in another way
content/away.md:4:8: the size of https://cdn.example/away.mp3 is unknown, so RSS says 0 [unknown-length]
  help: write `length:` in bytes beside its `url:`, or put the file on the site
content/wrong.md:4:8: file not found: `/audio/on.mp3`; looked in `audio/on.mp3`, `static/audio/on.mp3`, `content/audio/on.mp3` [file-not-found]
  help: did you mean `static/audio/one.mp3`? If not, put the file there, or write `length:` in bytes beside its `url:` if it is published in another way
content/wrong.md:7:11: file not found: `x.jsn`; looked in `2024/01/02/x.jsn`, `static/2024/01/02/x.jsn`, `content/2024/01/02/x.jsn`, `content/x.jsn` [file-not-found]
  help: did you mean `content/x.json`? If not, put the file there, or write its whole URL if it is published in another way
content/wrong.md:6:13: file not found: `one.vtt`; looked in `2024/01/02/one.vtt`, `static/2024/01/02/one.vtt`, `content/2024/01/02/one.vtt`, `content/one.vtt` [file-not-found]
  help: put the file there, or write its whole URL if it is published in another way
content/wrong.md:5:8: file not found: `/art/baot.jpg`; looked in `art/baot.jpg`, `static/art/baot.jpg`, `content/art/baot.jpg` [file-not-found]
  help: did you mean `static/art/boat.jpg`? If not, put the file there, or write its whole URL if it is published in another way";
    assert_eq!(warnings(&build(root)).join("\n"), wanted);
    assert_eq!(warnings(&build(root)).join("\n"), wanted, "building again");
}

#[test]
fn a_picture_that_goes_or_comes_back_is_noticed_though_its_post_did_not_change() {
    let site = site("");
    let picture = site.path().join("content/boat.jpg");
    fs::write(&picture, jpeg(8, 8, 3)).unwrap();
    post(site.path(), "p", 1, "permalink: /p/\nimage: boat.jpg\n");
    post(site.path(), "q", 2, "");
    std::thread::sleep(std::time::Duration::from_millis(30));
    assert!(build(site.path()).warnings.is_empty());
    let report = build(site.path());
    assert_eq!((report.warnings.len(), report.read), (0, 0));
    fs::remove_file(&picture).unwrap();
    for _ in 0..2 {
        let found = warnings(&build(site.path()));
        assert!(
            found.len() == 1 && found[0].contains("file not found: `boat.jpg`"),
            "{found:?}"
        );
    }
    fs::write(&picture, jpeg(8, 8, 3)).unwrap();
    assert!(build(site.path()).warnings.is_empty());
}

#[test]
fn no_user_name_or_password_of_a_file_is_published() {
    let site = site(PODCAST);
    let front_matter = "image: https://me:hunter2@cdn.example/a.png\n\
        share_url: https://me:hunter2@share.example/\n\
        audio: {url: 'https://me:hunter2@cdn.example/1.mp3', length: 9}\n\
        chapters: https://me:hunter2@cdn.example/1.json\n\
        transcript: https://me:hunter2@cdn.example/1.vtt\n\
        podcast: {image: 'https://me:hunter2@cdn.example/b.png'}\n";
    post(site.path(), "e1", 1, front_matter);
    // What is remembered makes no difference.
    for _ in 0..2 {
        let report = build(site.path());
        let said: Vec<String> = report.warnings.iter().map(ToString::to_string).collect();
        assert_eq!(
            said.iter()
                .filter(|one| one.contains("user name or password"))
                .count(),
            6,
            "{said:?}"
        );
        assert!(!said.concat().contains("hunter2"), "{said:?}");
    }
    let rss = fs::read_to_string(site.path().join("feeds/rss.xml")).unwrap();
    for shown in ["a.png", "b.png", "1.mp3", "1.json", "1.vtt"] {
        assert!(
            rss.contains(&format!("https://cdn.example/{shown}")),
            "{shown}"
        );
    }
    for file in walkdir::WalkDir::new(site.path().join("feeds")) {
        let file = file.unwrap();
        if file.file_type().is_file() {
            let bytes = fs::read(file.path()).unwrap();
            assert!(
                !String::from_utf8_lossy(&bytes).contains("hunter2"),
                "{file:?}"
            );
        }
    }
}

#[test]
fn a_cover_that_directories_refuse_is_reported_with_its_measures() {
    let said = |bytes: &[u8]| {
        let settings = "podcast:\n  category: Technology\n  image: /cover.png\n";
        let site = site(settings);
        fs::write(site.path().join("cover.png"), bytes).unwrap();
        let front_matter =
            "audio: {url: https://cdn.example/1.mp3, length: 9}\npodcast: {image: /cover.png}\n";
        post(site.path(), "e", 1, front_matter);
        let found = warnings(&build(site.path()));
        let of_settings = found.iter().filter(|one| one.starts_with("feedmill.yaml:"));
        assert_eq!(of_settings.count() * 2, found.len(), "{found:?}");
        found.first().cloned().unwrap_or_default()
    };
    for good in [png(1400, 1400, 2), png(3000, 3000, 3), jpeg(1400, 1400, 3)] {
        assert_eq!(said(&good), "");
    }
    for (bytes, wanted) in [
        (
            png(640, 480, 2),
            "it has 640 × 480 pixels, and must be square",
        ),
        (
            png(640, 640, 2),
            "it has 640 × 640 pixels, and must have 1400 to 3000 on each side",
        ),
        (jpeg(4000, 4000, 3), "it has 4000 × 4000 pixels"),
        (jpeg(1400, 1400, 4), "it is in CMYK, and must be in RGB"),
        (jpeg(1400, 1400, 1), "it is in shades of grey"),
        (png(1400, 1400, 4), "it is in shades of grey"),
        (
            b"RIFF\0\0\0\0WEBPVP8 ".to_vec(),
            "it is WebP, not JPEG or PNG",
        ),
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
            "it is SVG",
        ),
        (Vec::new(), "it is an empty file"),
        (b"\x89PNG".to_vec(), "it is a file of another format"),
    ] {
        let said = said(&bytes);
        assert!(
            said.contains("refuse the cover `cover.png`") && said.contains(wanted),
            "{said}"
        );
    }
}

#[test]
fn misspelt_keys_of_an_episode_are_reported_with_what_was_meant() {
    let site = site("");
    let front_matter = "audio: {url: https://cdn.example/1.mp3, length: 9 MB, duration: soon}\n\
        episode_type: trailler\nexplicit: maybe\nblock: flase\nseason: two\ntranscript: https://cdn.example/1.doc\n";
    post(site.path(), "e", 1, front_matter);
    let found = warnings(&build(site.path())).join("\n");
    for wanted in [
        "content/e.md:5:15: `episode_type` cannot be `trailler`; it is ignored [unknown-value]\n  help: did you mean `trailer`?",
        "content/e.md:6:11: `explicit` cannot be `maybe`; it is ignored [unknown-value]\n  help: write one of true, false",
        "content/e.md:7:8: `block` cannot be `flase`; it is ignored [unknown-value]\n  help: did you mean `false`?",
        "content/e.md:8:9: invalid number `two`",
        "invalid duration `soon`",
        "invalid length `9 MB`",
        "content/e.md:9:13: the media type of the transcript `https://cdn.example/1.doc` is unknown",
    ] {
        assert!(found.contains(wanted), "{wanted}\nnot in\n{found}");
    }
}

#[test]
fn misspelt_settings_of_a_podcast_are_reported_with_what_was_meant() {
    for (category, wanted) in [
        ("Tecnology", "did you mean `Technology`?"),
        ("technology", "did you mean `Technology`?"),
        ("Arts > Boks", "did you mean `Arts > Books`?"),
        ("Earth Sciences", "did you mean `Science > Earth Sciences`?"),
        ("Art > Books", "did you mean `Arts > Books`?"),
        ("Zzzzzzzzzzzzzzzzzzzz", "podcasters.apple.com"),
    ] {
        let settings = PODCAST.replace("Technology", &format!("{category:?}"));
        let site = site(&settings);
        post(site.path(), "p", 1, "");
        let found = warnings(&build(site.path())).join("\n");
        assert!(
            found.contains(&format!("unknown podcast category `{category}`")),
            "{found}"
        );
        assert!(found.contains(wanted), "{found}");
    }
    for (line, wanted) in [
        ("type: seriel", "did you mean `serial`?"),
        (
            "explicit: maybe",
            "write `explicit: true` or `explicit: false`",
        ),
        ("complete: 3", "write `complete: true` or `complete: false`"),
    ] {
        let site = site(&format!("{PODCAST}  {line}\n"));
        let error = Config::load(site.path()).unwrap_err().to_string();
        assert!(error.contains(wanted), "{error}");
    }
}

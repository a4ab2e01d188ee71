//! The validator finds nothing in what feedmill writes, whatever the posts are like.

use std::fs;
use std::path::Path;

use feedmill::date::{self, NaiveDates, Timestamp};
use feedmill::validate::{Input, Kind, Report, validate};
use feedmill::{Config, Folder, Mode};

fn now() -> Timestamp {
    date::read(
        "2026-11-01T00:00:00Z",
        false,
        chrono_tz::UTC,
        NaiveDates::Site,
    )
    .unwrap()
}

/// Every feed and list of feeds below a folder, checked.
fn checked(folder: &Path) -> Vec<Report> {
    let mut reports = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let path = entry.unwrap().into_path();
        let name = path.to_string_lossy();
        // The list of feeds for scripts is not a feed.
        let is_feed = [".xml", "feed.json", ".opml"]
            .iter()
            .any(|ending| name.ends_with(ending));
        if is_feed {
            let bytes = fs::read(&path).unwrap();
            let input = Input::new(&name, &bytes);
            let report = validate(&input, Some(now()));
            assert_ne!(report.kind, Kind::Unknown, "{name}");
            reports.push(report);
        }
    }
    reports
}

/// Fails with every finding of any severity.
fn assert_faultless(reports: &[Report]) {
    let findings: Vec<String> = reports
        .iter()
        .flat_map(|report| {
            let findings = report.findings.iter();
            findings.map(|finding| {
                let place = format!("{}:{}:{}", report.document, finding.line, finding.column);
                format!("{place}: {}: {}", finding.rule.name, finding.message)
            })
        })
        .collect();
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

/// A site in a folder of its own: its settings and its posts, as names and bytes.
fn build(settings: &str, posts: &[(String, Vec<u8>)]) -> (tempfile::TempDir, feedmill::Report) {
    let site = tempfile::tempdir().unwrap();
    fs::write(site.path().join("feedmill.yaml"), settings).unwrap();
    for (name, bytes) in posts {
        let path = site.path().join("content").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let config = Config::load(site.path()).unwrap();
    let out = Folder::new(site.path().join("feeds"), Mode::Write);
    let report = feedmill::build(&config, now(), out).unwrap();
    (site, report)
}

#[test]
fn the_example_site_is_faultless() {
    let feeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("feeds");
    let reports = checked(&feeds);
    assert!(reports.len() > 50, "{}", reports.len());
    assert_faultless(&reports);
}

const SETTINGS: &str = "title: Harbour & Quay\nurl: https://news.example.com/\ndescription: All that's afloat\n\
    language: en-GB\nauthor: {name: The Desk, email: desk@news.example.com}\ntimezone: Europe/London\nfeeds: {limit: 400}\n";

/// Lines of front matter, each of which is odd in a way of its own.
const HEADS: &[&str] = &[
    "title: \"A bell\u{7} rings\u{0}\"",
    "title: 2024",
    "title: 2024-05-06",
    "title: true",
    "title: null",
    "title: ''",
    "title: [one, two]",
    "title: {a: b}",
    "title: He said: \"go\" & left",
    "title: \"unclosed",
    "title: 'it's'",
    "title: \"\\ud83d half an emoji\"",
    "title: \"\\u0000\\u001b[31mred\\ufffe\"",
    "title: ]]> and && and 1 < 2",
    "title: \u{202e}backwards \u{200b} and \u{feff} marks",
    "title: one\ntitle: two",
    "title: tabs\n\tcategories: none",
    "title: no offset\ndate: 2024-03-31 01:30",
    "title: a day\ndate: 2024-03-30",
    "title: no date\ndate:",
    "title: bad date\ndate: yesterday, before tea",
    "title: a later date\ndate: 2222-01-01",
    "title: an offset of its own\ndate: 2024-02-30 25:61:00 +9999",
    "title: terms\ncategories: [a/b, ' ', 'C++', c++, \"\", null, 7, true, ../../up, CON, '.', '日本 語']",
    "title: terms\ntags: one, two , ,three\ncategories: \"\u{1}\"",
    "title: a long term\ntags: [aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa]",
    "title: people\nauthor: [Anna, 'Ben & Co.', '', null, Carla]",
    "title: person\nauthor: {name: '', email: nobody, url: 'javascript:alert(1)'}",
    "title: place\npermalink: /a b/ü?q=1&r=\"#frag",
    "title: place\npermalink: '../../etc/passwd'",
    "title: place\npermalink: 'https://elsewhere.example/{x}|y'",
    "title: share\nexternal_url: 'http://bad host/%zz'",
    "title: share\nexternal_url: 'javascript:alert(1)'",
    "title: share\nlink: 'HTTPS://Example.COM:443/../a'",
    "title: picture\nimage: 'my picture (1).png'",
    "title: picture\nimage: {path: '//cdn.example/a.png', alt: \"a \u{1f} b\"}",
    "title: picture\nimage: 'data:image/png;base64,AAAA'",
    "title: language\nlang: en_GB",
    "title: language\nlang: Klingon language",
    "title: summary\ndescription: \"<p onclick='a()'>Marked &amp; up\u{b}</p>\"",
    "title: summary\nexcerpt: ''\nsummary: \"  \"",
    "title: redirect\nguid: 'a guid with spaces'",
    "title: redirect\nid: 'urn:uuid:no'",
    "title: updated\nlast_modified_at: never",
    "title: updated\nupdated: 1990-01-01",
    "published: maybe\ntitle: flags\ndraft: 'no'",
];

/// Bodies, each of which is odd in a way of its own.
const BODIES: &[&str] = &[
    "Text with \u{8} controls \u{c} and \u{fffe} and \u{ffff}.",
    "<p>Unclosed <b>bold <i>both</b> <table><td>soup</p>",
    "<script>document.write(\"</p>\")</script><style>p{color:red}</style>after",
    "<p onclick=\"a()\" style=\"position:fixed;color:red\" onmouseover=b>click</p>",
    "<a href=\"javascript:alert(1)\">a</a> <a href=\"data:text/html,b\">b</a> <a href=' /c d '>c</a> <a href>d</a>",
    "<img data-src=\"real.jpg\" src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\" loading=lazy>",
    "<img src=\"https://count.example/p.gif\" width=1 height=1> <img src=\"http://localhost:4000/a.png\"> ![b](file:///c/b.png)",
    "[relative](../up.html) [fragment](#note) [none]() ![local](cat picture.jpg) [two slashes](//example.org/a)",
    "<![CDATA[ a section ]]> and ]]> on its own and <?php echo 1 ?>",
    "&nbsp;&eacute;&bogus;&#0;&#x1F;&#xD800; & < > \" '",
    "{{ page.title }} {% include missing.html %} {% raw %}{{ kept }}{% endraw %} {{",
    "<form action=\"/go\"><input name=a><button>go</button></form><marquee>old</marquee><blink>older</blink><custom-tag>new</custom-tag>",
    "<div xmlns:x=\"http://example.com/\"><x:y z:w=\"1\">prefixed</x:y></div><o:p>office</o:p>",
    "<a name=\"1\" id=\"1\">a</a><a href=\"http://exa mple.com/{b}|c\">d</a><a href=\"http://[bad/\">e</a>",
    "# Heading\n\n| a | b\n|---\n| 1\n\n```rust\nlet a = 1 < 2 && 'c';\n\n[^1] <https://share.example.com/?a=1&b=2>",
    "<video src=\"a.mp4\" poster=\"p.png\" autoplay></video><audio><source src=\"b.mp3\"></audio><picture><source srcset=\"c.webp 2x, d.webp\"><img src=\"e.png\"></picture>",
    "<base href=\"https://evil.example/\"><meta http-equiv=refresh content=0><link rel=stylesheet href=a.css><title>t</title><html><body>b</body></html>",
    "\u{feff}A mark within, 𝒎𝒂𝒕𝒉, 👩‍👩‍👧, \u{e000} and e\u{301}\u{301}\u{301}",
];

/// Bodies of which no reader shows anything. W3C's validator wants an entry to say something, so that these have a summary.
const UNSEEN: &[&str] = &[
    "",
    " \n\t\n",
    "<!-- a comment that has no end",
    "<script>a()</script><style>p{}</style>",
    "<iframe src=\"//player.example/1\"></iframe> <object data=a></object><embed src=b>",
];

/// Posts with every head and every body of the lists, and some that are not posts at all.
fn quirks() -> Vec<(String, Vec<u8>)> {
    let mut posts = Vec::new();
    for (number, head) in HEADS.iter().enumerate() {
        let date = if head.contains("date:") {
            String::new()
        } else {
            format!(
                "\ndate: 2024-01-{:02} {:02}:{number:02}:00 +0000",
                1 + number % 28,
                number % 24
            )
        };
        let text = format!("---\n{head}{date}\n---\nThe body of post {number}.\n");
        posts.push((
            format!("2023-01-{:02}-head-{number}.md", 1 + number % 28),
            text.into_bytes(),
        ));
    }
    let bodies = BODIES.iter().map(|body| (*body, ""));
    let unseen = UNSEEN
        .iter()
        .map(|body| (*body, "\ndescription: Nothing to see"));
    for (number, (body, more)) in bodies.chain(unseen).enumerate() {
        // No two at the same time: W3C's validator would repair that.
        for (extension, second) in [("md", 0), ("html", 30)] {
            let date = format!(
                "2024-02-{:02} 10:{number:02}:{second:02} +0000",
                1 + number % 28
            );
            let text = format!("---\ntitle: Body {number}\ndate: {date}{more}\n---\n{body}");
            posts.push((
                format!("body-{number}-{extension}.{extension}"),
                text.into_bytes(),
            ));
        }
    }
    let whole: [(&str, &[u8]); 10] = [
        ("nothing.md", b""),
        ("no-front-matter.md", b"Just text, and no front matter."),
        ("front-matter-only.md", b"---\ntitle: Only this\ndescription: No body\ndate: 2024-03-01 09:00 +0000\n---"),
        ("never-closed.md", b"---\ntitle: Never closed\ndate: 2024-03-02 09:00 +0000\n"),
        ("marked.md", b"\xef\xbb\xbf---\r\ntitle: Mark and CRLF\r\ndate: 2024-03-03 09:00 +0000\r\n---\r\nOne\r\ntwo\rthree\r\n"),
        ("latin.md", b"---\ntitle: Caf\xe9\ndate: 2024-03-04 09:00 +0000\n---\n\xfcber \x93quoted\x94 \xff\xfe"),
        ("wide.md", b"\xff\xfe-\0-\0-\0\n\0t\0i\0t\0l\0e\0:\0 \0w\0i\0d\0e\0\n\0-\0-\0-\0\n\0a\0"),
        ("zeros.md", b"---\ntitle: Zeros\ndate: 2024-03-05 09:00 +0000\n---\na\0b\0\0c"),
        ("anchors.md", b"---\na: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: *c\ndate: 2024-03-06 09:00 +0000\n---\na"),
        ("same slug.md", b"---\ntitle: Spaces\ndate: 2024-03-07 09:00 +0000\n---\na"),
    ];
    posts.extend(whole.map(|(name, bytes)| (name.to_owned(), bytes.to_vec())));
    posts
}

#[test]
fn odd_posts_make_faultless_feeds() {
    let posts = quirks();
    let (site, report) = build(SETTINGS, &posts);
    assert!(
        report.posts > posts.len() / 2,
        "{} of {}",
        report.posts,
        posts.len()
    );
    assert!(report.warnings.len() > 20, "{}", report.warnings.len());
    let reports = checked(&site.path().join("feeds"));
    assert!(reports.len() > 20, "{}", reports.len());
    assert_faultless(&reports);
}

#[test]
fn a_podcast_is_faultless() {
    let settings = "title: Low Water\nurl: https://low-water.example/\ndescription: Two people & a microphone.\nlanguage: en\n\
        author: {name: Ada Quay, email: ada@low-water.example}\nimage: /art/cover.png\n\
        podcast:\n  category: [Science > Earth Sciences, Leisure]\n  type: serial\n  explicit: false\n  \
        owner: {name: Ada Quay, email: ada@low-water.example}\n";
    let posts: Vec<(String, Vec<u8>)> = (1..=12)
        .map(|number| {
            let post = format!(
                "---\ntitle: 'Episode {number}: tides & tables < 3'\ndate: 2025-{number:02}-01 08:00 +0000\n\
                 enclosure: {{url: 'https://cdn.example/low water/{number}.mp3?a=b&c=d', length: 1{number}000, type: audio/mpeg, duration: {number}:30}}\n\
                 episode: {number}\nseason: 1\nepisode_type: full\nexplicit: no\nauthor: [Ada Quay, Ben Mole]\n\
                 image: /art/{number}.jpg\ntranscript: /audio/{number}.vtt\nchapters: /audio/{number}.json\n---\nWhat the tide left *behind*.\n"
            );
            (format!("episode-{number}.md"), post.into_bytes())
        })
        .collect();
    let (site, report) = build(settings, &posts);
    assert_eq!(report.posts, posts.len());
    let feeds = site.path().join("feeds");
    let rss = fs::read_to_string(feeds.join("rss.xml")).unwrap();
    assert!(
        rss.contains("<itunes:duration>") && rss.contains("<podcast:transcript"),
        "{rss}"
    );
    assert_faultless(&checked(&feeds));
}

//! A small form of the attacks that have held so far: mutated feeds, hostile servers, requests that climb out of the folder.
//! Every round has a fixed seed, so that what fails once fails again; `FEEDMILL_SEED=1` and so on try others.

mod mutate {
    //! A document, changed at random places.

    /// Xorshift: the same numbers on every machine.
    pub struct Random(u64);

    impl Random {
        pub fn new(seed: u64) -> Self {
            Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
        }

        pub fn below(&mut self, end: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            (self.0 % end.max(1) as u64) as usize
        }
    }

    /// What confuses parsers, templates, paths, terminals and front matter.
    const PIECES: &[&str] = &[
        "<",
        ">",
        "&",
        "\"",
        "'",
        "]]>",
        "<![CDATA[",
        "<!--",
        "-->",
        "&#0;",
        "&#x1b;",
        "&#xd800;",
        "&amp;#60;",
        "<script>alert(1)</script>",
        "<svg><math><mtext><style>",
        "<img src=x onerror=alert(1)>",
        "{{ site }}",
        "{% include ../../x %}",
        "{% for i in (1..99999999) %}x{% endfor %}",
        "\n---\n",
        "---",
        "\u{1b}[2J",
        "\u{9b}",
        "\u{202e}",
        "\u{0}",
        "\u{feff}",
        "\r\n",
        "../../../../etc/passwd",
        "/etc/passwd",
        "C:\\x",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://127.0.0.1/",
        "http://[::1]/",
        "file:///etc/passwd",
        "9999-99-99T99:99:99Z",
        "-0001-01-01",
        "Thu, 01 Jan 99999 00:00:00 +9999",
        "<!DOCTYPE a [<!ENTITY b \"c\">]>",
        "&b;",
        "<a:b/>",
        "xmlns=\"\"",
        "<title/>",
        "<guid/>",
        "\\u0000",
        "[[[[[[[[",
        "{\"a\":",
        "1e999",
        "::error::x",
    ];

    /// The same document with hostile values, which stays well-formed but for what its format cannot have.
    pub fn poisoned(seed: u64, whole: &str) -> Vec<u8> {
        const VALUES: &[&str] = &[
            "One",
            "Ann",
            "boats",
            "https://a.example/1",
            "https://a.example/a.mp3",
            "bold",
            "2025-01-01",
            "Second",
            "tag:a.example,2026:b",
            "audio/mpeg",
            "https://a.example/ann",
            "\"T\"",
            "Text",
        ];
        let mut random = Random::new(seed);
        let mut text = whole.to_owned();
        for _ in 0..=random.below(3) {
            let value = VALUES[random.below(VALUES.len())];
            let piece = PIECES[random.below(PIECES.len())].repeat(1 + random.below(3));
            let escaped = match whole.starts_with('{') {
                true => serde_json::to_string(&piece).unwrap(),
                false => piece
                    .replace('&', "&amp;")
                    .replace('<', "&lt;")
                    .replace('"', "&quot;"),
            };
            let escaped = match value.starts_with('"') {
                true => escaped,
                false => escaped.trim_matches('"').to_owned(),
            };
            text = text.replace(value, &escaped);
        }
        text.into_bytes()
    }

    pub fn mutated(seed: u64, whole: &str) -> Vec<u8> {
        let mut random = Random::new(seed);
        let mut bytes = whole.as_bytes().to_vec();
        for _ in 0..=random.below(6) {
            let at = random.below(bytes.len());
            let piece = PIECES[random.below(PIECES.len())].as_bytes();
            match random.below(6) {
                0 => bytes.truncate(at),
                1 => {
                    let end = (at + random.below(40)).min(bytes.len());
                    bytes.drain(at..end);
                }
                2 => {
                    let end = (at + random.below(200)).min(bytes.len());
                    let copy = bytes[at..end].repeat(1 + random.below(30));
                    bytes.splice(at..at, copy);
                }
                3 if at < bytes.len() => bytes[at] = random.below(256) as u8,
                _ => {
                    bytes.splice(at..at, piece.iter().copied());
                }
            }
        }
        bytes
    }
}

use std::collections::HashMap;
use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::world::clock::StillClock;
use feedmill::net::{Client, Fault, Limits, Reach, Request, Response, Web};
use feedmill::pull::{self, Outcome};
use feedmill::serve::{self, Options, Patience};
use feedmill::validate::{Input, Severity, validate};
use feedmill::{Config, Folder, Mode};
use mutate::{Random, mutated, poisoned};

const NOW: &str = "2026-01-01T00:00:00Z";

/// A feed of every format, to break.
const WHOLE: [&str; 3] = [
    "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
     xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:media=\"http://search.yahoo.com/mrss/\"><channel>\
     <title>A</title><link>https://a.example/</link><description>d</description><item><title>One &amp; two</title>\
     <guid isPermaLink=\"false\">x</guid><link>https://a.example/1</link><pubDate>Thu, 01 Jan 2025 00:00:00 GMT</pubDate>\
     <dc:creator>Ann</dc:creator><category>boats</category><enclosure url=\"https://a.example/a.mp3\" length=\"1\" type=\"audio/mpeg\"/>\
     <content:encoded><![CDATA[<p>Text <b>bold</b> <a href=\"/x\">link</a></p>]]></content:encoded>\
     <media:thumbnail url=\"https://a.example/a.png\"/></item><item><description>Second</description></item></channel></rss>",
    "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>tag:a.example,2026:a</id><title>A</title><updated>2025-01-01T00:00:00Z</updated>\
     <entry><id>tag:a.example,2026:b</id><title type=\"html\">&lt;i>T&lt;/i></title><updated>2025-01-01T00:00:00Z</updated>\
     <author><name>Ann</name><uri>https://a.example/ann</uri></author><category term=\"boats\"/><link href=\"https://a.example/1\"/>\
     <content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>日本 <em>x</em></p></div></content></entry></feed>",
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"A\", \"items\": [{\"id\": \"1\", \"url\": \"https://a.example/1\", \
     \"title\": \"T\", \"content_html\": \"<p>x</p>\", \"date_published\": \"2025-01-01T00:00:00Z\", \"tags\": [\"boats\"], \
     \"authors\": [{\"name\": \"Ann\"}], \"attachments\": [{\"url\": \"https://a.example/a.mp3\", \"mime_type\": \"audio/mpeg\"}]}]}",
];

/// The first seed of this run.
fn first_seed() -> u64 {
    let set = std::env::var("FEEDMILL_SEED").ok();
    set.map_or(0, |seed| seed.parse::<u64>().unwrap() * 1_000_000)
}

#[test]
fn mutated_feeds_get_a_report() {
    for seed in first_seed()..first_seed() + 6_000 {
        let bytes = mutated(seed, WHOLE[seed as usize % WHOLE.len()]);
        let input = Input::new("x", &bytes);
        let report = validate(&input, None);
        let text = input.text();
        for finding in &report.findings {
            assert!(
                text.get(finding.span.clone()).is_some(),
                "seed {seed}: {finding:?}"
            );
        }
    }
}

/// Answers each address with a feed of its own.
struct Strangers(HashMap<String, Vec<u8>>);

impl Web for Strangers {
    fn send(&self, request: &Request) -> Result<Response, Fault> {
        let body = self.0.get(&request.url).cloned();
        let body = body.ok_or(Fault::Private)?;
        Ok(Response {
            status: 200,
            headers: vec![("content-type".into(), "application/xml".into())],
            body,
        })
    }
}

/// Every file below the folder.
fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(files(&path)),
            false => found.push(path),
        }
    }
    found
}

#[test]
fn mutated_feeds_are_pulled_and_built_into_legal_documents() {
    for round in 0..4 {
        let around = tempfile::tempdir().unwrap();
        let site = around.path().join("a/b/site");
        fs::create_dir_all(&site).unwrap();
        let mut strangers = HashMap::new();
        let mut settings = "title: Planet\nurl: https://planet.example/\nsources:\n".to_owned();
        for source in 0..100 {
            let url = format!("https://s{source}.example/feed");
            let seed = first_seed() + 100_000 + round * 100 + source;
            settings += &format!("  - url: {url}\n");
            let whole = WHOLE[source as usize % WHOLE.len()];
            let feed = match source % 4 {
                0 => mutated(seed, whole),
                _ => poisoned(seed, whole),
            };
            strangers.insert(url, feed);
        }
        fs::write(site.join("feedmill.yaml"), settings).unwrap();
        let config = Config::load(&site).unwrap();
        let clock = StillClock::at(NOW);
        let report = pull::pull(
            &config,
            &Strangers(strangers),
            &clock,
            pull::Options::default(),
        );
        let counts = report.unwrap().counts();
        assert!(counts.new > 50, "round {round}: {counts:?}");
        let now = NOW.parse().unwrap();
        let feeds = site.join("feeds");
        let built = feedmill::build(&config, now, Folder::new(feeds.clone(), Mode::Write)).unwrap();
        assert_eq!(
            built.posts, counts.new,
            "round {round}: {:?}",
            built.warnings
        );
        for file in files(&feeds) {
            let is_feed = ["rss.xml", "atom.xml", "feed.json"]
                .iter()
                .any(|name| file.ends_with(name));
            if !is_feed {
                continue;
            }
            let bytes = fs::read(&file).unwrap();
            let report = validate(&Input::new("x", &bytes), Some(now));
            let broken = report
                .findings
                .iter()
                .find(|finding| finding.severity == Severity::Error);
            assert!(
                broken.is_none(),
                "round {round}, {}: {broken:?}",
                file.display()
            );
            if file.ends_with("feed.json") {
                let feed: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
                for item in feed["items"].as_array().unwrap() {
                    // Titles are plain text in JSON Feed; bodies are markup.
                    let body = item["content_html"].as_str().unwrap_or_default();
                    let runs = [
                        "<script",
                        "<svg",
                        "<img src=\"x\" onerror",
                        "href=\"javascript:",
                    ];
                    let found = runs.iter().find(|one| body.contains(**one));
                    assert!(found.is_none(), "round {round}, {}: {body}", file.display());
                }
            }
        }
        for file in files(around.path()) {
            assert!(
                file.starts_with(&site),
                "round {round} wrote {}",
                file.display()
            );
        }
    }
}

/// A server that does its worst, with each connection in its own way.
fn worst(answer: fn(&mut TcpStream, SocketAddr) -> std::io::Result<()>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            std::thread::spawn(move || {
                let mut head = [0; 4096];
                let _ = stream.read(&mut head);
                let _ = answer(&mut stream, address);
            });
        }
    });
    address
}

#[test]
fn hostile_servers_are_given_up() {
    let slow_head = worst(|stream, _| {
        loop {
            stream.write_all(b"H")?;
            std::thread::sleep(Duration::from_millis(50));
        }
    });
    let slow_body = worst(|stream, _| {
        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n<rss>")?;
        loop {
            stream.write_all(b" ")?;
            std::thread::sleep(Duration::from_millis(50));
        }
    });
    let endless_head = worst(|stream, _| {
        stream.write_all(b"HTTP/1.1 200 OK\r\n")?;
        loop {
            stream.write_all(b"X-A: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\r\n")?;
        }
    });
    let endless_body = worst(|stream, _| {
        stream.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")?;
        loop {
            stream.write_all(b"8\r\n<rss><a>\r\n")?;
        }
    });
    let circle = worst(|stream, address| {
        write!(
            stream,
            "HTTP/1.1 302 Found\r\nLocation: http://{address}/x\r\nContent-Length: 0\r\n\r\n"
        )
    });
    let nonsense = worst(|stream, _| stream.write_all(&[0xff; 2_000]));
    let silence = worst(|_, _| {
        std::thread::sleep(Duration::from_secs(3));
        Ok(())
    });
    let lying = worst(|stream, _| {
        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\n\x1f\x8b\x08\x00\x00")
    });
    let all = [
        slow_head,
        slow_body,
        endless_head,
        endless_body,
        circle,
        nonsense,
        silence,
        lying,
    ];
    let site = tempfile::tempdir().unwrap();
    let sources: String = all
        .iter()
        .map(|address| format!("  - url: http://{address}/feed\n"))
        .collect();
    fs::write(
        site.path().join("feedmill.yaml"),
        format!("title: T\nurl: https://planet.example/\nsources:\n{sources}"),
    )
    .unwrap();
    let config = Config::load(site.path()).unwrap();
    let limits = Limits {
        connect: Duration::from_millis(700),
        total: Duration::from_millis(700),
        bytes: 100_000,
    };
    let client = Client::new("test", limits, Reach::Everywhere);
    let report = pull::pull(
        &config,
        &client,
        &StillClock::at(NOW),
        pull::Options::default(),
    )
    .unwrap();
    for (source, address) in report.sources.iter().zip(all) {
        let has_failed = matches!(source.outcome, Outcome::Failed(_));
        assert!(has_failed, "{address}: {:?}", source.outcome);
    }
}

#[test]
fn public_feeds_lead_to_no_private_address() {
    let reached = std::sync::Arc::new(AtomicUsize::new(0));
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let counted = std::sync::Arc::clone(&reached);
    std::thread::spawn(move || {
        for _ in listener.incoming() {
            counted.fetch_add(1, Ordering::SeqCst);
        }
    });
    let limits = Limits {
        connect: Duration::from_millis(700),
        total: Duration::from_millis(700),
        bytes: 100_000,
    };
    let client = Client::new("test", limits, Reach::Public(Vec::new()));
    for host in [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "0.0.0.0",
        "0",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "127.0.0.1.",
        "127.255.255.254",
        "①②⑦.0.0.1",
        "169.254.169.254",
        "10.0.0.1",
        "192.168.0.1",
        "172.16.0.1",
        "100.64.0.1",
        "[fe80::1]",
        "[fd00::1]",
        "[fc00::1]",
        "user@127.0.0.1",
        "a.example@127.0.0.1",
    ] {
        let answer = client.send(&Request::get(&format!("http://{host}:{port}/")));
        assert!(answer.is_err(), "{host}: {answer:?}");
    }
    assert_eq!(reached.load(Ordering::SeqCst), 0);
}

#[test]
fn requests_climb_out_of_no_folder() {
    let around = tempfile::tempdir().unwrap();
    let root = around.path().join("site/feeds");
    fs::create_dir_all(root.join("tag/.hidden")).unwrap();
    for path in [
        "secret.txt",
        "site/secret.txt",
        "site/feedmill.yaml",
        "site/feeds/.secret.txt",
        "site/feeds/.feedmill-documents",
        "site/feeds/tag/.hidden/secret.txt",
        "site/feeds-2/secret.txt",
    ] {
        let path = around.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "SECRET").unwrap();
    }
    fs::write(root.join("rss.xml"), "<rss/>").unwrap();
    #[cfg(unix)]
    for (target, name) in [
        ("../secret.txt", "a.txt"),
        (".secret.txt", "b.txt"),
        ("tag/.hidden/secret.txt", "c.txt"),
        ("..", "up"),
        ("/", "top"),
    ] {
        std::os::unix::fs::symlink(target, root.join(name)).unwrap();
    }
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let options = Options {
        manifest: None,
        root,
        base: "/feeds/".to_owned(),
        url: format!("http://{address}/feeds/"),
        hubs: Vec::new(),
        redirects: Vec::new(),
        live: None,
        composer: None,
        validator: None,
        patience: Patience::default(),
    };
    std::thread::spawn(move || serve::serve(listener, options));
    let ups = [
        "..",
        "%2e%2e",
        ".%2e",
        "%2E.",
        "%252e%252e",
        "..;",
        "..%00",
        "..%20",
        "%c0%ae%c0%ae",
        "....",
        "...",
        "up",
        "top",
        ".",
        "%e3%80%82%e3%80%82",
        "..\\..",
        "..%5c..",
    ];
    let slashes = ["/", "%2f", "%5c", "\\", "//", "/./", "%252f", "%c0%af"];
    let targets = [
        "secret.txt",
        "feedmill.yaml",
        ".secret.txt",
        ".feedmill-documents",
        "tag/.hidden/secret.txt",
        "feeds-2/secret.txt",
        "site/secret.txt",
        "%2esecret.txt",
        "a.txt",
        "b.txt",
        "c.txt",
    ];
    let fronts = [
        "/feeds/",
        "/",
        "//",
        "/feeds/tag/",
        "http://localhost/feeds/",
        "/feeds",
        "/FEEDS/",
        "/%66eeds/",
        "*",
    ];
    let mut random = Random::new(1);
    for round in 0..2_500 {
        let mut path = fronts[random.below(fronts.len())].to_owned();
        for _ in 0..random.below(4) {
            path += ups[random.below(ups.len())];
            path += slashes[random.below(slashes.len())];
        }
        path += targets[random.below(targets.len())];
        path += ["", "/", "?x", "#x", "%00", "%20", "/.", ".gz", "::$DATA"][random.below(9)];
        let mut stream = TcpStream::connect(address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .unwrap();
        let request =
            format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer);
        assert!(
            !answer.contains("SECRET"),
            "round {round}: {path}\n{answer}"
        );
    }
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "GET /feeds/rss.xml HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(
        answer.ends_with("<rss/>"),
        "the server still serves: {answer}"
    );
}

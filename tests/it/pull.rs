//! Other people's feeds become posts, whatever their servers do. Every feed here is served on this machine.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::world::clock::StillClock;
use crate::world::server::{Answer, Asked, Server};
use chrono::TimeDelta;
use feedmill::net::{Client, Limits, Reach};
use feedmill::pull::{self, Counts, Options, Outcome, Report};
use feedmill::{Config, Folder, Mode};

const NOW: &str = "2026-01-01T00:00:00Z";

fn client(reach: Reach) -> Client {
    let limits = Limits {
        connect: Duration::from_millis(700),
        total: Duration::from_millis(700),
        bytes: 100_000,
    };
    Client::new("feedmill/test (+https://planet.example/)", limits, reach)
}

fn site(settings: &str) -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    fs::write(
        site.path().join("feedmill.yaml"),
        format!("title: Planet\nurl: https://planet.example/\ntimezone: Asia/Shanghai\n{settings}"),
    )
    .unwrap();
    site
}

fn one_source(url: &str) -> tempfile::TempDir {
    site(&format!("sources:\n  - url: {url}\n"))
}

fn pull(site: &Path, clock: &StillClock) -> Report {
    let config = Config::load(site).unwrap();
    pull::pull(
        &config,
        &client(Reach::Everywhere),
        clock,
        Options::default(),
    )
    .unwrap()
}

/// Every post below `content`, by its path there.
fn posts(site: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let root = site.join("content");
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap();
                let name = name.to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

fn rss(items: &str) -> String {
    format!(
        "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Harbour &amp; Tide</title>\
        <link>https://harbour.example/</link><description>d</description>{items}</channel></rss>"
    )
}

fn item(guid: &str, title: &str, body: &str) -> String {
    format!(
        "<item><title>{title}</title><link>https://harbour.example/{guid}</link>\
        <guid>https://harbour.example/{guid}</guid><pubDate>Fri, 18 Mar 2022 07:49:13 +0800</pubDate>\
        <category>boats</category><description><![CDATA[{body}]]></description></item>"
    )
}

fn feed(items: &str) -> Answer {
    Answer::ok("application/rss+xml", rss(items))
}

/// What a source answered and what became of its entries, where there is one source.
fn only(report: &Report) -> (&Outcome, Counts) {
    let [source] = &report.sources[..] else {
        panic!("{report:?}");
    };
    (&source.outcome, source.counts)
}

#[test]
fn an_entry_becomes_a_post() {
    let server = Server::start(|_| {
        feed(&item(
            "a",
            "Tides: \"high\" &amp; low",
            "<p onclick=\"x()\">Hello <a href=\"/b\">b</a><script>alert(1)</script> {{ site.title }} {% raw %}</p>\n---\n",
        ))
    });
    let site = one_source(&format!("{}/feed.xml", server.url));
    let clock = StillClock::at(NOW);
    let report = pull(site.path(), &clock);
    assert_eq!(*only(&report).0, Outcome::Read);
    assert_eq!(only(&report).1.new, 1);
    let posts = posts(site.path());
    let (name, text) = posts.iter().next().unwrap();
    assert!(name.starts_with("harbour-tide/2022-03-18-"), "{name}");
    for line in [
        "title: \"Tides: \\\"high\\\" & low\"",
        "date: 2022-03-18 07:49:13 +0800",
        "categories: [\"Harbour & Tide\"]",
        "tags: boats",
        "authors: [{\"name\":\"Harbour & Tide\"}]",
        "share_url: \"https://harbour.example/a\"",
        "canonical_url: \"https://harbour.example/a\"",
        "guid: \"https://harbour.example/a\"",
    ] {
        assert!(text.lines().any(|found| found == line), "{line}\n{text}");
    }
    let body = text.split_once("\n---\n").unwrap().1;
    assert!(
        body.contains("<a href=\"https://harbour.example/b\""),
        "{body}"
    );
    assert!(
        !body.contains("script") && !body.contains("onclick"),
        "{body}"
    );
    assert!(!body.contains("{{") && !body.contains("{%"), "{body}");
    let asked = server.take();
    assert_eq!(
        asked[0].headers["user-agent"],
        "feedmill/test (+https://planet.example/)"
    );
}

/// The whole of a post, as it is written into the site: `tests/pull/post.html`.
#[test]
fn a_post_is_written_in_this_form() {
    let server = Server::start(|_| {
        feed(
            "<item><title>港口今晨大雾：能见度不足50米</title><link>https://harbour.example/2022/fog.html</link>\
            <guid isPermaLink=\"false\">urn:harbour:20220318</guid>\
            <pubDate>Fri, 18 Mar 2022 07:49:13 +0800</pubDate><category>天气</category>\
            <description>The fog, in short.</description>\
            <content:encoded><![CDATA[<p>听雾笛。<img src=\"/fog.jpg\" alt=\"Fog\"></p><script>x()</script>]]></content:encoded></item>",
        )
    });
    let site = site(&format!(
        "sources:\n  - url: {}/feed.xml\n    category: harbour-news\n    mirror: true\n",
        server.url
    ));
    pull(site.path(), &StillClock::at(NOW));
    let posts = posts(site.path());
    let (name, text) = posts.first_key_value().unwrap();
    // The server has another port each time; the checksum is of the text with the port in it.
    let sum = text
        .lines()
        .find(|line| line.starts_with("pulled: "))
        .unwrap();
    let shown = text
        .replace(&server.url, "http://source.example")
        .replace(sum, "pulled: (checksum)");
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pull/post.html");
    if std::env::var_os("FEEDMILL_REFRESH").is_some() {
        fs::create_dir_all(golden.parent().unwrap()).unwrap();
        fs::write(&golden, &shown).unwrap();
    }
    assert_eq!(shown, fs::read_to_string(&golden).unwrap());
    assert!(name.starts_with("harbour-news/2022-03-18-"), "{name}");
}

#[test]
fn nothing_is_pulled_twice_and_what_did_not_change_is_not_sent() {
    let server = Server::start(|asked: &Asked| {
        match asked.headers.get("if-none-match").map(String::as_str) {
            Some("\"one\"") => Answer::status(304),
            _ => feed(&item("a", "A", "text")).with("ETag", "\"one\""),
        }
    });
    let site = one_source(&format!("{}/feed.xml", server.url));
    let clock = StillClock::at(NOW);
    pull(site.path(), &clock);
    let before = posts(site.path());
    let again = pull(site.path(), &clock);
    assert_eq!(only(&again), (&Outcome::Unchanged, Counts::default()));
    // Without what was remembered, the feed is read again and the posts are known.
    fs::remove_dir_all(site.path().join(".feedmill")).unwrap();
    assert_eq!(only(&pull(site.path(), &clock)).1.unchanged, 1);
    assert_eq!(posts(site.path()), before);
    // Other settings make other posts.
    let settings = site.path().join("feedmill.yaml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, format!("{text}    category: boats\n")).unwrap();
    assert_eq!(only(&pull(site.path(), &clock)).1.updated, 1);
    assert!(
        posts(site.path())
            .values()
            .next()
            .unwrap()
            .contains("categories: boats")
    );
}

#[test]
fn what_readers_show_is_read_and_what_is_empty_is_told() {
    let server = Server::start(|asked| {
        match asked.path.as_str() {
        "/bare" => Answer::ok(
            "text/xml",
            "\n<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Tide & wind</title><item><title>Low & high</title><guid>urn:x:1</guid></item>",
        ),
        "/latin" => Answer::ok(
            "text/xml",
            b"<rss version=\"2.0\"><channel><title>T</title><item><title>Caf\xe9</title><guid>urn:x:2</guid></item></channel></rss>".to_vec(),
        ),
        "/old" => Answer::ok(
            "text/xml",
            "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title>T</title><entry><id>urn:x:3</id><title>Old</title><issued>2004-01-05T10:00:00Z</issued></entry></feed>",
        ),
        "/unversioned" => Answer::ok(
            "text/xml",
            "<rss><channel><title>T</title><item><title>No version</title><guid>urn:x:4</guid></item></channel></rss>",
        ),
        "/typed" => Answer::ok(
            "text/xml",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title type=\"text/plain\">T</title><entry><id>urn:x:5</id><title>Odd type</title><content type=\"words\">a</content></entry></feed>",
        ),
        "/called-latin" => Answer::ok(
            "text/xml",
            "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rss version=\"2.0\"><channel><title>T</title><item><title>Größe</title><guid>urn:x:6</guid></item></channel></rss>",
        ),
        _ => Answer::ok("text/xml", "<rss version=\"2.0\"><channel><title>T</title></channel></rss>"),
    }
    });
    let paths = [
        "bare",
        "latin",
        "old",
        "unversioned",
        "typed",
        "called-latin",
        "none",
    ];
    let list: String = paths
        .iter()
        .map(|path| format!("  - url: {}/{path}\n", server.url))
        .collect();
    let site = site(&format!("sources:\n{list}"));
    let report = pull(site.path(), &StillClock::at(NOW));
    let new: Vec<_> = report
        .sources
        .iter()
        .map(|source| source.counts.new)
        .collect();
    assert_eq!(new, [1, 1, 1, 1, 1, 1, 0], "{report:?}");
    assert_eq!(report.sources[6].cuts, ["the feed has no entries"]);
    let posts = posts(site.path());
    assert!(posts.values().any(|post| post.contains("Größe")));
}

#[test]
fn entries_that_differ_in_their_words_alone_are_all_read() {
    let server = Server::start(|_| {
        feed(
            "<item><title>Tide</title><description>low</description></item><item><title>Tide</title><description>high</description></item>",
        )
    });
    let site = one_source(&format!("{}/feed", server.url));
    let clock = StillClock::at(NOW);
    assert_eq!(only(&pull(site.path(), &clock)).1.new, 2);
    clock.pass(TimeDelta::days(3));
    assert_eq!(only(&pull(site.path(), &clock)).1.unchanged, 2);
}

#[test]
fn addresses_are_whole_and_escaped_once() {
    let server = Server::start(|_| {
        feed(
            "<item><title>Path</title><guid>/2026/tide</guid></item><item><title>Twice</title><guid>urn:x:1</guid><link><![CDATA[https://harbour.example/?a=1&amp;b=2]]></link></item>",
        )
    });
    let site = one_source(&format!("{}/feed", server.url));
    pull(site.path(), &StillClock::at(NOW));
    let posts = posts(site.path());
    let has = |wanted: &str| posts.values().any(|post| post.contains(wanted));
    assert!(has(&format!("\"{}/2026/tide\"", server.url)), "{posts:?}");
    assert!(has("https://harbour.example/?a=1&b=2"), "{posts:?}");
}

#[test]
fn a_change_of_the_source_arrives_unless_a_person_edited_or_removed_the_post() {
    let version = Arc::new(AtomicUsize::new(1));
    let served = Arc::clone(&version);
    let server = Server::start(move |_| {
        let text = format!("version {}", served.load(Ordering::SeqCst));
        feed(&["a", "b", "c"].map(|id| item(id, id, &text)).concat())
    });
    let site = one_source(&format!("{}/feed.xml", server.url));
    let clock = StillClock::at(NOW);
    assert_eq!(only(&pull(site.path(), &clock)).1.new, 3);
    let names: Vec<String> = posts(site.path()).into_keys().collect();
    let path = |name: &str| site.path().join("content").join(name);
    let edited = fs::read_to_string(path(&names[0]))
        .unwrap()
        .replace("version 1", "mine");
    fs::write(path(&names[0]), &edited).unwrap();
    fs::remove_file(path(&names[1])).unwrap();
    // A checkout with other line ends is not an edit.
    let crlf = fs::read_to_string(path(&names[2]))
        .unwrap()
        .replace('\n', "\r\n");
    fs::write(path(&names[2]), crlf).unwrap();
    version.store(2, Ordering::SeqCst);
    let counts = only(&pull(site.path(), &clock)).1;
    assert_eq!(
        (counts.edited, counts.removed, counts.updated, counts.new),
        (1, 1, 1, 0)
    );
    let after = posts(site.path());
    assert_eq!(after.len(), 2);
    assert_eq!(after[&names[0]], edited);
    assert!(after[&names[2]].contains("version 2"));
}

#[test]
fn faults_are_told_and_the_source_is_asked_again_later() {
    let bomb = {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(&vec![b' '; 5_000_000]).unwrap();
        gzip.finish().unwrap()
    };
    assert!(bomb.len() < 100_000);
    let server = Server::start(move |asked| match asked.path.as_str() {
        "/silence" => Answer::Silence,
        "/reset" => Answer::Reset,
        "/500" => Answer::status(500),
        "/404" => Answer::status(404),
        "/loop" => Answer::status(302).with("Location", "/loop"),
        "/nowhere" => Answer::status(301).with("Location", "ftp://example.org/"),
        "/huge" => Answer::ok("text/xml", vec![b' '; 200_000]),
        "/bomb" => Answer::ok("text/xml", bomb.clone()).with("Content-Encoding", "gzip"),
        "/broken" => Answer::ok("text/xml", "<rss version=\"2.0\"><chan"),
        "/html" => Answer::ok(
            "text/html",
            "<!doctype html><html><body>no feed</body></html>",
        ),
        "/empty" => Answer::ok("text/xml", ""),
        "/cut" => Answer::Raw(
            b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<rss version=\"2.0\">".to_vec(),
        ),
        "/noise" => Answer::Raw(b"hello\r\n\r\n".to_vec()),
        "/busy" => Answer::status(503).with("Retry-After", "7200"),
        _ => feed(&item("a", "A", "text")),
    });
    let paths = [
        "silence", "reset", "500", "404", "loop", "nowhere", "huge", "bomb", "broken", "html",
        "empty", "cut", "noise", "busy",
    ];
    let list: String = paths
        .iter()
        .map(|path| format!("  - url: {}/{path}\n", server.url))
        .collect();
    let site = site(&format!("sources:\n{list}  - url: {}/good\n", server.url));
    let clock = StillClock::at(NOW);
    let report = pull(site.path(), &clock);
    let reasons: BTreeMap<&str, &str> = report
        .failed()
        .map(|source| {
            let Outcome::Failed(reason) = &source.outcome else {
                panic!("{source:?}");
            };
            (source.url.rsplit('/').next().unwrap(), reason.as_str())
        })
        .collect();
    assert_eq!(reasons.len(), paths.len(), "{reasons:?}");
    assert_eq!(reasons["silence"], "no answer in time");
    assert_eq!(reasons["500"], "HTTP status 500");
    assert_eq!(reasons["loop"], "it redirects more than 5 times");
    assert_eq!(reasons["nowhere"], "it redirects to nowhere");
    for path in ["huge", "bomb"] {
        assert_eq!(reasons[path], "the answer has more than 100000 bytes");
    }
    for path in ["broken", "html", "empty"] {
        assert!(
            reasons[path].starts_with("it is not a feed"),
            "{}",
            reasons[path]
        );
    }
    assert_eq!(report.counts().new, 1, "the source after them is read");
    // Polite: all are of one host, so that there is a second between any two requests.
    assert!(
        clock
            .waits()
            .iter()
            .all(|wait| *wait <= Duration::from_secs(1))
    );
    assert_eq!(server.take().len(), paths.len() + 1 + 5);
    // Nobody is asked again at once, then after a quarter of an hour, and after twice that.
    let waiting = |report: &Report| {
        let sources = report.sources.iter();
        sources
            .filter(|source| matches!(source.outcome, Outcome::Waiting(_)))
            .count()
    };
    assert_eq!(waiting(&pull(site.path(), &clock)), paths.len());
    clock.pass(TimeDelta::minutes(16));
    assert_eq!(
        waiting(&pull(site.path(), &clock)),
        1,
        "503 asked for two hours"
    );
    clock.pass(TimeDelta::minutes(16));
    assert_eq!(waiting(&pull(site.path(), &clock)), paths.len());
    clock.pass(TimeDelta::minutes(110));
    assert_eq!(waiting(&pull(site.path(), &clock)), 0);
}

#[test]
fn a_compressed_feed_is_read() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(rss(&item("a", "A", "text")).as_bytes())
        .unwrap();
    let bytes = gzip.finish().unwrap();
    let server = Server::start(move |_| {
        Answer::ok("text/xml", bytes.clone()).with("Content-Encoding", "gzip")
    });
    let site = one_source(&server.url);
    assert_eq!(only(&pull(site.path(), &StillClock::at(NOW))).1.new, 1);
}

#[test]
fn a_feed_that_is_gone_is_never_asked_again() {
    let server = Server::start(|_| Answer::status(410));
    let site = one_source(&server.url);
    let clock = StillClock::at(NOW);
    for _ in 0..3 {
        assert_eq!(*only(&pull(site.path(), &clock)).0, Outcome::Gone);
        clock.pass(TimeDelta::days(30));
    }
    assert_eq!(server.take().len(), 1);
}

#[test]
fn a_permanent_redirect_is_believed_after_a_week() {
    let status = Arc::new(Mutex::new(301));
    let told = Arc::clone(&status);
    let server = Server::start(move |asked| match asked.path.as_str() {
        "/old" => Answer::status(*told.lock().unwrap()).with("Location", "/new"),
        _ => feed(&item("a", "A", "text")),
    });
    let site = one_source(&format!("{}/old", server.url));
    let clock = StillClock::at(NOW);
    let asked_old = || {
        server.take();
        let report = pull(site.path(), &clock);
        let moved = report.sources[0].moved.clone();
        (
            server.take().iter().any(|asked| asked.path == "/old"),
            moved.is_some(),
        )
    };
    assert_eq!(asked_old(), (true, true));
    clock.pass(TimeDelta::days(6));
    // A redirect that is not for good takes the count back.
    *status.lock().unwrap() = 302;
    assert_eq!(asked_old(), (true, false));
    *status.lock().unwrap() = 308;
    clock.pass(TimeDelta::days(1));
    assert_eq!(asked_old(), (true, true));
    clock.pass(TimeDelta::days(8));
    assert_eq!(asked_old(), (true, true));
    assert_eq!(asked_old(), (false, true));
    assert_eq!(
        posts(site.path()).len(),
        1,
        "a feed that moves gives the same posts"
    );
}

#[test]
fn private_addresses_are_refused_also_behind_names_and_redirects() {
    let server = Server::start(|_| feed(&item("a", "A", "text")));
    let port = server.url.rsplit(':').next().unwrap();
    let list: String = [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "0x7f.1",
        "2130706433",
    ]
    .iter()
    .map(|host| format!("  - url: \"http://{host}:{port}/\"\n"))
    .collect();
    let site = site(&format!("sources:\n{list}"));
    let config = Config::load(site.path()).unwrap();
    let clock = StillClock::at(NOW);
    let report = pull::pull(
        &config,
        &client(Reach::Public(Vec::new())),
        &clock,
        Options::default(),
    )
    .unwrap();
    for source in &report.sources {
        let Outcome::Failed(reason) = &source.outcome else {
            panic!("{source:?}");
        };
        assert!(reason.contains("private"), "{}: {reason}", source.url);
    }
    assert!(server.take().is_empty());
    assert!(posts(site.path()).is_empty());
}

/// A feed that is out in the world, as far as the client knows, leads into the private network.
#[test]
fn a_redirect_into_a_private_network_is_not_followed() {
    let secrets = Server::start(|_| feed(&item("secret", "Secret", "text")));
    let target = secrets.url.clone();
    let world = Server::start(move |asked| match asked.path.as_str() {
        "/once" => Answer::status(302).with("Location", &format!("{target}/")),
        "/twice" => Answer::status(301).with("Location", "/once"),
        "/named" => {
            let named = target.replace("127.0.0.1", "localhost");
            Answer::status(307).with("Location", &named)
        }
        _ => feed(&item("a", "A", "text")),
    });
    let list: String = ["once", "twice", "named", "plain"]
        .map(|path| format!("  - url: {}/{path}\n", world.url))
        .concat();
    let site = site(&format!("sources:\n{list}"));
    let host = world.url.strip_prefix("http://").unwrap();
    let output = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("feedmill"))
        .arg("pull")
        .arg(site.path())
        .arg(format!("--allow-private={host}"))
        .args(["--report", "json"])
        .output()
        .unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    for number in 0..3 {
        let said = report["sources"][number]["detail"].as_str().unwrap();
        assert!(
            said.contains("it redirects to ") && said.contains("private"),
            "{said}"
        );
    }
    assert_eq!(report["sources"][3]["new"], 1);
    assert!(secrets.take().is_empty(), "the private network was asked");
    assert_eq!(posts(site.path()).len(), 1);
}

/// Who is told to allow them, and does, need not wait.
#[test]
fn a_private_source_is_read_as_soon_as_it_is_allowed() {
    let server = Server::start(|_| feed(&item("a", "A", "text")));
    let site = one_source(&server.url);
    let config = Config::load(site.path()).unwrap();
    let clock = StillClock::at(NOW);
    let refused = client(Reach::Public(Vec::new()));
    pull::pull(&config, &refused, &clock, Options::default()).unwrap();
    assert_eq!(only(&pull(site.path(), &clock)).1.new, 1);
}

#[test]
fn entries_without_id_link_or_date_keep_what_they_got_at_first() {
    let server = Server::start(|_| {
        feed(
            "<item><title>Bare</title></item><item><description>no title</description></item><item><guid isPermaLink=\"false\">42</guid><title>Number</title></item>",
        )
    });
    let site = one_source(&format!("{}/feed", server.url));
    let clock = StillClock::at(NOW);
    assert_eq!(only(&pull(site.path(), &clock)).1.new, 3);
    let before = posts(site.path());
    clock.pass(TimeDelta::days(3));
    assert_eq!(only(&pull(site.path(), &clock)).1.unchanged, 3);
    assert_eq!(posts(site.path()), before);
    let number = before
        .values()
        .find(|text| text.contains("title: \"Number\""))
        .unwrap();
    assert!(
        number.contains(&format!("guid: \"{}/feed#42\"", server.url)),
        "{number}"
    );
    assert!(
        number.contains("date: 2026-01-01 08:00:00 +0800"),
        "{number}"
    );
}

#[test]
fn files_that_go_with_an_entry_go_with_the_post() {
    let server = Server::start(|_| {
        feed(&item("a", "A", "text").replace(
            "</item>",
            "<enclosure url=\"https://harbour.example/a.mp3\" length=\"1234\" type=\"audio/mpeg\"/></item>",
        ))
    });
    let site = one_source(&server.url);
    pull(site.path(), &StillClock::at(NOW));
    build(site.path(), &site.path().join("feeds"));
    let rss = fs::read_to_string(site.path().join("feeds/rss.xml")).unwrap();
    assert!(
        rss.contains(
            "<enclosure url=\"https://harbour.example/a.mp3\" length=\"1234\" type=\"audio/mpeg\"/>"
        ),
        "{rss}"
    );
}

#[test]
fn cst_is_of_the_zone_of_the_source() {
    let server = Server::start(|_| {
        feed(
            "<item><title>A</title><guid>https://a.example/1</guid><pubDate>Fri, 18 Mar 2022 07:49:13 CST</pubDate></item>",
        )
    });
    for (zone, offset) in [("", "+0800"), ("    timezone: America/Chicago\n", "-0600")] {
        let site = site(&format!("sources:\n  - url: {}\n{zone}", server.url));
        pull(site.path(), &StillClock::at(NOW));
        let posts = posts(site.path());
        let text = posts.values().next().unwrap();
        assert!(text.contains(&format!("07:49:13 {offset}")), "{text}");
    }
}

#[test]
fn an_entry_of_two_sources_is_one_post_and_limits_hold() {
    let server = Server::start(|_| feed(&["a", "b", "c"].map(|id| item(id, id, "text")).concat()));
    let url = &server.url;
    let site = site(&format!(
        "sources:\n  - url: {url}/1\n    limit: 2\n    category: one\n    tags: [x, y z]\n  - url: {url}/2\n"
    ));
    let clock = StillClock::at(NOW);
    for new in [3, 0] {
        let report = pull(site.path(), &clock);
        assert_eq!(report.counts().new, new);
        assert_eq!(report.sources[1].counts.elsewhere, 2);
    }
    let posts = posts(site.path());
    assert_eq!(posts.len(), 3);
    assert_eq!(
        posts
            .values()
            .filter(|text| text.contains("tags: [\"x\",\"y z\"]"))
            .count(),
        2
    );
}

#[test]
fn the_rule_of_a_source_says_which_entries_become_posts() {
    let items = [
        item(
            "https://harbour.example/1",
            "Release 2",
            "<p>one two three</p>",
        ),
        item("https://harbour.example/2", "Notes", "<p>one two three</p>"),
        item("https://harbour.example/3", "Release 1", "<p>one</p>"),
        item(
            "https://harbour.example/4",
            "Release 3",
            "<p>one two three</p>",
        ),
    ];
    let server = Server::start(move |_| feed(&items.concat()));
    let titles = |site: &Path| -> Vec<String> {
        let posts = posts(site).into_values();
        let mut titles: Vec<String> = posts
            .filter_map(|text| Some(text.lines().nth(1)?.to_owned()))
            .collect();
        titles.sort();
        titles
    };
    let source = format!("sources:\n  - url: {}\n", server.url);
    // The limit counts entries that match.
    let rule = "    match: title~release words>=3 author:\"Harbour & Tide\"\n    limit: 2\n";
    let site = site(&format!("{source}{rule}"));
    let clock = StillClock::at(NOW);
    let counts = pull(site.path(), &clock).counts();
    assert_eq!((counts.new, counts.unmatched), (2, 2));
    assert_eq!(
        titles(site.path()),
        ["title: \"Release 2\"", "title: \"Release 3\""]
    );
    // Another rule asks for the whole feed again; posts that are there stay.
    let settings = site.path().join("feedmill.yaml");
    let text = fs::read_to_string(&settings).unwrap();
    let (before, _) = text.split_once("    match").unwrap();
    fs::write(&settings, format!("{before}    match: title:notes\n")).unwrap();
    clock.pass(TimeDelta::hours(1));
    let counts = pull(site.path(), &clock).counts();
    assert_eq!((counts.new, counts.unmatched), (1, 3));
    assert_eq!(titles(site.path()).len(), 3);
    for (rule, message) in [
        ("titel:x", "unknown field `titel`"),
        ("path:x", "an entry that is pulled has no file yet"),
    ] {
        fs::write(&settings, format!("{before}    match: {rule}\n")).unwrap();
        let error = Config::load(site.path()).unwrap_err().to_string();
        assert!(error.contains(message) && error.contains("^^^"), "{error}");
    }
}

#[test]
fn sources_may_be_an_opml_file() {
    let server = Server::start(|_| feed(&item("a", "A", "text")));
    let site = site("sources: planet.opml\n");
    let opml = format!(
        "<opml version=\"2.0\"><body><outline text=\"Boats\"><outline xmlUrl=\"{}/\"/></outline></body></opml>",
        server.url
    );
    fs::write(site.path().join("planet.opml"), opml).unwrap();
    assert_eq!(only(&pull(site.path(), &StillClock::at(NOW))).1.new, 1);
    assert!(
        posts(site.path())
            .keys()
            .next()
            .unwrap()
            .starts_with("boats/")
    );
}

/// Id, title, links and dates of every entry, in the order of ids.
fn facts(bytes: &[u8]) -> Vec<(String, Option<String>, Vec<String>, String)> {
    let feed = feed_rs::parser::parse(bytes).unwrap();
    let entries = feed.entries.into_iter().map(|entry| {
        (
            entry.id,
            entry.title.map(|title| title.content),
            entry.links.into_iter().map(|link| link.href).collect(),
            format!("{:?} {:?}", entry.published, entry.updated),
        )
    });
    let mut all: Vec<_> = entries.collect();
    all.sort();
    all
}

fn build(site: &Path, out: &Path) {
    let mut config = Config::load(site).unwrap();
    config.feeds.limit = Some(0);
    let now = "2027-01-01T00:00:00Z".parse().unwrap();
    feedmill::build(&config, now, Folder::new(out.to_owned(), Mode::Write)).unwrap();
}

/// The example site's feeds, pulled in each format and built again, say the same.
#[test]
fn our_own_feeds_come_back_as_they_were() {
    let original = tempfile::tempdir().unwrap();
    build(Path::new(env!("CARGO_MANIFEST_DIR")), original.path());
    let root = original.path().to_owned();
    let server = Server::start(move |asked| {
        let path = root.join(asked.path.trim_start_matches('/'));
        fs::read(path).map_or(Answer::status(404), |bytes| Answer::ok("text/xml", bytes))
    });
    for name in ["rss.xml", "atom.xml", "feed.json"] {
        let site = one_source(&format!("{}/{name}", server.url));
        // Larger than the other feeds here.
        let client = Client::new("test", Limits::default(), Reach::Everywhere);
        let config = Config::load(site.path()).unwrap();
        let clock = StillClock::at(NOW);
        let report = pull::pull(&config, &client, &clock, Options::default()).unwrap();
        assert!(only(&report).1.new > 30, "{report:?}");
        let again = tempfile::tempdir().unwrap();
        build(site.path(), again.path());
        let read = |folder: &Path| facts(&fs::read(folder.join(name)).unwrap());
        assert_eq!(read(again.path()), read(original.path()), "{name}");
        let atom = fs::read_to_string(again.path().join("atom.xml")).unwrap();
        let rss = fs::read_to_string(again.path().join("rss.xml")).unwrap();
        assert!(atom.contains("<source>") && atom.contains("<title>澄湾新闻</title>"));
        assert!(rss.contains(&format!(
            "<source url=\"{}/{name}\">澄湾新闻</source>",
            server.url
        )));
    }
}

/// A planet in two commands, on a site that has Jekyll's settings alone.
#[test]
fn a_planet_is_two_commands() {
    let server = Server::start(|asked| {
        let id = asked.path.trim_start_matches('/');
        feed(&item(id, id, "text").replace("Harbour", id))
    });
    let site = tempfile::tempdir().unwrap();
    fs::write(
        site.path().join("_config.yml"),
        format!(
            "title: Planet\nurl: https://planet.example\ntimezone: Asia/Shanghai\nfeedmill:\n  sources:\n    - {{url: {0}/one, category: one}}\n    - {{url: {0}/two, category: two}}\n",
            server.url
        ),
    )
    .unwrap();
    let run = |words: &[&str]| {
        let mut command = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("feedmill"));
        let output = command.args(words).arg(site.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{output:?}");
    };
    run(&["pull", "--allow-private"]);
    run(&["build", "--strict"]);
    let read = |path: &str| fs::read_to_string(site.path().join("feeds").join(path)).unwrap();
    let (all, one) = (read("rss.xml"), read("category/one/rss.xml"));
    assert_eq!(
        (all.matches("<item>").count(), one.matches("<item>").count()),
        (2, 1)
    );
    assert!(
        one.contains(&format!("<source url=\"{}/one\">", server.url)),
        "{one}"
    );
    assert!(read("atom.xml").contains("<source>"));
    assert!(
        one.contains("<link>https://harbour.example/one</link>"),
        "{one}"
    );
}

#[test]
fn the_command_reports_and_holds_its_exit_status() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/good" => feed(&item("a", "A", "text")),
        _ => Answer::status(500),
    });
    let url = &server.url;
    let site = site(&format!(
        "sources:\n  - url: {url}/good\n  - url: {url}/bad\n"
    ));
    let run = |options: &[&str]| {
        let mut command = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("feedmill"));
        command
            .arg("pull")
            .arg(site.path())
            .args(options)
            .output()
            .unwrap()
    };
    let refused = run(&["--strict"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("--allow-private"));
    fs::remove_dir_all(site.path().join(".feedmill")).unwrap();
    let dry = run(&["--allow-private", "--dry-run"]);
    assert_eq!(dry.status.code(), Some(0));
    assert!(posts(site.path()).is_empty() && !site.path().join(".feedmill").exists());
    assert_eq!(
        String::from_utf8(dry.stdout).unwrap(),
        "2 sources: 1 read, 0 unchanged, 0 waiting, 1 without a feed\nposts: 1 new, 0 updated, 0 unchanged (nothing is written)\n"
    );
    let output = run(&["--allow-private", "--report", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["sources"][0]["new"], 1);
    assert_eq!(report["sources"][1]["outcome"], "failed");
    assert_eq!(report["sources"][1]["detail"], "HTTP status 500");
    assert_eq!(posts(site.path()).len(), 1);
    fs::write(
        site.path().join("feedmill.yaml"),
        "title: T\nurl: https://e.org\n",
    )
    .unwrap();
    let none = run(&[]);
    assert_eq!(none.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&none.stderr).contains("sources:"));
}

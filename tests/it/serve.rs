//! What the server answers, as clients on the wire see it.

mod browsers;
mod client;
mod compose;
mod guard;
mod start;
mod validator;

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use client::{Answer, Server, site};

fn ask(server: &Server, path: &str, headers: &str) -> Answer {
    server.ask(&format!("GET {path} HTTP/1.1\r\nHost: x\r\n{headers}"))
}

#[test]
fn documents_have_the_headers_that_readers_count_on() {
    let site = site();
    let server = Server::start(site.path(), &[]);
    for (path, media_type) in [
        ("/feeds/rss.xml", "application/rss+xml; charset=utf-8"),
        ("/feeds/atom.xml", "application/atom+xml; charset=utf-8"),
        ("/feeds/feed.json", "application/feed+json; charset=utf-8"),
        (
            "/feeds/tag/%E6%BD%AE/rss.xml",
            "application/rss+xml; charset=utf-8",
        ),
        ("/feeds/feeds.opml", "text/x-opml; charset=utf-8"),
        ("/feeds/feed.css", "text/css; charset=utf-8"),
        ("/feeds/feed.xhtml", "application/xhtml+xml; charset=utf-8"),
        ("/feeds/", "text/html; charset=utf-8"),
        ("/feeds/tag/%E6%BD%AE/", "text/html; charset=utf-8"),
    ] {
        let answer = ask(&server, path, "");
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("content-type"), media_type, "{path}");
        assert!(answer.header("etag").starts_with('"'), "{path}");
        assert!(answer.header("last-modified").ends_with(" GMT"), "{path}");
        assert_eq!(answer.header("cache-control"), "public, max-age=300");
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        let has_page = path.ends_with(".xml") || path.ends_with(".opml");
        let varies = match has_page {
            true => "accept-encoding, sec-fetch-dest, accept",
            false => "accept-encoding",
        };
        assert_eq!(answer.header("vary"), varies, "{path}");
        assert_eq!(
            answer.header("content-length"),
            answer.body.len().to_string()
        );
        let link = answer.header("link");
        let own = format!("<https://example.org{path}>; rel=\"self\"");
        let is_feed =
            path.ends_with("rss.xml") || path.ends_with("atom.xml") || path.ends_with("feed.json");
        assert_eq!(link, if is_feed { own.as_str() } else { "" }, "{path}");
        // HEAD says the same of the body, and has none.
        let head = server.ask(&format!("HEAD {path} HTTP/1.1\r\nHost: x\r\n"));
        assert_eq!((head.status, head.body.len()), (200, 0));
        assert_eq!(
            head.header("content-length"),
            answer.header("content-length")
        );
        assert_eq!(head.header("etag"), answer.header("etag"));
    }
    let served = ask(&server, "/feeds/rss.xml", "").body;
    assert_eq!(served, fs::read(site.path().join("feeds/rss.xml")).unwrap());
}

/// The whole head of an answer, as it is on the wire: `tests/serve/head.txt`.
#[test]
fn the_head_of_a_feed_names_the_feed_and_its_hubs() {
    let site = site();
    let hubs = "hub: [\"https://hub.example.org/\", \"https://other.example.net/?a=b\"]";
    let settings = client::SETTINGS.replace("feeds:\n", &format!("feeds:\n  {hubs}\n"));
    fs::write(site.path().join("feedmill.yaml"), settings).unwrap();
    let feed = site.path().join("feeds/rss.xml");
    fs::write(&feed, "<rss/>").unwrap();
    let written = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    let file = fs::File::options().write(true).open(&feed).unwrap();
    file.set_modified(written).unwrap();
    let server = Server::start(site.path(), &[]);
    let head = ask(&server, "/feeds/rss.xml", "").head;
    let masked = head.lines().map(|line| match line.split_once(": ") {
        Some((name @ ("etag" | "date"), _)) => format!("{name}: …\n"),
        _ => format!("{line}\n"),
    });
    let mut masked: Vec<String> = masked.collect();
    masked[1..].sort();
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/serve/head.txt");
    if std::env::var_os("FEEDMILL_REFRESH").is_some() {
        fs::write(&golden, masked.concat()).unwrap();
    }
    assert_eq!(masked.concat(), fs::read_to_string(golden).unwrap());
}

#[test]
fn who_has_a_document_is_told_so() {
    let site = site();
    let server = Server::start(site.path(), &[]);
    let first = ask(&server, "/feeds/atom.xml", "");
    let tag = first.header("etag").to_owned();
    let date = first.header("last-modified").to_owned();
    for condition in [
        format!("If-None-Match: {tag}\r\n"),
        format!("If-None-Match: \"other\", W/{tag}\r\n"),
        "If-None-Match: *\r\n".to_owned(),
        format!("If-Modified-Since: {date}\r\n"),
        "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT\r\n".to_owned(),
    ] {
        let again = ask(&server, "/feeds/atom.xml", &condition);
        assert_eq!((again.status, again.body.len()), (304, 0), "{condition}");
        assert_eq!(again.header("etag"), tag);
        assert_eq!(again.header("cache-control"), "public, max-age=300");
        assert_eq!(
            again.header("vary"),
            "accept-encoding, sec-fetch-dest, accept"
        );
    }
    for condition in [
        "If-None-Match: \"other\"\r\n".to_owned(),
        // A tag says more than a date.
        format!("If-None-Match: \"other\"\r\nIf-Modified-Since: {date}\r\n"),
        "If-Modified-Since: Fri, 01 Jan 1999 00:00:00 GMT\r\n".to_owned(),
        "If-Modified-Since: soon\r\n".to_owned(),
    ] {
        let again = ask(&server, "/feeds/atom.xml", &condition);
        assert_eq!(again.status, 200, "{condition}");
    }
    let feed = site.path().join("feeds/atom.xml");
    let changed = fs::read_to_string(&feed)
        .unwrap()
        .replace("<title>", "<title>New ");
    fs::write(&feed, &changed).unwrap();
    let again = ask(
        &server,
        "/feeds/atom.xml",
        &format!("If-None-Match: {tag}\r\n"),
    );
    assert_eq!(again.status, 200);
    assert_eq!(again.body, changed.as_bytes());
    assert_ne!(again.header("etag"), tag);
}

#[test]
fn compressed_forms_have_tags_of_their_own_and_the_same_content() {
    let site = site();
    let server = Server::start(site.path(), &[]);
    let plain = ask(&server, "/feeds/atom.xml", "");
    let mut tags = vec![plain.header("etag").to_owned()];
    for (accepted, encoding) in [
        ("gzip", "gzip"),
        ("br, gzip", "br"),
        ("gzip;q=0, *;q=0.1", "br"),
    ] {
        let header = format!("Accept-Encoding: {accepted}\r\n");
        let answer = ask(&server, "/feeds/atom.xml", &header);
        assert_eq!(answer.header("content-encoding"), encoding);
        assert!(answer.body.len() < plain.body.len());
        assert_eq!(client::unpacked(&answer), plain.body);
        tags.push(answer.header("etag").to_owned());
        let known = format!("{header}If-None-Match: {}\r\n", answer.header("etag"));
        assert_eq!(ask(&server, "/feeds/atom.xml", &known).status, 304);
        let other = format!("{header}If-None-Match: {}\r\n", plain.header("etag"));
        assert_eq!(ask(&server, "/feeds/atom.xml", &other).status, 200);
    }
    assert_eq!(tags[2], tags[3]);
    tags.dedup();
    assert_eq!(tags.len(), 3);
}

#[test]
fn what_was_compressed_before_is_taken_while_it_is_current() {
    let site = site();
    let feeds = site.path().join("feeds");
    fs::write(feeds.join("atom.xml.gz"), b"made before").unwrap();
    fs::write(feeds.join("rss.xml.gz"), b"too old").unwrap();
    let old = std::time::SystemTime::UNIX_EPOCH;
    let file = fs::File::options()
        .write(true)
        .open(feeds.join("rss.xml.gz"))
        .unwrap();
    file.set_modified(old).unwrap();
    let server = Server::start(site.path(), &[]);
    let gzip = "Accept-Encoding: gzip\r\n";
    let answer = ask(&server, "/feeds/atom.xml", gzip);
    assert_eq!(
        (answer.header("content-encoding"), &answer.body[..]),
        ("gzip", &b"made before"[..])
    );
    let answer = ask(&server, "/feeds/rss.xml", gzip);
    assert_eq!(
        client::unpacked(&answer),
        fs::read(feeds.join("rss.xml")).unwrap()
    );
}

#[test]
fn parts_of_files() {
    let site = site();
    // Larger than what is kept in memory, so that it is read as it is sent.
    let large: Vec<u8> = (0..9_000_000_u32)
        .map(|number| (number % 251) as u8)
        .collect();
    fs::write(site.path().join("feeds/film.mp4"), &large).unwrap();
    let server = Server::start(site.path(), &[]);
    let small = fs::read(site.path().join("feeds/atom.xml")).unwrap();
    for (path, whole) in [("/feeds/film.mp4", &large), ("/feeds/atom.xml", &small)] {
        let length = whole.len();
        let full = ask(&server, path, "Accept-Encoding: gzip;q=0\r\n");
        assert_eq!(full.header("accept-ranges"), "bytes");
        assert!(full.body == *whole, "{path}");
        for (range, start, end) in [
            ("0-99".to_owned(), 0, 100),
            ("100-".to_owned(), 100, length),
            ("-7".to_owned(), length - 7, length),
        ] {
            let part = ask(
                &server,
                path,
                &format!("Range: bytes={range}\r\nAccept-Encoding: br\r\n"),
            );
            assert_eq!(part.status, 206, "{path} {range}");
            assert_eq!(
                part.header("content-range"),
                format!("bytes {start}-{}/{length}", end - 1)
            );
            assert!(part.body == whole[start..end], "{path} {range}");
        }
        let outside = ask(&server, path, &format!("Range: bytes={length}-\r\n"));
        assert_eq!(outside.status, 416);
        assert_eq!(outside.header("content-range"), format!("bytes */{length}"));
        let tag = full.header("etag");
        let same = ask(
            &server,
            path,
            &format!("Range: bytes=0-9\r\nIf-Range: {tag}\r\n"),
        );
        assert_eq!(same.status, 206);
        let other = ask(&server, path, "Range: bytes=0-9\r\nIf-Range: \"other\"\r\n");
        assert_eq!((other.status, other.body.len()), (200, length));
        assert_eq!(ask(&server, path, "Range: bytes=0-1,4-5\r\n").status, 200);
    }
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let site = site();
    fs::write(site.path().join("feeds/.secret"), "hidden words").unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("../feedmill.yaml", site.path().join("feeds/link.txt")).unwrap();
        std::os::unix::fs::symlink("/", site.path().join("feeds/root")).unwrap();
        std::os::unix::fs::symlink("atom.xml", site.path().join("feeds/inside.xml")).unwrap();
        let hidden = site.path().join("feeds/.hidden");
        fs::create_dir(&hidden).unwrap();
        fs::write(hidden.join("a.xml"), "hidden words").unwrap();
        for (to, name) in [
            (".feedmill-documents", "list.xml"),
            (".secret", "secret.txt"),
            (".hidden", "open"),
            (".hidden/a.xml", "a.xml"),
            ("secret.txt", "twice.txt"),
        ] {
            std::os::unix::fs::symlink(to, site.path().join("feeds").join(name)).unwrap();
        }
    }
    let server = Server::start(site.path(), &[]);
    for path in [
        "/feeds/../feedmill.yaml",
        "/feeds/%2e%2e/feedmill.yaml",
        "/feeds/%2e%2e%2ffeedmill.yaml",
        "/feeds/..%5cfeedmill.yaml",
        "/feeds/tag/../../feedmill.yaml",
        "/feeds//etc/passwd",
        "/feeds/atom.xml%00.html",
        "/feeds/.secret",
        "/feeds/.feedmill-documents",
        "/feeds/link.txt",
        "/feeds/root/etc/passwd",
        "/feeds/list.xml",
        "/feeds/secret.txt",
        "/feeds/open/a.xml",
        "/feeds/a.xml",
        "/feeds/twice.txt",
        "/feedmill.yaml",
        "/feeds/%ff%fe",
        "/feeds/%",
        "/etc/passwd",
    ] {
        let answer = ask(&server, path, "");
        assert_eq!(answer.status, 404, "{path}");
        let body = String::from_utf8_lossy(&answer.body);
        assert!(
            !body.contains("title: T") && !body.contains("root:") && !body.contains("hidden words"),
            "{path}: {body}"
        );
    }
    #[cfg(unix)]
    assert_eq!(ask(&server, "/feeds/inside.xml", "").status, 200);
}

#[test]
fn a_wrong_address_gets_help() {
    let site = site();
    let server = Server::start(site.path(), &[]);
    let page = ask(
        &server,
        "/feeds/tag/m%C3%B6we/rss.xml?%22%3E%3Cscript%3E",
        "Accept: text/html\r\n",
    );
    let html = String::from_utf8(page.body.clone()).unwrap();
    assert_eq!(page.status, 404);
    assert!(
        html.contains("href=\"/feeds/\"") && html.contains("/feeds/tag/%E6%BD%AE"),
        "{html}"
    );
    assert!(!html.contains("<script>"));
    // What pages load is not what somebody meant.
    let near = ask(&server, "/feeds/feed.cs", "Accept: text/html\r\n");
    let near = String::from_utf8(near.body).unwrap();
    assert!(
        near.contains("/feeds/feed.json") && !near.contains("feed.css"),
        "{near}"
    );
    let text = ask(&server, "/feeds/atom", "");
    assert_eq!(text.header("content-type"), "text/plain; charset=utf-8");
    assert!(String::from_utf8_lossy(&text.body).contains("/feeds/atom.xml\n"));
}

#[test]
fn other_ways_lead_to_the_feeds() {
    let site = site();
    let server = Server::start(site.path(), &[]);
    for (path, status, place) in [
        ("/", 302, "/feeds/"),
        ("/feeds", 302, "/feeds/"),
        ("/feeds/tag", 301, "/feeds/tag/"),
        ("/old.xml", 301, "/feeds/atom.xml"),
        ("/%E6%97%A7.xml", 301, "/feeds/rss.xml"),
    ] {
        let answer = ask(&server, path, "");
        assert_eq!(
            (answer.status, answer.header("location")),
            (status, place),
            "{path}"
        );
    }
    let refused = server.ask("POST /feeds/ HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n");
    assert_eq!(
        (refused.status, refused.header("allow")),
        (405, "GET, HEAD, OPTIONS")
    );
    let asked = server.ask("OPTIONS /feeds/atom.xml HTTP/1.1\r\nHost: x\r\n");
    assert_eq!(
        (asked.status, asked.header("access-control-allow-origin")),
        (204, "*")
    );
}

#[test]
fn hostile_requests_are_refused_and_hurt_nobody() {
    let site = site();
    let server = Server::start(site.path(), &[]);
    let long = format!("GET /{} HTTP/1.1\r\nHost: x\r\n", "a".repeat(100_000));
    for raw in [
        long.as_str(),
        "GET\r\n",
        "\0\0\0\0\r\n",
        "GET /feeds/ HTTP/1.1\r\nBad Header\r\n",
    ] {
        let status = server.ask(raw).status;
        assert!(
            status == 0 || (400..500).contains(&status),
            "{raw:.20}: {status}"
        );
    }
    assert_eq!(ask(&server, "/feeds/", "").status, 200);
}

#[test]
fn a_thousand_idle_connections_are_no_burden() {
    let site = site();
    let server = Server::start(site.path(), &[]);
    let mut idle = Vec::new();
    for _ in 0..1_000 {
        match TcpStream::connect(server.address) {
            Ok(stream) => idle.push(stream),
            // The system allows this test fewer: what it allows must do.
            Err(_) => break,
        }
    }
    assert!(idle.len() >= 200, "{}", idle.len());
    assert_eq!(ask(&server, "/feeds/atom.xml", "").status, 200);
    // The last of them is still served.
    let last = idle.last_mut().unwrap();
    last.write_all(b"GET /feeds/rss.xml HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        .unwrap();
    let mut said = String::new();
    last.read_to_string(&mut said).unwrap();
    assert!(said.starts_with("HTTP/1.1 200"), "{said}");
}

#[cfg(unix)]
#[test]
fn it_stops_when_asked_and_finishes_what_it_began() {
    let site = site();
    fs::write(site.path().join("feeds/film.mp4"), vec![7; 9_000_000]).unwrap();
    let mut server = Server::start(site.path(), &["--watch"]);
    let mut slow = TcpStream::connect(server.address).unwrap();
    slow.write_all(b"GET /feeds/film.mp4 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        .unwrap();
    let mut start = [0; 1000];
    slow.read_exact(&mut start).unwrap();
    // A page that waits for events does not keep the server up.
    let mut events = TcpStream::connect(server.address).unwrap();
    events
        .write_all(b"GET /.feedmill/live HTTP/1.1\r\nHost: localhost\r\n\r\n")
        .unwrap();
    let mut first = [0; 20];
    events.read_exact(&mut first).unwrap();
    let pid = server.process.id().to_string();
    Command::new("kill").args(["-TERM", &pid]).status().unwrap();
    let mut rest = Vec::new();
    slow.read_to_end(&mut rest).unwrap();
    assert!(start.len() + rest.len() > 9_000_000);
    assert!(server.process.wait().unwrap().success());
}

/// Reads events until one holds `wanted`.
fn event(stream: &mut TcpStream, wanted: &str) -> String {
    stream
        .set_read_timeout(Some(Duration::from_secs(60)))
        .unwrap();
    let mut said = String::new();
    let mut buffer = [0; 4096];
    while !said.contains(wanted) {
        let count = stream.read(&mut buffer).expect("an event");
        assert!(count > 0, "{said}");
        said.push_str(&String::from_utf8_lossy(&buffer[..count]));
    }
    said
}

#[test]
fn watched_posts_become_feeds_and_broken_ones_a_warning() {
    let site = site();
    let server = Server::start(site.path(), &["--watch"]);
    let page = String::from_utf8(ask(&server, "/feeds/", "").body).unwrap();
    assert!(page.contains("EventSource"));
    assert_eq!(
        ask(&server, "/feeds/atom.xml", "").header("cache-control"),
        "no-cache"
    );
    let mut events = TcpStream::connect(server.address).unwrap();
    events
        .write_all(b"GET /.feedmill/live HTTP/1.1\r\nHost: localhost\r\n\r\n")
        .unwrap();
    event(&mut events, "data: ");
    let post = |name: &str| site.path().join("content").join(name);
    let write = |path: &Path, text: &str| fs::write(path, text).unwrap();

    write(
        &post("b.md"),
        "---\ntitle: Fresh\ndate: 2022-02-01\n---\ntext\n",
    );
    event(&mut events, "\"build\":1");
    let atom = || String::from_utf8(ask(&server, "/feeds/atom.xml", "").body).unwrap();
    assert!(atom().contains("<title>Fresh</title>"));

    write(&post("b.md"), "---\ntitle: Fresh\ndate: soon\n---\ntext\n");
    let said = event(&mut events, "content/b.md:3");
    assert!(said.contains("help: "), "{said}");
    assert!(
        atom().contains("<title>Fresh</title>"),
        "the last good feed is gone"
    );

    write(
        &site.path().join("feedmill.yaml"),
        "title: T\nurl: nowhere\n",
    );
    event(&mut events, "not an absolute");
    assert!(atom().contains("<title>Fresh</title>"));

    write(&site.path().join("feedmill.yaml"), client::SETTINGS);
    write(
        &post("b.md"),
        "---\ntitle: Mended\ndate: 2022-02-01\n---\ntext\n",
    );
    event(&mut events, "\"build\":2");
    assert!(atom().contains("<title>Mended</title>"));
}

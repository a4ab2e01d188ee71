//! `feedmill validate --deep`: what documents point to. Every server here is on this machine.

use std::fs;
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;

use crate::world::server::{Answer, Asked, Server};

/// A feed of these items, whose addresses begin with `HERE`.
fn rss(server: &Server, channel: &str, item: &str) -> String {
    format!(
        "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" \
         xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"><channel><title>The pier</title>\
         <link>HERE/</link><description>Ships</description><language>en</language>{channel}<item><title>One</title>\
         <guid isPermaLink=\"false\">one</guid>{item}</item></channel></rss>"
    )
    .replace("HERE", &server.url)
}

fn run(folder: &std::path::Path, arguments: &[&str]) -> Output {
    Command::new(assert_cmd::cargo::cargo_bin!("feedmill"))
        .current_dir(folder)
        .args(["validate", "--deep"])
        .args(arguments)
        .output()
        .unwrap()
}

/// The findings of the family `deep`, with their messages, for a document that is a file.
fn found(text: &str, arguments: &[&str]) -> Vec<(String, String)> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("pier.xml"), text).unwrap();
    let output = run(
        folder.path(),
        &[&["pier.xml", "--report", "json"], arguments].concat(),
    );
    let report: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    let findings = report["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| {
            let text = |name: &str| finding[name].as_str().unwrap().to_owned();
            (text("rule"), text("message"))
        })
        .filter(|(rule, _)| rule.starts_with("deep/"))
        .collect()
}

fn rules(found: &[(String, String)]) -> Vec<&str> {
    found.iter().map(|(rule, _)| rule.as_str()).collect()
}

/// Answers to `HEAD` have no body, but say how long it would be.
fn file(media_type: &str, length: usize) -> Answer {
    Answer::Raw(
        format!(
            "HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\nContent-Length: {length}\r\nAccept-Ranges: bytes\r\nConnection: close\r\n\r\n"
        )
        .into_bytes(),
    )
}

/// The first bytes of a PNG with these measures.
fn png(side: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bytes.extend(side.to_be_bytes());
    bytes.extend(side.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
    bytes
}

const TALK: &str = r#"<enclosure url="HERE/talk.mp3" length="100" type="audio/mpeg"/>"#;

#[test]
fn an_enclosure_is_asked_for_by_head() {
    let server = Server::start(|asked: &Asked| match asked.path.as_str() {
        "/talk.mp3" => file("audio/mpeg", 100),
        _ => file("text/html", 3),
    });
    let text = rss(&server, "", TALK);
    let all = found(&text, &["--allow-private"]);
    assert_eq!(rules(&all), ["deep/without-tls"], "{all:?}");
    let asked = server.take();
    assert!(
        asked.iter().all(|asked| asked.method == "HEAD"),
        "{asked:?}"
    );
    let wrong = rss(
        &server,
        "",
        &TALK.replace("100", "99").replace("mpeg", "ogg"),
    );
    let all = found(&wrong, &["--allow-private"]);
    let all = rules(&all);
    assert!(
        all.contains(&"deep/enclosure-length") && all.contains(&"deep/enclosure-type"),
        "{all:?}"
    );
}

#[test]
fn a_server_that_refuses_head_is_asked_for_one_byte() {
    let server = Server::start(|asked: &Asked| {
        match (asked.method.as_str(), asked.path.as_str()) {
        ("HEAD", "/talk.mp3") => Answer::Raw(b"HTTP/1.1 405 X\r\nConnection: close\r\n\r\n".to_vec()),
        ("GET", "/talk.mp3") if asked.headers["range"] == "bytes=0-0" => Answer::Raw(
            b"HTTP/1.1 206 X\r\nContent-Type: audio/mpeg\r\nContent-Range: bytes 0-0/100\r\nContent-Length: 1\r\nConnection: close\r\n\r\nI"
                .to_vec(),
        ),
        _ => file("text/html", 3),
    }
    });
    let all = found(&rss(&server, "", TALK), &["--allow-private"]);
    assert_eq!(
        rules(&all),
        ["deep/enclosure-without-head", "deep/without-tls"],
        "{all:?}"
    );
}

#[test]
fn what_is_gone_is_an_error_if_it_is_a_file_and_a_warning_if_it_is_a_page() {
    let server = Server::start(|_: &Asked| {
        Answer::Raw(b"HTTP/1.1 404 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_vec())
    });
    let all = found(&rss(&server, "", TALK), &["--allow-private"]);
    assert_eq!(rules(&all), ["deep/link-dead", "deep/enclosure-missing"]);
    assert!(all[0].1.contains("404"), "{all:?}");
}

#[test]
fn artwork_is_measured() {
    let server = Server::start(|asked: &Asked| match asked.path.as_str() {
        "/small.png" => Answer::ok("image/png", png(600)),
        "/right.png" => Answer::ok("image/png", png(1400)),
        "/picture.gif" => Answer::ok("image/gif", &b"GIF89a\x78\x05\x78\x05\0\0\0"[..]),
        "/page" => Answer::ok("text/html", "<p>Not found</p>"),
        _ => file("text/html", 3),
    });
    let of = |name: &str| {
        let image = format!("<itunes:image href=\"HERE/{name}\"/>");
        let all = found(&rss(&server, &image, ""), &["--allow-private"]);
        all.into_iter()
            .map(|(rule, _)| rule)
            .filter(|rule| rule != "deep/without-tls")
            .collect::<Vec<_>>()
    };
    assert_eq!(of("right.png"), Vec::<String>::new());
    assert_eq!(of("small.png"), ["deep/artwork-size"]);
    assert_eq!(of("picture.gif"), ["deep/artwork-format"]);
    assert_eq!(of("page"), ["deep/artwork-format", "deep/image-type"]);
}

#[test]
fn private_addresses_are_asked_only_if_they_are_allowed() {
    let server = Server::start(|_: &Asked| file("text/html", 3));
    let text = rss(&server, "", "");
    assert_eq!(rules(&found(&text, &[])), ["deep/private-address"]);
    assert!(server.take().is_empty());
    let host = server.url.strip_prefix("http://").unwrap();
    let all = found(&text, &[&format!("--allow-private={host}")]);
    assert!(all.is_empty() && !server.take().is_empty(), "{all:?}");
}

#[test]
fn documents_of_one_feed_are_followed_to_their_end() {
    let page = |next: &str| {
        format!(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>urn:a</id>{}</feed>",
            match next {
                "" => String::new(),
                next => format!("<link rel=\"next\" href=\"{next}\"/>"),
            }
        )
    };
    let server = Server::start(move |asked: &Asked| match asked.path.as_str() {
        "/2" => Answer::ok("application/atom+xml", page("/3")),
        "/3" => Answer::ok("application/atom+xml", page("")),
        "/circle" => Answer::ok("application/atom+xml", page("/back")),
        "/back" => Answer::ok("application/atom+xml", page("/circle")),
        "/broken" => Answer::ok("application/atom+xml", page("/gone")),
        "/gone" => Answer::status(404),
        _ => file("text/html", 3),
    });
    let of = |first: &str| {
        let link = format!("<atom:link rel=\"next\" href=\"HERE/{first}\"/>");
        found(&rss(&server, &link, ""), &["--allow-private"])
    };
    assert!(of("2").is_empty());
    let asked: Vec<_> = server.take().into_iter().map(|asked| asked.path).collect();
    assert!(asked.contains(&"/3".to_owned()), "{asked:?}");
    assert_eq!(rules(&of("circle")), ["deep/page-loop"]);
    let broken = of("broken");
    assert_eq!(rules(&broken), ["deep/page-missing"]);
    assert!(broken[0].1.contains("/gone"), "{broken:?}");
}

#[test]
fn an_address_is_asked_for_once_in_a_run_and_no_more_than_the_limit() {
    let server = Server::start(|_: &Asked| file("text/html", 3));
    let folder = tempfile::tempdir().unwrap();
    let items: String = (0..5)
        .map(|number| format!("<comments>HERE/{number}</comments></item><item><title>x</title>"))
        .collect();
    let text = rss(&server, "", &items);
    for name in ["a.xml", "b.xml"] {
        fs::write(folder.path().join(name), &text).unwrap();
    }
    run(folder.path(), &["a.xml", "b.xml", "--allow-private"]);
    let mut paths: Vec<_> = server.take().into_iter().map(|asked| asked.path).collect();
    paths.sort();
    assert_eq!(paths, ["/", "/0", "/1", "/2", "/3", "/4"]);
    let all = found(&text, &["--allow-private", "--deep-limit", "2"]);
    assert_eq!(rules(&all), ["deep/not-asked"], "{all:?}");
    assert!(all[0].1.contains("4 addresses"), "{all:?}");
    assert_eq!(server.take().len(), 2);
}

#[test]
fn hubs_and_the_address_of_the_feed_itself_are_tried() {
    let server = Server::start(|asked: &Asked| match asked.path.as_str() {
        "/hub" => Answer::Reset,
        "/self" => Answer::ok(
            "application/atom+xml",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>urn:a</id></feed>",
        ),
        _ => file("text/html", 3),
    });
    let links =
        "<atom:link rel=\"hub\" href=\"HERE/hub\"/><atom:link rel=\"self\" href=\"HERE/self\"/>";
    let all = found(&rss(&server, links, ""), &["--allow-private"]);
    assert_eq!(
        rules(&all),
        ["deep/hub-silent", "deep/self-differs"],
        "{all:?}"
    );
}

#[test]
fn a_length_that_the_server_knows_is_a_fix() {
    let server = Server::start(|_: &Asked| file("audio/mpeg", 4242));
    for length in ["100", ""] {
        let text = rss(&server, "", &TALK.replace("100", length));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pier.xml");
        fs::write(&path, &text).unwrap();
        run(folder.path(), &["pier.xml", "--fix", "--allow-private"]);
        let fixed = fs::read_to_string(&path).unwrap();
        let wanted = text.replace(&format!("length=\"{length}\""), "length=\"4242\"");
        assert_eq!(fixed, wanted);
    }
}

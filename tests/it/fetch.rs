//! `feedmill validate https://…`: what a server says is checked with the document. Every server here is on this machine.

use std::io::Write;
use std::process::Output;

use crate::world::server::{Answer, Asked, Server};
use assert_cmd::Command;
use serde_json::Value;

const ATOM: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <title>The pier</title>
  <id>https://harbour.example/pier</id>
  <updated>2025-03-01T08:00:00Z</updated>
  <author><name>The pilot</name></author>
  <link rel="self" href="SELF"/>
  <link href="https://harbour.example/pier"/>
</feed>
"#;

fn feed() -> Answer {
    Answer::ok("application/atom+xml", ATOM).with("ETag", "\"one\"")
}

fn validate(arguments: &[&str]) -> Output {
    Command::new(assert_cmd::cargo::cargo_bin!("feedmill"))
        .args([
            "validate",
            "--format",
            "json",
            "--now",
            "2026-01-01T00:00:00Z",
        ])
        .args(arguments)
        .output()
        .unwrap()
}

fn reports(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn rules(report: &Value) -> Vec<&str> {
    let findings = report["findings"].as_array().unwrap();
    findings
        .iter()
        .map(|finding| finding["rule"].as_str().unwrap())
        .collect()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn what_the_server_says_is_judged_too() {
    let server = Server::start(|asked: &Asked| match asked.path.as_str() {
        "/plain" => Answer::ok("text/plain", ATOM),
        "/good" if asked.headers.contains_key("if-none-match") => Answer::status(304),
        _ => feed().with("Access-Control-Allow-Origin", "*"),
    });
    let found = reports(&validate(&[&format!("{}/plain", server.url)]));
    let plain = rules(&found[0]);
    assert!(
        plain.contains(&"http/media-type") && plain.contains(&"http/no-validator"),
        "{plain:?}"
    );
    assert!(plain.contains(&"http/cross-origin"), "{plain:?}");
    let found = reports(&validate(&[&format!("{}/good", server.url)]));
    let good = rules(&found[0]);
    assert!(
        !good.iter().any(|rule| rule.starts_with("http/")),
        "{good:?}"
    );
    assert_eq!(found[0]["kind"], "atom");
}

#[test]
fn a_document_with_an_etag_is_asked_for_again() {
    let server = Server::start(|asked: &Asked| match asked.headers.get("if-none-match") {
        Some(_) if asked.path == "/careful" => Answer::status(304),
        _ => feed(),
    });
    let found = |path: &str| reports(&validate(&[&format!("{}{path}", server.url)])).remove(0);
    assert!(rules(&found("/careless")).contains(&"http/sent-again"));
    server.take();
    assert!(!rules(&found("/careful")).contains(&"http/sent-again"));
    let asked = server.take();
    assert_eq!(asked.len(), 2);
    assert_eq!(asked[1].headers["if-none-match"], "\"one\"");
    assert!(asked[0].headers["user-agent"].starts_with("feedmill/"));
    assert!(asked[0].headers["accept-encoding"].contains("gzip"));
}

#[test]
fn five_redirects_are_followed_and_no_more() {
    let server = Server::start(|asked: &Asked| {
        let left: u32 = asked.path[1..].parse().unwrap();
        match left {
            0 => feed(),
            left => Answer::status(302).with("Location", &format!("/{}", left - 1)),
        }
    });
    let output = validate(&[&format!("{}/5", server.url)]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let found = reports(&output);
    assert!(rules(&found[0]).contains(&"http/redirected"));
    let output = validate(&[&format!("{}/6", server.url)]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("more than 5 times"));
    let lost = Server::start(|_| Answer::status(301).with("Location", "ftp://harbour.example/"));
    let output = validate(&[&lost.url]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("redirects to nowhere"));
}

#[test]
fn compression_is_undone_and_seen() {
    let server = Server::start(|asked: &Asked| {
        let long = ATOM.replace(
            "<title>",
            &format!("<!-- {} --><title>", " tide".repeat(1000)),
        );
        if asked.path == "/plain" {
            return Answer::ok("application/atom+xml", long);
        }
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(long.as_bytes()).unwrap();
        Answer::ok("application/atom+xml", gzip.finish().unwrap()).with("Content-Encoding", "gzip")
    });
    let found = reports(&validate(&[
        &format!("{}/plain", server.url),
        &format!("{}/gzip", server.url),
    ]));
    assert_eq!(found[1]["kind"], "atom");
    assert!(rules(&found[0]).contains(&"http/uncompressed"));
    assert!(!rules(&found[1]).contains(&"http/uncompressed"));
}

#[test]
fn a_bomb_is_not_unpacked() {
    let server = Server::start(|_| {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(&vec![b' '; 17 << 20]).unwrap();
        Answer::ok("application/rss+xml", gzip.finish().unwrap()).with("Content-Encoding", "gzip")
    });
    let output = validate(&[&server.url]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said(&output).contains("more than 16777216 bytes"),
        "{}",
        said(&output)
    );
}

#[test]
fn the_charset_of_the_server_goes_before_that_of_the_document() {
    let server = Server::start(|_| {
        let latin = ATOM
            .replace("The pier", "Der H\u{fc}gel")
            .replace("encoding=\"UTF-8\"", "");
        let bytes: Vec<u8> = latin
            .chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap())
            .collect();
        Answer::ok("application/atom+xml; charset=iso-8859-1", bytes)
    });
    let found = reports(&validate(&[&server.url]));
    assert!(
        !rules(&found[0]).contains(&"xml/malformed-bytes"),
        "{found:?}"
    );
}

#[test]
fn a_page_leads_to_its_feeds() {
    let server = Server::start(|asked: &Asked| match asked.path.as_str() {
        "/" => Answer::ok(
            "text/html; charset=utf-8",
            "<!doctype html><link rel=alternate type=application/atom+xml href=/a><link rel=alternate type=application/rss+xml href=/b>",
        ),
        "/a" => feed(),
        "/b" => Answer::ok("application/rss+xml", "<rss version=\"2.0\"/>"),
        _ => Answer::ok("text/html", "<p>nothing"),
    });
    let output = validate(&[&format!("{}/", server.url)]);
    assert_eq!(output.status.code(), Some(1));
    let found = reports(&output);
    assert_eq!(found[0]["document"], format!("{}/a", server.url));
    assert_eq!(found[1]["document"], format!("{}/b", server.url));
    let output = validate(&[&format!("{}/elsewhere", server.url)]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("names no feeds"));
}

#[test]
fn a_server_that_fails_is_told_from_a_document_that_is_wrong() {
    let server = Server::start(|asked: &Asked| match asked.path.as_str() {
        "/reset" => Answer::Reset,
        _ => Answer::Status(
            404,
            vec![("Content-Type".into(), "text/html".into())],
            b"<p>gone".to_vec(),
        ),
    });
    let output = validate(&[&format!("{}/reset", server.url)]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("/reset"), "{}", said(&output));
    let output = validate(&[&format!("{}/missing", server.url)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(rules(&reports(&output)[0]).contains(&"http/status"));
    let output = validate(&["http://127.0.0.1:1/"]);
    assert_eq!(output.status.code(), Some(2));
}

/// The public server is one on this machine that is allowed by its address.
#[test]
fn a_public_address_does_not_lead_into_the_private_network() {
    let secrets = Server::start(|_| feed());
    let target = secrets.url.clone();
    let public = Server::start(move |asked: &Asked| match asked.path.as_str() {
        "/redirects" => Answer::status(302).with("Location", &format!("{target}/admin")),
        "/page" => Answer::ok(
            "text/html",
            format!("<link rel=alternate type=application/atom+xml href={target}/admin>"),
        ),
        "/named" => {
            let named = target.replace("127.0.0.1", "localhost");
            Answer::status(307).with("Location", &named)
        }
        _ => feed(),
    });
    let host = public.url.strip_prefix("http://").unwrap();
    let allowed = format!("--allow-private={host}");
    for path in ["redirects", "page", "named"] {
        let output = validate(&[&allowed, &format!("{}/{path}", public.url)]);
        assert_eq!(output.status.code(), Some(2), "{path}");
        let said = said(&output);
        assert!(
            said.contains("private") && said.contains("--allow-private"),
            "{said}"
        );
        assert!(output.stdout.is_empty(), "{path}: {output:?}");
    }
    assert!(secrets.take().is_empty(), "the private network was asked");
    // All of them are allowed by the option alone, and where a private address was typed.
    for options in [&["--allow-private"][..], &[]] {
        let url = format!("{}/redirects", public.url);
        let output = validate(&[options, &[&url]].concat());
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    }
    assert_eq!(secrets.take().len(), 4);
}

/// A member of 20 bytes that holds nothing, again and again, is work without end.
#[test]
fn a_stream_of_empty_pieces_is_not_read_to_its_end() {
    let server = Server::start(|_| {
        let empty = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        let pieces = empty.finish().unwrap().repeat(100_000);
        Answer::ok("application/rss+xml", pieces).with("Content-Encoding", "gzip")
    });
    let output = validate(&[&server.url]);
    assert_eq!(output.status.code(), Some(2));
    let said = said(&output);
    assert!(
        said.contains("compressed in more than 100 pieces"),
        "{said}"
    );
}

//! The page on which people check feeds: off unless it is asked for, and harmless whatever is sent to it.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use super::client::{Answer, Server, site};

const PATH: &str = "/.feedmill/validator/";

fn get(server: &Server, path: &str) -> Answer {
    server.ask(&format!("GET {path} HTTP/1.1\r\nHost: x\r\n"))
}

fn post(server: &Server, query: &str, media_type: &str, body: &[u8]) -> Answer {
    let head = format!("POST {PATH}{query} HTTP/1.1\r\nHost: x\r\nContent-Type: {media_type}\r\n");
    server.send(&head, body)
}

fn form(server: &Server, pairs: &[(&str, &str)]) -> Answer {
    let mut body = url::form_urlencoded::Serializer::new(String::new());
    body.extend_pairs(pairs);
    let body = body.finish();
    post(
        server,
        "",
        "application/x-www-form-urlencoded",
        body.as_bytes(),
    )
}

fn text(answer: &Answer) -> String {
    String::from_utf8(answer.body.clone()).unwrap()
}

#[test]
fn the_page_is_off_unless_it_is_asked_for() {
    let site = site();
    let server = Server::start(site.path(), &[]);
    assert_eq!(get(&server, PATH).status, 404);
    assert_eq!(form(&server, &[("text", "<rss/>")]).status, 405);
}

#[test]
fn what_is_pasted_is_checked_beside_the_feeds() {
    let site = site();
    let server = Server::start(site.path(), &["--validator"]);
    assert_eq!(get(&server, "/feeds/rss.xml").status, 200);
    assert_eq!(get(&server, "/.feedmill/validator").status, 308);
    let page = get(&server, PATH);
    assert_eq!(page.status, 200);
    let policy = page.header("content-security-policy");
    assert!(
        policy.starts_with("default-src 'none'; style-src 'self'; script-src 'self';"),
        "{policy}"
    );
    for (name, media_type) in [
        ("page.css", "text/css; charset=utf-8"),
        ("page.js", "text/javascript; charset=utf-8"),
    ] {
        let file = get(&server, &format!("{PATH}{name}"));
        assert_eq!(
            (file.status, file.header("content-type")),
            (200, media_type)
        );
    }
    let feed = "<rss version=\"2.0\">\r\n<channel><title>Tide & <script>alert(1)</script></title></channel></rss>";
    let answer = form(
        &server,
        &[("text", feed), ("lang", "en"), ("profile", "apple")],
    );
    let found = text(&answer);
    assert_eq!(answer.status, 200);
    for wanted in [
        "feed/language-missing",
        "apple/channel-incomplete",
        "xml/not-well-formed",
        "script&gt;alert(1)",
        "id=\"L2\"",
    ] {
        assert!(found.contains(wanted), "{wanted}: {found}");
    }
    assert!(!found.contains("<script>alert"), "{found}");
    assert!(
        text(&form(&server, &[("text", feed), ("lang", "zh-CN")]))
            .contains("<html lang=\"zh-CN\">")
    );
}

#[test]
fn a_file_is_checked_in_its_own_encoding() {
    let site = site();
    let server = Server::start(site.path(), &["--validator"]);
    let feed = b"<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rss version=\"2.0\"><channel><title>Caf\xe9</title></channel></rss>";
    let found = text(&post(&server, "?lang=en", "application/octet-stream", feed));
    assert!(
        found.contains("Caf\u{e9}") && !found.contains("malformed"),
        "{found}"
    );
}

#[test]
fn what_is_too_large_is_refused_and_says_so() {
    let site = site();
    let server = Server::start(site.path(), &["--validator"]);
    let large = vec![b' '; (2 << 20) + 1];
    let answer = post(&server, "", "application/octet-stream", &large);
    assert_eq!(answer.status, 413);
    assert!(text(&answer).contains("larger than 2 MiB"));
}

#[test]
fn private_addresses_are_not_read() {
    let site = site();
    let server = Server::start(site.path(), &["--validator"]);
    let own = format!("http://{}/feeds/rss.xml", server.address);
    for address in [
        own.as_str(),
        "http://localhost/",
        "http://[::1]/",
        "http://169.254.169.254/",
        "file:///etc/passwd",
        "https://a:b@harbour.example/",
    ] {
        let query: String = url::form_urlencoded::byte_serialize(address.as_bytes()).collect();
        let found = text(&get(&server, &format!("{PATH}?lang=en&url={query}")));
        assert!(
            found.contains("This could not be checked"),
            "{address}: {found}"
        );
        assert!(!found.contains("class=\"lines\""), "{address}");
    }
}

#[test]
fn the_page_needs_no_site() {
    let folder = tempfile::tempdir().unwrap();
    let mut process = Command::new(env!("CARGO_BIN_EXE_feedmill"))
        .current_dir(folder.path())
        .args(["serve", "--validator", "127.0.0.1:0", "--report", "json"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut said = BufReader::new(process.stdout.take().unwrap());
    said.read_line(&mut line).unwrap();
    let report: serde_json::Value = serde_json::from_str(&line).unwrap();
    let url = report["validator"].as_str().unwrap();
    let address = url.split('/').nth(2).unwrap().parse().unwrap();
    let server = Server { process, address };
    assert!(url.ends_with(PATH), "{url}");
    assert_eq!(get(&server, "/").header("location"), PATH);
    assert_eq!(get(&server, PATH).status, 200);
    assert_eq!(get(&server, "/feeds/rss.xml").status, 404);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_folder_after_the_option_is_the_site() {
    let site = site();
    let mut process = Command::new(env!("CARGO_BIN_EXE_feedmill"))
        .args([
            "serve",
            "--addr",
            "127.0.0.1:0",
            "--report",
            "json",
            "--validator",
        ])
        .arg(site.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut said = BufReader::new(process.stdout.take().unwrap());
    said.read_line(&mut line).unwrap();
    let report: serde_json::Value = serde_json::from_str(&line).unwrap();
    let url = report["url"].as_str().unwrap();
    let address = url.split('/').nth(2).unwrap().parse().unwrap();
    let server = Server { process, address };
    assert_eq!(get(&server, "/feeds/rss.xml").status, 200);
    assert_eq!(get(&server, PATH).status, 200);
}

//! Pages that posts link to are notified: once, of changes, and that a post is gone.

use feedmill::net::Response;
use serde_json::json;

use super::site::Site;
use crate::world::mastodon::{error, ok};
use crate::world::server::{Answer, Server};

const START: &str = "2026-02-01T00:00:00Z";
const NOW: &str = "2026-02-03T00:00:00Z";

fn page() -> Response {
    Response {
        headers: vec![("link".to_owned(), "</in>; rel=webmention".to_owned())],
        ..ok(json!({}))
    }
}

/// What was posted: where to, and the form.
fn mentions(site: &Site) -> Vec<(String, String)> {
    let asked = site.net.take().into_iter();
    let posted = asked.filter_map(|request| {
        let body = request.body?.1;
        Some((request.url, String::from_utf8(body).unwrap()))
    });
    posted.collect()
}

#[test]
fn pages_are_notified_once_of_changes_and_of_the_end() {
    let site = Site::new("announce: {webmention: true}\n");
    site.announce(START);
    let write = |text: &str| {
        let head = "---\ntitle: A\ndate: 2026-02-02\n---\n";
        site.write("content/a.md", format!("{head}{text}\n"));
    };
    let form = |target: &str| {
        format!(
            "source=https%3A%2F%2Fexample.org%2F2026%2F02%2F02%2Fa.html&target=https%3A%2F%2F{target}%2F"
        )
    };
    write("[one](https://one.example/) and [own](https://example.org/b)");
    let moved = Response {
        status: 301,
        headers: vec![("location".to_owned(), "https://www.one.example/".to_owned())],
        ..page()
    };
    site.net.answer([moved, page(), ok(json!({}))]);
    assert_eq!(site.announce(NOW).posted.len(), 1);
    assert_eq!(
        mentions(&site),
        [("https://www.one.example/in".to_owned(), form("one.example"))]
    );
    assert_eq!(site.announce(NOW).known, 1);
    assert!(mentions(&site).is_empty());
    // Also a page that is not linked any more hears of it.
    write("[two](https://two.example/)");
    site.net
        .answer([page(), ok(json!({})), page(), error(500, "trouble")]);
    let run = site.announce(NOW);
    assert_eq!((run.edited.len(), run.failures.len()), (0, 1), "{run:?}");
    site.net
        .answer([page(), ok(json!({})), page(), ok(json!({}))]);
    assert_eq!(site.announce(NOW).edited.len(), 1);
    mentions(&site);
    site.remove("a");
    site.net
        .answer([page(), ok(json!({})), page(), error(400, "no")]);
    let run = site.announce(NOW);
    assert_eq!((run.deleted.len(), run.notes.len()), (1, 1), "{run:?}");
    let forms: Vec<String> = mentions(&site).into_iter().map(|(_, form)| form).collect();
    assert_eq!(forms, [form("one.example"), form("two.example")]);
}

/// As for `pull`: a link of a post leads nowhere into the network of whoever announces.
#[test]
fn private_addresses_are_not_asked() {
    let inside = Server::start(|_| Answer::status(200));
    let site = Site::new("announce: {webmention: true}\n");
    let run = |options: &[&str]| {
        let mut command = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("feedmill"));
        command
            .arg("announce")
            .arg(site.folder.path())
            .args(options)
            .output()
            .unwrap()
    };
    assert_eq!(run(&[]).status.code(), Some(0));
    let text = format!(
        "---\ntitle: A\ndate: 2026-02-02\n---\n[in]({}/)\n",
        inside.url
    );
    site.write("content/a.md", &text);
    let refused = run(&["--since", "2026-01-01"]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(said.contains("its address is private"), "{said}");
    assert!(inside.take().is_empty());
    site.write("content/a.md", text.replace("[in]", "[into]"));
    let allowed = run(&["--allow-private"]);
    assert_eq!(allowed.status.code(), Some(0));
    assert_eq!(inside.take().len(), 1);
}

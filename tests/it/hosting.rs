//! What `feedmill hosting` and `feedmill head` print. Real servers are asked by tests/hosting/check.py.

use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;

fn feedmill(arguments: &[&str]) -> Output {
    Command::new(assert_cmd::cargo::cargo_bin!("feedmill"))
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hosting"))
        .args(arguments)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The lines that were printed.
fn printed(arguments: &[&str]) -> Vec<String> {
    let output = feedmill(arguments);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    text(&output.stdout).lines().map(str::to_owned).collect()
}

#[test]
fn every_host_gets_its_configuration() {
    let refresh = std::env::var_os("FEEDMILL_REFRESH").is_some();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hosting/expected");
    for host in [
        "nginx",
        "caddy",
        "apache",
        "netlify",
        "cloudflare",
        "github-pages",
    ] {
        let output = feedmill(&["hosting", host, "site"]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let path = folder.join(format!("{host}.txt"));
        if refresh {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &output.stdout).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap();
        assert_eq!(
            text(&output.stdout),
            expected,
            "{host}: FEEDMILL_REFRESH=1 takes what is printed"
        );
        let json = feedmill(&["hosting", host, "site", "--report", "json"]);
        let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
        assert_eq!(json["configuration"], expected);
    }
}

#[test]
fn an_unknown_host_is_told_which_there_are() {
    let output = feedmill(&["hosting", "gopher", "site"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("nginx"));
}

#[test]
fn a_redirect_that_cannot_be_is_refused_with_its_line() {
    let site = tempfile::tempdir().unwrap();
    fs::write(
        site.path().join("feedmill.yaml"),
        "title: T\nurl: https://example.org\nfeeds:\n  redirects: {feed.xml: atom.xml}\n",
    )
    .unwrap();
    let output = feedmill(&["hosting", "nginx", site.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(
        said.contains("feedmill.yaml:4") && said.contains("/feed.xml: atom.xml"),
        "{said}"
    );
}

#[test]
fn a_page_names_the_feeds_of_what_it_is_about() {
    let link = |path: &str, title: &str| {
        let media_type = if path.ends_with("rss.xml") {
            "rss"
        } else {
            "atom"
        };
        format!(
            "<link rel=\"alternate\" type=\"application/{media_type}+xml\" title=\"{title}\" href=\"https://example.org/blog/feeds/{path}\">"
        )
    };
    let whole = vec![link("rss.xml", "R&amp;D"), link("atom.xml", "R&amp;D")];
    let boats = [
        link("category/boats/rss.xml", "R&amp;D | Boats"),
        link("category/boats/atom.xml", "R&amp;D | Boats"),
    ];
    let author = [
        link("author/tamsin-oake/rss.xml", "R&amp;D | @Tamsin Oake"),
        link("author/tamsin-oake/atom.xml", "R&amp;D | @Tamsin Oake"),
    ];
    assert_eq!(printed(&["head", "site"]), whole);
    let of_boats = [&whole[..], &boats].concat();
    assert_eq!(printed(&["head", "site", "--category", "Boats"]), of_boats);
    for post in [
        "https://example.org/blog/boats/2025/01/02/a-post.html",
        "/blog/boats/2025/01/02/a-post.html",
        "content/a-post.md",
    ] {
        let links = printed(&["head", "site", "--post", post]);
        for link in whole.iter().chain(&boats).chain(&author) {
            assert!(links.contains(link), "{post}: {link}: {links:#?}");
        }
    }
    let json = feedmill(&["head", "site", "--report", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(
        json["links"][0]["href"],
        "https://example.org/blog/feeds/rss.xml"
    );
    assert_eq!(json["links"][0]["title"], "R&D");
}

#[test]
fn a_page_about_nothing_is_a_fault_with_a_remedy() {
    for (option, name) in [("--category", "boots"), ("--post", "/nowhere.html")] {
        let output = feedmill(&["head", "site", option, name]);
        assert_eq!(output.status.code(), Some(2));
        let said = text(&output.stderr);
        assert!(said.contains(name) && said.contains("help: "), "{said}");
    }
}

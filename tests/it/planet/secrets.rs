//! Credentials of a source's address reach its server, and nothing else.

use std::fs;
use std::path::Path;

use crate::world::clock::StillClock;
use crate::world::planet::{NOW, posts, pull, rss, site};
use crate::world::server::{Answer, Server};

/// Everything in a site's folder but its settings, and what a command printed.
fn everything(site: &Path, printed: &str) -> String {
    let files = walkdir::WalkDir::new(site).into_iter().flatten();
    let files =
        files.filter(|file| file.file_type().is_file() && file.file_name() != "feedmill.yaml");
    files.fold(printed.to_owned(), |text, file| {
        let bytes = fs::read(file.path()).unwrap();
        format!(
            "{text}\n{}\n{}",
            file.path().display(),
            String::from_utf8_lossy(&bytes)
        )
    })
}

#[test]
fn credentials_are_sent_and_appear_nowhere() {
    let server = Server::start(|asked| {
        let path = asked.path.replace('&', "&amp;");
        if path.contains("broken") {
            return Answer::status(302).with("Location", "ftp://a.example/");
        }
        let host = &asked.headers["host"];
        let said = match path.split('?').next().unwrap_or_default() {
            "/one" => "aHVzaDpodXNo hush:hush",
            "/two" => "to%2Fken to/ken",
            _ => "secret-value",
        };
        // The server repeats what it was asked, as it came and in other forms.
        rss(&format!(
            "<item><guid isPermaLink=\"false\">42{}</guid><title>{said}</title>\
             <link>http://{host}{path}</link><description>&lt;a href=\"?x={said}\"&gt;a&lt;/a&gt;</description></item>",
            asked.path.len()
        ))
    });
    let host = server.url.strip_prefix("http://").unwrap();
    let site = site(&format!(
        "sources:\n  - url: http://someone:hush:hush@{host}/one\n  - url: http://{host}/two?a=b&t=${{TEST_TOKEN}}\n  \
         - {{url: \"http://{host}/secret-path-7?k=secret-value\", secret: true}}\n  - url: http://{host}/broken/${{TEST_TOKEN}}\n"
    ));
    let run = |verb: &str, options: &[&str]| {
        let mut command = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("feedmill"));
        let command = command.arg(verb).args(options).arg(site.path());
        let output = command.env("TEST_TOKEN", "to/ken").output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        format!(
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        )
    };
    let mut printed = run("pull", &["--allow-private", "--report", "json"]);
    printed += &run("pull", &["--allow-private", "--retry"]);
    printed += &run("build", &[]);
    let asked = server.take();
    let paths: Vec<&str> = asked.iter().map(|asked| asked.path.as_str()).collect();
    for path in [
        "/one",
        "/two?a=b&t=to%2Fken",
        "/secret-path-7?k=secret-value",
        "/broken/to%2Fken",
    ] {
        assert!(paths.contains(&path), "{paths:?}");
    }
    let basic = "Basic c29tZW9uZTpodXNoOmh1c2g=";
    assert!(asked.iter().any(|asked| {
        asked
            .headers
            .get("authorization")
            .is_some_and(|sent| sent == basic)
    }));
    let all = everything(site.path(), &printed);
    for secret in [
        "hush:hush",
        "someone",
        "to/ken",
        "to%2Fken",
        "aHVzaDpodXNo",
        "secret-path",
        "secret-value",
    ] {
        let at = all
            .find(secret)
            .map(|at| all[..at].lines().rev().take(3).collect::<Vec<_>>());
        assert!(at.is_none(), "{secret}: {at:?}");
    }
    // What may be shown is.
    let posts = posts(site.path()).into_values().collect::<String>();
    assert!(
        posts.contains(&format!("\"feed\":\"http://{host}/two?a=b\"")),
        "{posts}"
    );
    assert!(
        posts.contains("\"feed\":\"https://harbour.example/\""),
        "{posts}"
    );
}

#[test]
fn a_variable_that_is_not_set_is_named() {
    let site = site("sources:\n  - url: https://u:hush@a.example/?t=${FEEDMILL_TEST_UNSET}\n");
    let mut command = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("feedmill"));
    let output = command.arg("pull").arg(site.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.contains("`FEEDMILL_TEST_UNSET`") && said.contains("help: "),
        "{said}"
    );
    assert!(!said.contains("hush"), "{said}");
}

/// A site that was pulled by an earlier release: its post and state have the credentials.
#[test]
fn posts_of_earlier_releases_lose_their_credentials_and_keep_their_files() {
    let server = Server::start(|_| {
        rss("<item><guid isPermaLink=\"false\">42</guid><title>A</title></item>")
    });
    let url = server.url.replace("http://", "http://user:hush@");
    let site = site(&format!("sources:\n  - url: {url}/feed\n"));
    // As it was: `sha256(\"{url}/feed#42\")` names the file.
    let id = {
        use sha2::{Digest, Sha256};
        let sum = Sha256::digest(format!("{url}/feed#42"));
        sum[..8]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
    };
    let text = format!(
        "---\ntitle: \"A\"\ndate: 2026-01-01 00:00:00 +0000\nguid: \"{url}/feed#42\"\nsource: {{\"feed\":\"{url}/feed\",\"title\":\"Harbour\"}}\n---\n\n"
    );
    let sum = {
        use sha2::{Digest, Sha256};
        let sum = Sha256::digest(&text);
        sum[..16]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
    };
    let signed = text.replacen("\n---\n\n", &format!("\npulled: {sum}\n---\n\n"), 1);
    let file = format!("harbour/2026-01-01-{id}.html");
    fs::create_dir_all(site.path().join("content/harbour")).unwrap();
    fs::write(site.path().join("content").join(&file), signed).unwrap();
    fs::create_dir(site.path().join(".feedmill")).unwrap();
    let state = format!(
        "{{\"sources\": {{\"{url}/feed\": {{\"title\": \"Harbour\"}}}}, \"items\": [\"{id}\"]}}"
    );
    fs::write(site.path().join(".feedmill/pull.json"), state).unwrap();
    let report = pull(site.path(), &StillClock::at(NOW));
    assert_eq!(
        (report.counts().updated, report.counts().new),
        (1, 0),
        "{report:?}"
    );
    let all = everything(site.path(), "");
    assert!(!all.contains("hush") && all.contains(&file), "{all}");
    assert_eq!(
        pull(site.path(), &StillClock::at(NOW)).counts().unchanged,
        1
    );
}

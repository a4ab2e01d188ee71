//! How the server starts: with a build if there is nothing, at any address, or with a plain word on why it cannot.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::client;

fn serve(site: &Path, options: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_feedmill"));
    command.arg("serve").arg(site).args(options);
    command
}

/// The lines that the server says at its start, on both streams; it has ended.
fn lines(mut command: Command) -> (String, String) {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let url = first_line(&mut child);
    child.kill().unwrap();
    child.wait().unwrap();
    let mut said = String::new();
    let mut stderr = child.stderr.take().unwrap();
    stderr.read_to_string(&mut said).unwrap();
    (url, said)
}

fn first_line(child: &mut Child) -> String {
    let mut line = String::new();
    let mut said = BufReader::new(child.stdout.take().unwrap());
    said.read_line(&mut line).unwrap();
    line
}

fn unbuilt() -> tempfile::TempDir {
    let site = client::site();
    fs::remove_dir_all(site.path().join("feeds")).unwrap();
    site
}

#[test]
fn what_is_not_built_is_built_first() {
    let site = unbuilt();
    let (url, said) = lines(serve(site.path(), &["--port", "0"]));
    assert!(
        url.contains(" is served at http://127.0.0.1:"),
        "{url}{said}"
    );
    assert!(said.contains("built 2 feeds from 1 post in "), "{said}");
    assert!(said.contains(" documents written"), "{said}");
    assert!(site.path().join("feeds/atom.xml").exists());
    // What is there is served as it is.
    let (_, said) = lines(serve(site.path(), &["--port", "0"]));
    assert_eq!(said, "");
    // A folder that holds hidden files alone, or of another name, is as good as none.
    fs::create_dir(site.path().join("other")).unwrap();
    fs::write(site.path().join("other/.keep"), "").unwrap();
    let other = site.path().join("other");
    let (_, said) = lines(serve(
        site.path(),
        &["--port", "0", "--out", other.to_str().unwrap()],
    ));
    assert!(said.contains("built 2 feeds"), "{said}");
}

#[test]
fn each_build_says_what_it_did() {
    let site = client::site();
    let mut child = serve(site.path(), &["--port", "0", "--watch"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines();
    let mut next = || said.next().unwrap().unwrap();
    let first = next();
    assert!(
        first.starts_with("built 2 feeds from 1 post in "),
        "{first}"
    );
    first_line(&mut child);
    let post = site.path().join("content/b.md");
    fs::write(&post, "---\ntitle: B\ndate: 2022-02-01\n---\ntext\n").unwrap();
    assert_eq!(next(), "changed: content/b.md");
    let second = next();
    assert!(
        second.starts_with("built 2 feeds from 2 posts in "),
        "{second}"
    );
    assert!(second.contains("documents written"), "{second}");
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn an_address_is_written_as_people_like() {
    let site = client::site();
    let port = {
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        free.local_addr().unwrap().port().to_string()
    };
    for addr in ["127.0.0.1:P", ":P", "P", "localhost:P"] {
        let addr = addr.replace('P', &port);
        let (url, said) = lines(serve(site.path(), &["--addr", &addr]));
        assert!(
            url.contains(&format!(":{port}/feeds/")),
            "{addr}: {url}{said}"
        );
    }
    let (url, said) = lines(serve(site.path(), &["--addr", "localhost", "-p", &port]));
    assert!(url.contains(&format!(":{port}/feeds/")), "{url}{said}");
    let (url, _) = lines(serve(site.path(), &["--addr", "0.0.0.0:0"]));
    assert!(url.contains("http://localhost:"), "{url}");
    if TcpListener::bind("[::1]:0").is_ok() {
        let (url, _) = lines(serve(site.path(), &["--addr", "[::1]:0"]));
        assert!(url.contains("http://[::1]:"), "{url}");
    }
}

#[test]
fn why_it_cannot_listen_is_said_before_what_to_do() {
    let site = client::site();
    let refused = |options: &[&str]| {
        let output = serve(site.path(), options).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).unwrap()
    };
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let said = refused(&["--port", &port.to_string()]);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(
        lines[0],
        format!("error: port {port} is already in use on 127.0.0.1")
    );
    assert!(
        lines[1].starts_with("  help: ") && lines[1].contains("--port"),
        "{said}"
    );
    assert_eq!(lines.len(), 2, "{said}");
    let said = refused(&["--addr", "127.0.0.1:nine"]);
    assert!(
        said.starts_with("error: invalid address `127.0.0.1:nine`\n  help: "),
        "{said}"
    );
    let said = refused(&["--addr", "192.0.2.1:4000"]);
    assert!(
        said.starts_with("error: `192.0.2.1` is not an address of this machine\n  help: "),
        "{said}"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn the_browser_is_opened_if_it_is_wanted() {
    use std::os::unix::fs::PermissionsExt;
    let site = client::site();
    let tools = tempfile::tempdir().unwrap();
    let browser = tools.path().join("xdg-open");
    let opened = tools.path().join("opened");
    let script = format!(
        "#!/bin/sh\nprintf %s \"$1\" > {0}.new && mv {0}.new {0}\n",
        opened.display()
    );
    fs::write(&browser, script).unwrap();
    fs::set_permissions(&browser, fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:/usr/bin:/bin", tools.path().display());
    let mut child = serve(site.path(), &["--port", "0", "--open"])
        .env("PATH", path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let line = first_line(&mut child);
    while !opened.exists() {
        assert_eq!(child.try_wait().unwrap(), None);
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let url = fs::read_to_string(&opened).unwrap();
    assert!(
        url.starts_with("http://127.0.0.1:") && line.contains(&url),
        "{line}{url}"
    );
    child.kill().unwrap();
    child.wait().unwrap();
}

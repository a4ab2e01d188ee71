//! Whatever posts, feeds, files, settings and arguments hold, nothing of it commands a terminal or a CI runner.

use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::world::server::{Answer, Server};

/// All that misleads in one text: a sequence that clears the screen, a title of the window, C1, an end of a line with
/// commands of GitHub's runner, a text that runs backwards, one that hides.
const HOSTILE: &str = "x\u{1b}[2J\u{1b}]0;t\u{7}\u{9b}2J\r\n::error::owned\n##[add-mask]y\u{202e}evil\u{2066}\u{200b}\u{e0041}\u{2028}z";

/// The same as JSON writes it, which is how YAML and JSON Feed take it.
fn quoted() -> String {
    let text = serde_json::to_string(HOSTILE).unwrap();
    // YAML refuses C1 as it is.
    text.replace('\u{9b}', "\\u009b")
}

fn feedmill() -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("feedmill"));
    command.env_remove("RUST_BACKTRACE");
    command
}

fn run(folder: &Path, arguments: &[&OsStr]) -> Output {
    let mut command = feedmill();
    command.current_dir(folder).args(arguments);
    command.output().unwrap()
}

/// What is wrong with text that is printed: a character that a terminal obeys or that misleads, a line that a runner obeys.
fn faults(text: &str, has_commands: bool) -> Vec<String> {
    let mut faults = Vec::new();
    for line in text.split('\n') {
        let is_bad = |c: &char| {
            (c.is_control() && *c != '\t')
                || matches!(
                    c,
                    '\u{202e}' | '\u{2066}' | '\u{200b}' | '\u{e0041}' | '\u{2028}'
                )
        };
        if line.chars().any(|c| is_bad(&c)) {
            faults.push(format!("{line:?} has controls"));
        }
        let is_command = line.trim_start().starts_with("::")
            && line.trim_start()[2..].starts_with(|c: char| c.is_ascii_alphabetic());
        let is_own = has_commands
            && ["::error", "::warning", "::notice"]
                .iter()
                .any(|own| line.starts_with(own));
        if is_command && (!is_own || line.starts_with("::error::owned")) {
            faults.push(format!("{line:?} is a command"));
        }
        if line.contains("##[") && !is_own {
            faults.push(format!("{line:?} has a command"));
        }
    }
    faults
}

/// A site in which everything that can be named is named by somebody hostile.
fn site() -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    let root = site.path();
    let hostile = quoted();
    fs::create_dir(root.join("content")).unwrap();
    fs::write(
        root.join("feedmill.yaml"),
        format!(
            "title: {hostile}\nurl: https://example.org/\ndescription: {hostile}\nauthor: {hostile}\ncontent:\n  permalink: \"/:title/\"\n"
        ),
    )
    .unwrap();
    let named = |name: &str, text: &str| {
        fs::write(root.join("content").join(name), text).unwrap();
    };
    named(
        "good.md",
        &format!(
            "---\ntitle: {hostile}\ndate: 2022-01-01 10:00 +0000\ntags: [{hostile}]\ncategories: [{hostile}]\nauthor: {hostile}\n---\ntext\n"
        ),
    );
    // File names may hold everything but a slash.
    named(
        &format!("{HOSTILE}.md"),
        "---\ntitle: A\ndate: 2022-01-02 10:00 +0000\n---\ntext\n",
    );
    named(
        &format!("bad-{HOSTILE}.md"),
        &format!("---\ntitle: B\ndate: {hostile}\n---\ntext\n"),
    );
    named(
        "worse.md",
        "---\ntitle: \u{1b}[2J\u{9b}\ndate: \u{1b}x\u{202e} \u{200b}\n---\n",
    );
    named(
        "key.md",
        &format!("---\ntitle: C\ndate: 2022-01-01\n{hostile}: 1\nexpires: {hostile}\n---\n"),
    );
    site
}

/// A feed whose every part is hostile, in each format.
fn feeds(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    let xml = HOSTILE.replace(['\u{1b}', '\u{7}'], "");
    for (name, text) in [
        (
            "bad.xml".to_owned(),
            format!(
                "<rss version=\"{xml}\"><channel><title>{xml}</title><link>{xml}</link>\n::error::owned\n<x:y/><item><guid>{xml}</guid><guid>{xml}</guid><pubDate>{xml}</pubDate><{}/></item></channel></rss>",
                "a\u{9b}b\u{200b}"
            ),
        ),
        (
            "raw.xml".to_owned(),
            format!("<rss version=\"2.0\"><channel><title>{HOSTILE}</title></channel></rss>"),
        ),
        (
            "feed.json".to_owned(),
            format!(
                "{{\"version\": \"https://jsonfeed.org/version/1.1\", {0}: {0}, \"title\": 1, \"items\": [{{\"id\": {0}, \"date_published\": {0}, {0}: 1}}]}}",
                quoted()
            ),
        ),
        (
            format!("{HOSTILE}.atom"),
            format!("<feed xmlns=\"http://www.w3.org/2005/Atom\"><updated>{xml}</updated></feed>"),
        ),
        (
            "list.opml".to_owned(),
            format!(
                "<opml version=\"{xml}\"><head><dateCreated>{xml}</dateCreated></head><body/></opml>"
            ),
        ),
    ] {
        fs::write(folder.join(name), text).unwrap();
    }
}

#[test]
fn no_verb_prints_what_a_terminal_or_a_runner_obeys() {
    let site = site();
    let root = site.path();
    feeds(&root.join("strange"));
    let hostile = OsStr::from_bytes(HOSTILE.as_bytes());
    let not_text = OsStr::from_bytes(b"\xff\x1b[2J\xc2\x9b.xml");
    let server = Server::start(|asked| match asked.path.as_str() {
        "/moved" => Answer::status(302).with("Location", "http://127.0.0.1:1/\u{9b}::error::owned"),
        "/type" => Answer::ok("text/\u{1b}[2Jhtml", "<p>no feed"),
        "/raw" => Answer::Raw("HTTP/1.1 \u{1b}[2J\u{9b} ::error::owned\r\n\r\n".into()),
        _ => Answer::ok(
            "application/rss+xml",
            format!("<rss version=\"2.0\"><channel><{HOSTILE}"),
        ),
    });
    let urls = ["/moved", "/type", "/raw", "/feed"].map(|path| format!("{}{path}", server.url));
    let sources: String = urls.iter().map(|url| format!("  - url: {url}\n")).collect();
    let planet = tempfile::tempdir().unwrap();
    fs::write(
        planet.path().join("feedmill.yaml"),
        format!("title: T\nurl: https://example.org/\nsources:\n{sources}"),
    )
    .unwrap();
    let bad = tempfile::tempdir().unwrap();
    fs::write(
        bad.path().join("feedmill.yaml"),
        format!("title: T\nurl: {0}\n{0}: 1\n", quoted()),
    )
    .unwrap();
    let inner = root.join(hostile);
    fs::create_dir(&inner).unwrap();

    let mut runs: Vec<(&Path, Vec<&OsStr>)> = Vec::new();
    let mut add = |folder, line: &'static str, last: Option<&'static OsStr>| {
        let mut words: Vec<&OsStr> = line.split(' ').map(OsStr::new).collect();
        words.extend(last);
        runs.push((folder, words));
    };
    // Leaked on purpose: the list above is one of words that live as long as the test.
    let hostile: &'static OsStr = Box::leak(hostile.to_owned().into_boxed_os_str());
    let not_text: &'static OsStr = Box::leak(not_text.to_owned().into_boxed_os_str());
    for line in [
        "build --check",
        "build --timings",
        "build --validate --report json",
        "build --strict",
        "head",
        "head --report json",
        "head --post content/good.md",
        "hosting nginx",
        "hosting caddy",
        "hosting apache",
        "hosting netlify --report json",
        "announce --dry-run",
        "publish --dry-run --to ./strange",
        "publish --dry-run --report json --to ./strange",
        "validate strange",
        "validate strange --format json",
        "validate strange --format sarif",
        "validate strange --format junit",
        "validate strange --format github",
        "validate strange --strict --quiet",
        "validate strange/missing --format github",
        "init",
        "explain",
        "schema",
        "--help",
    ] {
        add(root, line, None);
    }
    for line in [
        "build",
        "build --out",
        "build --now",
        "build --format",
        "build --by",
        "init",
        "explain",
        "head --tag",
        "head --post",
        "hosting",
        "serve --addr",
        "publish --to",
        "validate",
        "validate --allow",
        "validate --format junit",
        "validate --format github",
        "validate --format sarif",
        "pull",
    ] {
        add(root, line, Some(hostile));
        add(root, line, Some(not_text));
    }
    add(planet.path(), "pull --allow-private", None);
    add(planet.path(), "pull", None);
    add(planet.path(), "pull --dry-run --report json", None);
    for verb in ["build", "head", "init", "pull", "hosting nginx", "serve"] {
        add(bad.path(), verb, None);
    }

    let mut shown = String::new();
    let mut wrong = Vec::new();
    for (folder, words) in &runs {
        let output = run(folder, words);
        let line: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
        let line = line.join(" ");
        let is_github = line.contains("github");
        for (name, bytes, has_commands) in [
            ("stdout", &output.stdout, is_github),
            ("stderr", &output.stderr, false),
        ] {
            let text = String::from_utf8(bytes.clone()).unwrap();
            let found = faults(&text, has_commands);
            wrong.extend(
                found
                    .into_iter()
                    .map(|fault| format!("{line:?} {name}: {fault}")),
            );
        }
        assert_ne!(output.status.code(), Some(101), "{line:?} panics");
        if [
            "build --strict",
            "validate strange",
            "validate strange --format junit",
        ]
        .contains(&line.as_str())
        {
            shown += &format!("$ feedmill {line}\n");
            let err = String::from_utf8_lossy(&output.stderr);
            let out = String::from_utf8_lossy(&output.stdout);
            shown.extend(
                err.lines()
                    .chain(out.lines())
                    .map(|line| format!("{line}\n")),
            );
            shown += &format!("[exit status {}]\n\n", output.status.code().unwrap_or(-1));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    if cfg!(feature = "pull") {
        assert!(server.take().len() >= urls.len());
    }
    golden(&without_seconds(&shown));
}

/// The time that a build takes differs from run to run.
fn without_seconds(text: &str) -> String {
    let lines = text.lines().map(|line| match line.find(" in 0.") {
        Some(at) if line.ends_with(" s") => format!("{} in 0.00 s\n", &line[..at]),
        _ => format!("{line}\n"),
    });
    lines.collect()
}

/// Compares with what is written down; `FEEDMILL_REFRESH=1` writes it down.
fn golden(found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/terminal/hostile.txt");
    if std::env::var_os("FEEDMILL_REFRESH").is_some() {
        fs::write(&path, found).unwrap();
    }
    let wanted = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        wanted == found,
        "tests/terminal/hostile.txt differs; FEEDMILL_REFRESH=1 takes what there is now:\n{found}"
    );
}

#[test]
fn a_reader_that_closes_the_pipe_is_no_error() {
    for arguments in [
        &["explain"][..],
        &["schema"],
        &["explain", "--format", "json"],
        &["--help"],
    ] {
        let mut child = feedmill()
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        assert_eq!(said, "", "{arguments:?}");
        assert_eq!(child.wait().unwrap().code(), Some(0), "{arguments:?}");
    }
}

#[test]
fn output_that_gets_lost_is_an_error() {
    let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else {
        return;
    };
    let output = feedmill().arg("schema").stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.starts_with("error: cannot write to standard output: "),
        "{said}"
    );
}

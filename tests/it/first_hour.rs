//! The first hour with feedmill, as a person sees it: each file of `tests/first_hour/` is a session in a terminal, with every
//! command, what it prints and the status it exits with. `FEEDMILL_REFRESH=1` writes down what there is now.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Variables that change what is printed.
const UNSET: [&str; 7] = [
    "CI",
    "CLICOLOR_FORCE",
    "FORCE_COLOR",
    "GITHUB_ACTIONS",
    "RUST_BACKTRACE",
    "RUST_LIB_BACKTRACE",
    "TERM",
];

fn sessions() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/first_hour");
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let is_session = |path: &PathBuf| path.extension().is_some_and(|end| end == "console");
    let mut sessions: Vec<PathBuf> = entries.filter(is_session).collect();
    sessions.sort();
    sessions
}

/// A session played again: its heading, and each command with what it prints now.
fn replayed(session: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().canonicalize().unwrap().join("my-blog");
    fs::create_dir(&site).unwrap();
    // Somebody else has this port.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let shown_port = session.contains("$PORT").then_some(port);
    let (heading, commands) = session.split_once("\n$ ").unwrap();
    let mut out = format!("{heading}\n");
    for command in commands.split("\n$ ") {
        let command = command.lines().next().unwrap();
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(format!("exec 2>&1\n{command}"));
        shell
            .current_dir(&site)
            .env("PATH", path())
            .env("PORT", port.to_string());
        shell.envs([("LC_ALL", "C"), ("TZ", "UTC"), ("NO_COLOR", "1")]);
        UNSET.iter().for_each(|name| {
            shell.env_remove(name);
        });
        let done = shell.output().unwrap();
        out.push_str(&format!("$ {command}\n"));
        let said = String::from_utf8(done.stdout).unwrap();
        out.push_str(&steady(&said, &site, shown_port));
        if !out.ends_with('\n') {
            out.push_str("[no line end]\n");
        }
        match done.status.code() {
            Some(0) => {}
            Some(code) => out.push_str(&format!("[exit {code}]\n")),
            None => out.push_str("[killed]\n"),
        }
    }
    out
}

/// Where `feedmill` and the shell's own tools are.
fn path() -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_feedmill"));
    let system = std::env::var("PATH").unwrap_or_default();
    format!("{}:{system}", program.parent().unwrap().display())
}

/// What is printed without what differs from run to run: times, the folder, the port.
fn steady(said: &str, site: &Path, port: Option<u16>) -> String {
    let said = said.replace(&site.display().to_string(), "[folder]");
    let said = match port {
        None => said,
        Some(port) => said
            .replace(&port.to_string(), "$PORT")
            .replace(&(port + 1).to_string(), "[another port]"),
    };
    let mut out = String::new();
    for line in said.split_inclusive('\n') {
        let words: Vec<&str> = line.split(' ').collect();
        let mut shown: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        for (at, pair) in words.windows(2).enumerate() {
            let is_unit = matches!(pair[1].trim_end(), "s" | "ms" | "s," | "ms,");
            if is_unit && pair[0].parse::<f64>().is_ok() {
                "[time]".clone_into(&mut shown[at]);
            }
        }
        out.push_str(&shown.join(" "));
    }
    out
}

#[test]
fn each_session_goes_as_it_is_written_down() {
    let sessions = sessions();
    assert!(sessions.len() >= 8);
    let refresh = std::env::var_os("FEEDMILL_REFRESH").is_some();
    let mut different = Vec::new();
    for path in sessions {
        let written = fs::read_to_string(&path).unwrap();
        let now = replayed(&written);
        if refresh {
            fs::write(&path, now).unwrap();
        } else if now != written {
            let lines = now.lines().zip(written.lines());
            let first = lines.take_while(|(now, written)| now == written).count();
            let line = |text: &str| text.lines().nth(first).unwrap_or("(the end)").to_owned();
            different.push(format!(
                "{}:{}\n  - {}\n  + {}",
                path.display(),
                first + 1,
                line(&written),
                line(&now)
            ));
        }
    }
    assert!(
        different.is_empty(),
        "{}\nFEEDMILL_REFRESH=1 writes down what there is now",
        different.join("\n")
    );
}

/// A key that is misspelled is looked at in a session, whichever it is.
#[test]
fn every_setting_is_misspelled_once() {
    let schema: serde_json::Value = serde_json::from_str(&feedmill::config::schema()).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/first_hour");
    let session = fs::read_to_string(folder.join("typos.console")).unwrap();
    let types = [
        "ContentSettings",
        "FeedsSettings",
        "PublishSettings",
        "AnnounceSettings",
        "Podcast",
    ];
    let types = types.map(|name| &schema["$defs"][name]["properties"]);
    let mut keys = 0;
    for properties in types.into_iter().chain([&schema["properties"]]) {
        for key in properties.as_object().unwrap().keys() {
            let is_meant = format!("did you mean `{key}`?");
            assert!(
                session.contains(&is_meant),
                "no typo of `{key}` in typos.console"
            );
            keys += 1;
        }
    }
    assert!(keys > 40, "{keys}");
}

/// Whoever follows a guide types what a session has shown to work.
#[test]
fn guides_have_commands_of_sessions() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sessions: Vec<String> = sessions()
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    for guide in ["docs/move.md", "docs/archive.md"] {
        let text = fs::read_to_string(root.join(guide)).unwrap();
        let lines = text.lines().map(str::trim);
        let commands: Vec<&str> = lines.filter(|line| line.starts_with("feedmill ")).collect();
        assert!(!commands.is_empty(), "{guide}");
        for command in commands {
            let typed = format!("$ {command}");
            let is_typed = |session: &String| session.lines().any(|line| line.starts_with(&typed));
            assert!(sessions.iter().any(is_typed), "{guide}: {command}");
        }
    }
}

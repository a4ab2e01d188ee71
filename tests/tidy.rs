//! The house is in order: imports run one way, and every file says what lives there.

use std::fs;
use std::path::{Path, PathBuf};

/// A module uses only what stands before it.
const ORDER: &[&str] = &[
    "nearest",
    "warning",
    "read",
    "value",
    "date",
    "uri",
    "config",
    "content",
    "selection",
    "feed",
    "render",
    "output",
    "build",
    "web",
    "pull",
    "publish",
    "announce",
];

fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    assert!(found.len() > 20);
    found
}

#[test]
fn imports_run_one_way() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (path, text) in sources() {
        let relative = path.strip_prefix(&root).unwrap().with_extension("");
        let module = relative
            .components()
            .next()
            .unwrap()
            .as_os_str()
            .to_string_lossy()
            .into_owned();
        let Some(place) = ORDER.iter().position(|name| *name == module) else {
            continue;
        };
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        let code: String = code.collect::<Vec<_>>().join("\n");
        for used in code.split("crate::").skip(1) {
            let used = used
                .split(|c: char| !c.is_ascii_lowercase())
                .next()
                .unwrap();
            if let Some(other) = ORDER.iter().position(|name| *name == used) {
                assert!(
                    other <= place,
                    "{}: `{module}` uses `{used}`",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn every_file_says_what_lives_there() {
    for (path, text) in sources() {
        assert!(
            text.starts_with("//! "),
            "{} does not open with `//!`",
            path.display()
        );
    }
}

#[test]
fn all_that_is_printed_goes_through_one_module() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (path, text) in sources() {
        let relative = path.strip_prefix(&root).unwrap();
        if relative.starts_with("cmd/say.rs") || relative.starts_with("cmd/say") {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            let code = line.trim_start();
            if code.starts_with("//") {
                continue;
            }
            for printer in [
                "println!(",
                "print!(",
                "dbg!(",
                "io::stdout",
                "io::stderr",
                "stdout()",
                "stderr()",
            ] {
                assert!(
                    !code.contains(printer),
                    "{}:{}: `{printer}` prints text of strangers as it is; use `cmd::say`",
                    path.display(),
                    number + 1
                );
            }
        }
    }
}

#[test]
fn files_of_a_site_are_read_up_to_a_limit() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (path, text) in sources() {
        let relative = path.strip_prefix(&root).unwrap();
        let is_of_site = ["config", "content", "pull", "announce", "publish"]
            .iter()
            .any(|module| relative.starts_with(module));
        // It opens folders.
        if !is_of_site || relative.ends_with("near.rs") {
            continue;
        }
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for reader in ["fs::read(", "fs::read_to_string(", "File::open("] {
            assert!(
                !code.contains(reader),
                "{}: `{reader}` waits for pipes and reads devices without end; use `read::file`",
                path.display()
            );
        }
    }
}

#[test]
fn workflows_may_only_read_and_name_actions_by_their_commits() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/workflows");
    // The published package has none.
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            text.contains("\npermissions:\n  contents: read\njobs:\n"),
            "{} may do more than read",
            path.display()
        );
        for line in text.lines().filter(|line| line.contains("uses:")) {
            let commit = line
                .split('@')
                .nth(1)
                .and_then(|rest| rest.split(' ').next());
            let is_commit = commit.is_some_and(|commit| {
                commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit())
            });
            assert!(is_commit, "{}: `{line}` names no commit", path.display());
        }
    }
}

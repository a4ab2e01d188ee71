//! The house is in order: imports run one way, and every file says what lives there.

use std::fs;
use std::path::{Path, PathBuf};

/// A module uses only what stands before it, but for [`ASKED`].
const ORDER: &[&str] = &[
    "nearest",
    "warning",
    "read",
    "fingerprint",
    "value",
    "date",
    "uri",
    "syntax",
    "pages",
    "rule",
    "source",
    "config",
    "built",
    "content",
    "generators",
    "index",
    "load",
    "selection",
    "feed",
    "render",
    "hosting",
    "output",
    "lock",
    "cache",
    "build",
    "doctor",
    "serve",
    "net",
    "pull",
    "diff",
    "adopt",
    "publish",
    "announce",
];

/// Modules that others hand on and ask, and the first of those: the settings hold the generator, which reads posts with what
/// `content` has, and `content` hands the index of posts to those who render bodies.
const ASKED: &[(&str, &str)] = &[("generators", "config"), ("index", "content")];

/// The files of the root package.
fn sources() -> Vec<(PathBuf, String)> {
    below(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
}

/// The packages below `crates/`: engines that know nothing of sites.
fn engines() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates");
    let mut engines: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    engines.sort();
    assert!(engines.len() > 4);
    engines
}

/// Every file of Rust below a folder, with its text.
fn below(folder: PathBuf) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder];
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
    assert!(!found.is_empty());
    found
}

#[test]
fn imports_run_one_way() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let place_of = |module: &str| ORDER.iter().position(|name| *name == module).unwrap();
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
            let may_ask =
                |(asked, first): &(&str, &str)| *asked == used && place >= place_of(first);
            if ASKED.iter().any(may_ask) {
                continue;
            }
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
    let engines = engines().into_iter().flat_map(below);
    for (path, text) in sources().into_iter().chain(engines) {
        assert!(
            text.starts_with("//! "),
            "{} does not open with `//!`",
            path.display()
        );
    }
}

/// What a module does is in files with a name.
#[test]
fn files_called_mod_list_modules_and_nothing_else() {
    let engines = engines().into_iter().map(|engine| engine.join("src"));
    let files = sources().into_iter().chain(engines.flat_map(below));
    let files = files.filter(|(path, _)| path.ends_with("mod.rs"));
    let mut count = 0;
    for (path, text) in files {
        count += 1;
        for item in syn::parse_file(&text).unwrap().items {
            let is_list = match &item {
                syn::Item::Mod(module) => module.content.is_none(),
                syn::Item::Use(_) => true,
                _ => false,
            };
            assert!(
                is_list,
                "{} has more than `mod` and `use`: move it to a file of its own",
                path.display()
            );
        }
    }
    assert!(count > 20);
}

/// Cargo refuses a circle of packages, but not one that has the tool in it as a dependency of tests.
#[test]
fn engines_know_nothing_of_the_tool() {
    for engine in engines() {
        let manifest = fs::read_to_string(engine.join("Cargo.toml")).unwrap();
        let tables: toml::Table = toml::from_str(&manifest).unwrap();
        for table in ["dependencies", "dev-dependencies", "build-dependencies"] {
            let names = tables.get(table).and_then(toml::Value::as_table);
            let mut names = names.into_iter().flat_map(toml::Table::keys);
            assert!(
                !names.any(|name| name == "feedmill"),
                "{} depends on feedmill",
                engine.display()
            );
        }
        for name in ["README.md", "LICENSE-APACHE", "LICENSE-MIT", "examples"] {
            assert!(
                engine.join(name).exists(),
                "{} has no {name}",
                engine.display()
            );
        }
    }
}

/// What an engine makes differs between versions, so that the cache must belong to those of all engines.
#[test]
fn the_cache_belongs_to_the_versions_of_all_engines() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let memory = fs::read_to_string(root.join("src/cache/key.rs")).unwrap();
    for engine in engines() {
        let name = engine
            .file_name()
            .unwrap()
            .to_string_lossy()
            .replace('-', "_");
        assert!(memory.contains(&format!("{name}::VERSION")), "{name}");
    }
}

#[test]
fn all_that_is_printed_goes_through_one_module() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (path, text) in sources() {
        let relative = path.strip_prefix(&root).unwrap();
        if relative.starts_with("cli/say.rs") || relative.starts_with("cli/say") {
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
                    "{}:{}: `{printer}` prints text of strangers as it is; use `cli::say`",
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
        let is_of_site = [
            "config",
            "content",
            "generators",
            "pull",
            "announce",
            "publish",
        ]
        .iter()
        .any(|module| relative.starts_with(module));
        // It opens folders.
        if !is_of_site || relative.ends_with("dir_handle.rs") {
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
        let granted = text.split("\npermissions:\n").nth(1).unwrap_or_default();
        let of_all_jobs: Vec<&str> = granted
            .lines()
            .take_while(|line| line.starts_with(' '))
            .collect();
        assert_eq!(of_all_jobs, ["  contents: read"], "{}", path.display());
        // Jobs that publish a release need more, and name what.
        let publishes = path.ends_with("release.yml") || path.ends_with("container.yml");
        assert!(
            publishes || !text.contains(": write"),
            "{} may do more than read",
            path.display()
        );
        let of_others = |line: &&str| line.contains("uses:") && !line.contains("uses: ./");
        for line in text.lines().filter(of_others) {
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

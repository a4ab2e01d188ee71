//! What the command says, and with which exit status.

use std::fs;
use std::path::Path;

use assert_cmd::Command;

fn feedmill() -> Command {
    Command::new(assert_cmd::cargo::cargo_bin!("feedmill"))
}

fn site() -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    fs::create_dir(site.path().join("content")).unwrap();
    fs::write(
        site.path().join("feedmill.yaml"),
        "title: T\nurl: https://example.org\n",
    )
    .unwrap();
    fs::write(
        site.path().join("content/a.md"),
        "---\ntitle: A\ndate: 2022-01-01 10:00 +0000\n---\ntext\n",
    )
    .unwrap();
    site
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn the_example_site_is_current_and_healthy() {
    feedmill()
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args([
            "build",
            "--check",
            "--strict",
            "--now",
            "2026-11-01T00:00:00Z",
        ])
        .assert()
        .success();
}

#[test]
fn the_example_sites_documents_are_valid() {
    feedmill()
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args([
            "build",
            "--check",
            "--validate",
            "--now",
            "2026-11-01T00:00:00Z",
        ])
        .assert()
        .success();
}

#[test]
fn good_documents_are_not_replaced_by_invalid_ones() {
    let site = site();
    let settings = |rules: &str| {
        let text = format!("title: T\nurl: https://example.org\nvalidate: {{deny: [{rules}]}}\n");
        fs::write(site.path().join("feedmill.yaml"), text).unwrap();
    };
    let build = |options: &[&str]| {
        let mut command = feedmill();
        command.arg("build").arg(site.path()).args(options);
        command.output().unwrap()
    };
    let read = |name: &str| fs::read_to_string(site.path().join("feeds").join(name)).unwrap();
    let output = build(&["--validate"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let rss = read("rss.xml");
    // What these documents lack is not an error, but here it is taken for one.
    let post = "---\ntitle: B\ndate: 2022-02-01 10:00 +0000\n---\ntext\n";
    fs::write(site.path().join("content/b.md"), post).unwrap();
    settings("feed/language-missing");
    let output = build(&["--validate"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    for part in [
        "error[feed/language-missing]",
        "not written: rss.xml",
        "the old ones stay",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert_eq!(read("rss.xml"), rss);
    let report: serde_json::Value =
        serde_json::from_slice(&build(&["--validate", "--quiet", "--report", "json"]).stdout)
            .unwrap();
    assert_eq!(report["documents"]["refused"][0], "atom.xml");
    // They are not taken for documents that are made no more, and nobody is kept from writing them unseen.
    assert_eq!(build(&["--validate", "--check"]).status.code(), Some(1));
    assert_eq!(build(&[]).status.code(), Some(0));
    assert_ne!(read("rss.xml"), rss);
    assert_eq!(build(&["--validate"]).status.code(), Some(1));
}

#[test]
fn check_names_what_is_not_current() {
    let site = site();
    let check = || {
        feedmill()
            .arg("build")
            .arg(site.path())
            .arg("--check")
            .output()
            .unwrap()
    };
    assert_eq!(check().status.code(), Some(1));
    assert!(!site.path().join("feeds").exists());
    feedmill().arg("build").arg(site.path()).assert().success();
    assert_eq!(check().status.code(), Some(0));
    let rss = site.path().join("feeds/rss.xml");
    fs::write(
        &rss,
        fs::read_to_string(&rss)
            .unwrap()
            .replace("<title>A", "<title>B"),
    )
    .unwrap();
    let stale = check();
    assert_eq!(stale.status.code(), Some(1));
    let said = text(&stale.stderr);
    assert!(
        said.contains("differs: rss.xml:") && said.contains("+ <title>A</title>"),
        "{said}"
    );
}

#[test]
fn a_fault_is_shown_with_its_line_and_fails_only_under_strict() {
    let site = site();
    fs::write(
        site.path().join("content/b.md"),
        "---\ntitle: \"a \"b\" c\"\ndate: soon\n---\ntext\n",
    )
    .unwrap();
    let build = |options: &[&str]| {
        feedmill()
            .arg("build")
            .arg(site.path())
            .args(options)
            .output()
            .unwrap()
    };
    let output = build(&[]);
    assert_eq!(output.status.code(), Some(0));
    let said = text(&output.stderr);
    for part in [
        "content/b.md:3:7",
        "date: soon",
        "^^^^",
        "help: write `date:",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert_eq!(build(&["--strict"]).status.code(), Some(1));
    let report: serde_json::Value =
        serde_json::from_slice(&build(&["--report", "json", "--quiet"]).stdout).unwrap();
    assert_eq!(report["posts"], 1);
    let file = report["warnings"][1]["file"].as_str().unwrap();
    assert!(file.ends_with("content/b.md"), "{file}");
}

#[test]
fn a_folder_without_settings_says_how_to_write_them() {
    let empty = tempfile::tempdir().unwrap();
    let output = feedmill().arg("build").arg(empty.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("feedmill init"));
}

#[test]
fn init_writes_settings_that_build_takes() {
    let site = tempfile::tempdir().unwrap();
    fs::write(
        site.path().join("_config.yml"),
        "title: It's mine\nurl: https://example.org\ntimezone: Asia/Shanghai\n",
    )
    .unwrap();
    fs::create_dir(site.path().join("_posts")).unwrap();
    fs::write(
        site.path().join("_posts/2022-01-01-a.md"),
        "---\ntitle: A\n---\ntext\n",
    )
    .unwrap();
    feedmill().arg("init").arg(site.path()).assert().success();
    feedmill().arg("init").arg(site.path()).assert().code(2);
    feedmill()
        .arg("build")
        .arg(site.path())
        .arg("--strict")
        .assert()
        .success();
    let atom = fs::read_to_string(site.path().join("feeds/atom.xml")).unwrap();
    assert!(
        atom.contains("<title>It's mine</title>") || atom.contains("<title>It&apos;s mine</title>"),
        "{atom}"
    );
    assert!(
        atom.contains("https://example.org/2022/01/01/a.html"),
        "{atom}"
    );
}

/// The README's table of commands is not a wish: every option in it is known.
#[test]
fn the_commands_of_the_readme_are_understood() {
    let readme =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let site = site();
    let commands: Vec<&str> = readme
        .lines()
        .filter_map(|line| line.strip_prefix("| `feedmill ")?.split('`').next())
        .collect();
    assert!(commands.len() >= 8);
    // Every command runs in one folder, the one that names another site too.
    fs::create_dir(site.path().join("my-blog")).unwrap();
    fs::write(
        site.path().join("my-blog/feedmill.yaml"),
        "title: T\nurl: https://example.org\ncontent: {dir: .}\n",
    )
    .unwrap();
    for command in commands {
        let output = feedmill()
            .current_dir(site.path())
            .args(command.split_whitespace())
            .output()
            .unwrap();
        assert_ne!(
            output.status.code(),
            Some(2),
            "{command}: {}",
            text(&output.stderr)
        );
    }
}

/// Help lists each verb in a group, in one line, and the help of each verb has an example.
#[test]
fn help_names_every_verb_and_shows_examples() {
    let help = |arguments: &[&str]| {
        let output = feedmill().args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        text(&output.stdout)
    };
    let all = help(&["--help"]);
    let mut seen = 0;
    for (verb, is_there) in [
        ("build", true),
        ("init", true),
        ("lock", true),
        ("diff", cfg!(feature = "pull")),
        ("pull", cfg!(feature = "pull")),
        ("serve", cfg!(feature = "serve")),
        ("head", true),
        ("validate", true),
        ("doctor", true),
        ("explain", true),
        ("schema", true),
        ("hosting", true),
        ("publish", cfg!(feature = "publish")),
        ("announce", cfg!(feature = "announce")),
    ] {
        assert!(
            all.lines()
                .any(|line| line.starts_with(&format!("  {verb} "))),
            "{verb}: {all}"
        );
        let own = help(&[verb, "--help"]);
        assert!(!is_there || own.contains("Example"), "{verb}: {own}");
        assert!(own.contains(&format!("feedmill {verb}")), "{verb}: {own}");
        for option in ["--config", "--quiet", "--verbose", "--color"] {
            assert!(own.contains(option), "{verb} {option}: {own}");
        }
        seen += 1;
    }
    assert_eq!(seen, 14);
    assert!(all.lines().all(|line| line.chars().count() <= 100), "{all}");
}

#[test]
fn colours_are_printed_if_they_are_asked_for() {
    let empty = tempfile::tempdir().unwrap();
    fs::write(empty.path().join("feedmill.yaml"), "title: [\n").unwrap();
    let said = |options: &[&str]| {
        let mut command = feedmill();
        command.current_dir(empty.path()).arg("build").args(options);
        text(&command.output().unwrap().stderr)
    };
    assert!(said(&["--color", "always"]).contains("\u{1b}["));
    assert!(!said(&[]).contains('\u{1b}') && !said(&["--color", "never"]).contains('\u{1b}'));
}

#[test]
fn the_page_of_codes_is_current_and_each_code_is_explained() {
    let explain = |arguments: &[&str]| {
        let output = feedmill().arg("explain").args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/messages.md");
    assert_eq!(
        fs::read_to_string(page).unwrap(),
        explain(&["build", "--format", "markdown"]),
        "run `feedmill explain build --format markdown > docs/messages.md`"
    );
    let told = explain(&["no-date"]);
    assert!(told.starts_with("no-date (warning)\n\n"), "{told}");
    assert!(explain(&["build"]).lines().count() > 60);
    let output = feedmill().args(["explain", "no-dat"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("did you mean `no-date`?"));
}

/// Every command that a guide shows is one: its options are known, wherever they are explained.
#[test]
fn the_commands_of_the_guides_are_understood() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let guides = fs::read_dir(root.join("docs")).unwrap();
    let guides = guides.map(|guide| guide.unwrap().path());
    let guides = guides.filter(|guide| guide.extension().is_some_and(|end| end == "md"));
    let mut commands = 0;
    for guide in guides.chain([root.join("README.md")]) {
        let text = fs::read_to_string(&guide).unwrap();
        let mut is_shell = false;
        for line in text.lines() {
            match line.strip_prefix("```") {
                Some(language) => is_shell = matches!(language, "sh" | "console"),
                None if !is_shell => continue,
                None => {}
            }
            let line = line.strip_prefix("$ ").unwrap_or(line);
            let Some(command) = line.strip_prefix("feedmill ") else {
                continue;
            };
            let end = command.find(['#', '|', '>', '&', ';']);
            feedmill()
                .args(shell_words(&command[..end.unwrap_or(command.len())]))
                .arg("--help")
                .assert()
                .success();
            commands += 1;
        }
    }
    assert!(commands >= 10, "{commands}");
}

/// The words of a command, with those in quotes together.
fn shell_words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for character in command.chars() {
        match quote {
            Some(open) if character == open => quote = None,
            Some(_) => word.get_or_insert_default().push(character),
            None if matches!(character, '\'' | '"') => {
                quote = Some(character);
                word.get_or_insert_default();
            }
            None if character.is_whitespace() => words.extend(word.take()),
            None => word.get_or_insert_default().push(character),
        }
    }
    words.extend(word);
    words
}

/// Every piece of settings that a guide shows is read without a complaint.
#[test]
fn the_settings_of_the_guides_are_understood() {
    let site = tempfile::tempdir().unwrap();
    let mut pieces = 0;
    for guide in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")).unwrap() {
        let guide = guide.unwrap().path();
        if guide.is_dir() {
            continue;
        }
        let text = fs::read_to_string(guide).unwrap();
        let blocks = text
            .split("\n```")
            .filter_map(|part| part.strip_prefix("yaml\n"));
        // The others are settings of GitHub, GitLab and pre-commit.
        for block in blocks.filter(|block| {
            let is_for_others = ["script:", "jobs:", "repos:", "runs-on:"];
            !block.starts_with("- ") && !is_for_others.iter().any(|key| block.contains(key))
        }) {
            let head = match block.starts_with("title:") {
                true => "",
                false => "title: T\nurl: https://example.org/\nlanguage: en\n",
            };
            fs::write(
                site.path().join("feedmill.yaml"),
                format!("{head}{block}\n"),
            )
            .unwrap();
            let config = feedmill::Config::load(site.path());
            let warnings = config.map(|config| config.warnings.clone());
            assert!(
                matches!(&warnings, Ok(found) if found.is_empty()),
                "{block}: {warnings:?}"
            );
            pieces += 1;
        }
    }
    assert!(pieces >= 6, "{pieces}");
}

/// Object stores need many crates, so that they are not in the default build, which says how to get them.
#[cfg(not(feature = "stores"))]
#[test]
fn a_store_that_was_left_out_says_how_to_get_it() {
    let site = site();
    for store in [
        "s3://bucket/feeds",
        "gs://bucket/feeds",
        "az://bucket/feeds",
    ] {
        let publish = ["publish", "--to", store];
        let output = feedmill().args(publish).arg(site.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        let said = text(&output.stderr);
        assert!(said.contains("--features full"), "{said}");
    }
}

//! `feedmill validate`: what it writes in each form, and with which status it ends.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/validate")
}

fn validate(arguments: &[&str]) -> Output {
    Command::new(assert_cmd::cargo::cargo_bin!("feedmill"))
        .current_dir(folder().join("documents"))
        .args(["validate", "--now", "2026-01-01T00:00:00Z"])
        .args(arguments)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Compares with what is written down; `FEEDMILL_REFRESH=1` writes it down.
fn golden(name: &str, found: &str) {
    let path = folder().join("golden").join(name);
    if std::env::var_os("FEEDMILL_REFRESH").is_some() {
        fs::write(&path, found).unwrap();
    }
    let wanted = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        wanted == found,
        "{name} differs; FEEDMILL_REFRESH=1 takes what there is now:\n{found}"
    );
}

#[test]
fn every_form_is_as_it_was() {
    for (form, name) in [
        ("human", "human.txt"),
        ("json", "json.jsonl"),
        ("github", "github.txt"),
        ("sarif", "sarif.json"),
        ("junit", "junit.xml"),
    ] {
        let output = validate(&[".", "missing.xml", "--format", form]);
        assert_eq!(output.status.code(), Some(2), "{form}");
        let version = format!("\"semanticVersion\": \"{}\"", env!("CARGO_PKG_VERSION"));
        let found = text(&output.stdout).replace(&version, "\"semanticVersion\": \"0\"");
        // How a system words it is not ours.
        golden(
            name,
            &found.replace(
                "The system cannot find the file specified.",
                "No such file or directory",
            ),
        );
        assert!(text(&output.stderr).contains("missing.xml"));
    }
}

#[test]
fn the_status_tells_faults_from_failures() {
    assert_eq!(validate(&["pier.atom"]).status.code(), Some(0));
    assert_eq!(validate(&["pier.atom", "tide.rss"]).status.code(), Some(1));
    assert_eq!(
        validate(&["pier.atom", "nowhere.xml"]).status.code(),
        Some(2)
    );
}

#[test]
fn a_folder_without_feeds_is_a_failure_that_says_what_is_looked_for() {
    let empty = tempfile::tempdir().unwrap();
    fs::write(empty.path().join("page.html"), "<p>no feed</p>").unwrap();
    let output = validate(&[empty.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(
        said.contains("has no feeds") && said.contains("rss"),
        "{said}"
    );
}

#[test]
fn standard_input_is_a_document_too() {
    let output = Command::new(assert_cmd::cargo::cargo_bin!("feedmill"))
        .args(["validate", "-", "--format", "json"])
        .write_stdin(fs::read(folder().join("documents/broken.json")).unwrap())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let line: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(line["document"], "-");
    assert_eq!(line["valid"], false);
    assert_eq!(line["findings"][0]["line"], 4);
}

/// What is written for machines names every finding once, and the same ones.
#[test]
fn all_forms_tell_the_same() {
    let lines = text(&validate(&[".", "--format", "json"]).stdout);
    let mut findings = Vec::new();
    for line in lines.lines() {
        let report: serde_json::Value = serde_json::from_str(line).unwrap();
        for finding in report["findings"].as_array().unwrap() {
            let document = report["document"]
                .as_str()
                .unwrap()
                .trim_start_matches("./")
                .to_owned();
            findings.push((
                document,
                finding["rule"].clone(),
                finding["line"].clone(),
                finding["column"].clone(),
            ));
        }
    }
    assert!(findings.len() > 5);
    let sarif: serde_json::Value =
        serde_json::from_slice(&validate(&[".", "--format", "sarif"]).stdout).unwrap();
    let run = &sarif["runs"][0];
    let results = run["results"].as_array().unwrap();
    let found: Vec<_> = results
        .iter()
        .map(|result| {
            let place = &result["locations"][0]["physicalLocation"];
            let rule =
                &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
            assert_eq!(rule["id"], result["ruleId"]);
            let document = place["artifactLocation"]["uri"]
                .as_str()
                .unwrap()
                .to_owned();
            (
                document,
                result["ruleId"].clone(),
                place["region"]["startLine"].clone(),
                place["region"]["startColumn"].clone(),
            )
        })
        .collect();
    assert_eq!(found, findings);
    let github = text(&validate(&[".", "--format", "github"]).stdout);
    assert_eq!(github.lines().count(), findings.len());
    for (line, (document, ..)) in github.lines().zip(&findings) {
        assert!(line.contains(&format!(" file={document},line=")), "{line}");
    }
    let junit = text(&validate(&[".", "--format", "junit"]).stdout);
    let tree = roxmltree::Document::parse(&junit).unwrap();
    let told: usize = tree
        .descendants()
        .filter(|node| node.has_tag_name("failure") || node.has_tag_name("system-out"))
        .map(|node| {
            node.text()
                .unwrap()
                .lines()
                .filter(|line| !line.starts_with(' '))
                .count()
        })
        .sum();
    assert_eq!(told, findings.len());
}

#[test]
fn rules_are_denied_warned_of_and_allowed() {
    let status = |arguments: &[&str]| validate(arguments).status.code();
    assert_eq!(status(&["tide.rss", "--warn", "rss"]), Some(0));
    assert_eq!(status(&["tide.rss", "--warn", "rss", "--strict"]), Some(1));
    assert_eq!(
        status(&["tide.rss", "--warn", "rss", "--deny", "rss/unknown-element"]),
        Some(1)
    );
    let output = validate(&["tide.rss", "--allow", "rss,json/not-json"]);
    assert_eq!(output.status.code(), Some(0));
    let said = text(&output.stderr);
    assert!(
        said.contains("`json/not-json` is allowed") && !said.contains("`rss`"),
        "{said}"
    );
    let output = validate(&["tide.rss", "--allow", "rss/unknown-elemnt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("did you mean `rss/unknown-element`?"));
}

#[test]
fn a_site_settles_what_is_made_of_rules() {
    let site = tempfile::tempdir().unwrap();
    let settings = |validate: &str| {
        let text = format!("title: T\nurl: https://example.org\nvalidate: {validate}\n");
        fs::write(site.path().join("feedmill.yaml"), text).unwrap();
    };
    fs::copy(
        folder().join("documents/tide.rss"),
        site.path().join("tide.rss"),
    )
    .unwrap();
    let run = |options: &[&str]| {
        Command::new(assert_cmd::cargo::cargo_bin!("feedmill"))
            .current_dir(site.path())
            .args(["validate", "tide.rss"])
            .args(options)
            .output()
            .unwrap()
    };
    settings("{allow: [rss]}");
    assert_eq!(run(&[]).status.code(), Some(0));
    // The command line has the last word.
    assert_eq!(run(&["--deny", "rss/guid-repeated"]).status.code(), Some(1));
    settings("{allow: [rsss]}");
    let output = run(&[]);
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(
        said.contains("feedmill.yaml:3") && said.contains("did you mean `rss`?"),
        "{said}"
    );
}

const BROKEN: &str = "\n<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"><channel><title>Ebb & flow</title>\
    <link>https://harbour.example/</link><description>Tides</description>\n<item><title>a</title><guid>ebb-1</guid>\
    <Author>x</Author></item></channel></rss>\n";

const FIXED: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"><channel><title>Ebb &amp; flow</title>\
    <link>https://harbour.example/</link><description>Tides</description>\n<item><title>a</title><guid isPermaLink=\"false\">ebb-1</guid>\
    <Author>x</Author></item></channel></rss>\n";

#[test]
fn files_are_fixed_in_place_or_the_changes_are_shown() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("feed.xml");
    fs::write(&path, BROKEN).unwrap();
    let name = path.to_str().unwrap();

    let shown = validate(&[name, "--fix", "--diff"]);
    assert_eq!(shown.status.code(), Some(1));
    assert!(text(&shown.stdout).contains("\n+<rss version=\"2.0\"><channel><title>Ebb &amp; flow"));
    assert!(
        text(&shown.stderr).contains("Can fix 3 findings in 1 document"),
        "{}",
        text(&shown.stderr)
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), BROKEN);

    // What is left is an element that RSS does not have.
    let fixed = validate(&[name, "--fix"]);
    assert_eq!(fixed.status.code(), Some(1));
    assert_eq!(fs::read_to_string(&path).unwrap(), FIXED);
    let all = validate(&[name, "--fix", "--unsafe-fixes"]);
    assert!(
        text(&all.stderr).contains("rss/unknown-element 1"),
        "{}",
        text(&all.stderr)
    );
    assert!(
        fs::read_to_string(&path)
            .unwrap()
            .contains("<author>x</author>")
    );
    assert!(text(&validate(&[name, "--fix"]).stderr).contains("Nothing to fix"));

    fs::write(&path, BROKEN).unwrap();
    let told = text(&validate(&[name]).stdout);
    assert!(told.contains("; `--fix` fixes 3\n"), "{told}");

    let address = validate(&["https://harbour.example/feed", "--fix"]);
    assert_eq!(address.status.code(), Some(2));
    let alone = validate(&[name, "--unsafe-fixes"]);
    assert_eq!(alone.status.code(), Some(2));
}

#[test]
fn only_what_is_new_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old.xml"), folder.path().join("new.xml"));
    fs::write(&old, FIXED).unwrap();
    fs::write(&new, FIXED.replace("</item>", "<link>/ebb</link></item>")).unwrap();
    let (old, new) = (old.to_str().unwrap(), new.to_str().unwrap());

    let output = validate(&["--diff", old, new, "--format", "json"]);
    let found = text(&output.stdout);
    assert_eq!(found.lines().count(), 1);
    assert_eq!(found.matches("\"rule\"").count(), 1, "{found}");
    assert!(found.contains("value/address-not-whole"));
    assert_eq!(validate(&["--diff", old, old]).status.code(), Some(0));
    assert_eq!(validate(&["--diff", old]).status.code(), Some(2));

    let report = validate(&[old, new, "--format", "json"]);
    let baseline = folder.path().join("report.jsonl");
    fs::write(&baseline, &report.stdout).unwrap();
    let baseline = baseline.to_str().unwrap();
    assert_eq!(
        validate(&[old, new, "--baseline", baseline]).status.code(),
        Some(0)
    );
    assert_eq!(validate(&[old, "--baseline", old]).status.code(), Some(2));
}

#[test]
fn a_summary_has_a_line_for_each_rule_and_each_document() {
    let output = validate(&[".", "--summary"]);
    golden("summary.txt", &text(&output.stdout));
    let all = text(&validate(&[".", "--all"]).stdout);
    assert!(!all.contains("more like this"));
    assert_eq!(
        validate(&[".", "--all", "--summary"]).status.code(),
        Some(2)
    );
}

#[test]
fn a_rule_is_explained() {
    let explain = |arguments: &[&str]| {
        Command::new(assert_cmd::cargo::cargo_bin!("feedmill"))
            .arg("explain")
            .args(arguments)
            .output()
            .unwrap()
    };
    let told = text(&explain(&["rss/guid-repeated"]).stdout);
    for part in [
        "Wrong:",
        "Right:",
        "https://www.rssboard.org/",
        "DuplicateValue",
    ] {
        assert!(told.contains(part), "{told}");
    }
    let rule: serde_json::Value =
        serde_json::from_slice(&explain(&["rss/guid-repeated", "--format", "json"]).stdout)
            .unwrap();
    assert_eq!(rule["severity"], "error");
    let list = text(&explain(&["rss"]).stdout);
    assert!(list.lines().all(|line| line.starts_with("rss/")) && list.lines().count() > 3);
    let unknown = explain(&["rss/guid-repaeted"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(&unknown.stderr).contains("did you mean `rss/guid-repeated`?"));
}

#[cfg(not(feature = "fetch"))]
#[test]
fn without_the_feature_an_address_says_how_to_get_it() {
    let output = validate(&["https://harbour.example/"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("--features fetch"));
}

#[test]
fn the_page_of_rules_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let page = fs::read_to_string(path).unwrap();
    assert!(
        page == feedmill::validate::explain::markdown(feedmill::validate::rules()),
        "run `feedmill explain --format markdown > docs/rules.md`"
    );
}
